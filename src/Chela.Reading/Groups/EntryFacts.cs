using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Reading.Form;

namespace Chela.Reading.Groups;

/// <summary>What is known of an entry before it has a place. Immutable.</summary>
/// <param name="Kind">What it is.</param>
public sealed record EntryFacts(ItemKind Kind)
{
    /// <summary>Characters of an entry that its language is told by.</summary>
    private const int Sample = 1_000;

    /// <summary>Whether it is about something that has an address and a text of its own: no note of the owner's, and no post.</summary>
    public bool HasSource => Url is not null && Kind is not (ItemKind.Note or ItemKind.Thread);

    /// <summary>Whether what is written of it is not in Chinese.</summary>
    public bool IsForeign
    {
        get
        {
            var text = Text.Length > Sample ? Text[..Sample] : Text;
            return TextLanguage.Of($"{Headline}\n{text}") != Language.Chinese;
        }
    }

    /// <summary>The digest's own headline, if the owner wrote one.</summary>
    public string? Headline { get; init; }

    /// <summary>The source's title; null if it has none of its own.</summary>
    public string? Title { get; init; }

    /// <summary>The address of the source, or of the first post; null if there is none.</summary>
    public string? Url { get; init; }

    /// <summary>Its text in Markdown, as long as it may be: only the beginning is looked at.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the owner or the site filed it under.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
}
