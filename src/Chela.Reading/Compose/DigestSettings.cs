using System.Collections.Immutable;
using Chela.Reading.Form;
using Chela.Reading.Groups;

namespace Chela.Reading.Compose;

/// <summary>What <c>digest.yaml</c> says; everything may be missing.</summary>
public sealed record DigestSettings
{
    /// <summary>The settings of an owner who has none.</summary>
    public static DigestSettings Default { get; } = new();

    /// <summary>The whole byline: <c>by @me (Me) and LLMs</c>.</summary>
    public string? Byline { get; init; }

    /// <summary>The profile; null for the era of the week.</summary>
    public DigestProfile? Profile { get; init; }

    /// <summary>The titles without <c># </c>, with <c>{year}</c> and <c>{week}</c>.</summary>
    public BilingualName? Title { get; init; }

    /// <summary>Names of sections in the order that is wanted; the others follow in the profile's.</summary>
    public ImmutableArray<string> Sections { get; init; } = [];

    /// <summary>The quotation marks of generated text.</summary>
    public QuoteStyle? Quotes { get; init; }

    /// <summary>The form of posts' dates.</summary>
    public PostDate? PostDate { get; init; }

    /// <summary>The owner's rules of what belongs where.</summary>
    public ImmutableArray<GroupRule> Groups { get; init; } = [];

    /// <summary>Which notes of the owner's own come in.</summary>
    public OwnNotes OwnNotes { get; init; }
}
