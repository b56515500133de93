using System.Collections.Immutable;

namespace Chela.Reading.Posts;

/// <summary>A post on X, Bluesky or their like, as an export or an answer holds it. Nothing in it is guessed.</summary>
/// <param name="Id">What the network calls it.</param>
/// <param name="Text">What it says: entities decoded, links those that they lead to.</param>
internal sealed record Post(string Id, string Text)
{
    /// <summary>Its address; null if nobody says.</summary>
    public string? Url { get; init; }

    /// <summary>The network: X, Bluesky.</summary>
    public required string Site { get; init; }

    /// <summary>Whose it is, to tell authors apart: a handle; empty for the owner of an archive, who is not named in it.</summary>
    public string Account { get; init; } = "";

    /// <summary>What its author is called.</summary>
    public string? Name { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Its language.</summary>
    public string? Lang { get; init; }

    /// <summary>The title of the article that it carries.</summary>
    public string? Title { get; init; }

    /// <summary>The post that it answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The post that it quotes.</summary>
    public Post? Quote { get; init; }

    /// <summary>Its pictures and films.</summary>
    public ImmutableArray<PostMedia> Media { get; init; } = [];

    /// <summary>Its hashtags, without the mark.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
}
