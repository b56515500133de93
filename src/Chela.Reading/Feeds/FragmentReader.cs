using System.Collections.Immutable;
using Chela.Reading.Captures;

namespace Chela.Reading.Feeds;

/// <summary>
/// Reads a piece of HTML that stands in a feed, an export or a post: all of it is content. Total; <see cref="PlainFragment"/>
/// is one that keeps paragraphs, headings, lists, code and links.
/// </summary>
/// <param name="html">The piece.</param>
/// <param name="url">What addresses in it are relative to; null if unknown.</param>
public delegate ImmutableArray<ReadBlock> FragmentReader(string html, string? url);
