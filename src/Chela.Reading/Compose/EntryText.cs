using System.Collections.Immutable;

namespace Chela.Reading.Compose;

/// <summary>An entry's text in one language.</summary>
/// <param name="Headline">The digest's headline: Markdown of one line.</param>
/// <param name="Title">The source's own title, if it has a source.</param>
/// <param name="Callout">The owner's own voice, put before the source; empty if none.</param>
/// <param name="Body">The lines below the source.</param>
public sealed record EntryText(
    string Headline,
    string? Title,
    ImmutableArray<string> Callout,
    ImmutableArray<string> Body
);
