using System.Collections.Immutable;

namespace Chela.Reading.Cards;

/// <summary>What can be told of a text in a few words. Immutable; found by rules or by a model, each with its place.</summary>
public sealed record CardFacts
{
    /// <summary>Nothing.</summary>
    public static CardFacts None { get; } = new();

    /// <summary>Who and what is named in it, the most important first.</summary>
    public ImmutableArray<CardName> Names { get; init; } = [];

    /// <summary>Numbers with their units, in the order of the source.</summary>
    public ImmutableArray<CardNumber> Numbers { get; init; } = [];

    /// <summary>What its claims rest on, the most prominent first.</summary>
    public ImmutableArray<CardEvidence> Evidence { get; init; } = [];

    /// <summary>The primary sources that it cites, in the order of the source.</summary>
    public ImmutableArray<CardSource> Sources { get; init; } = [];

    /// <summary>How long it is, and how long it takes to read.</summary>
    public ReadingTime Time { get; init; }
}
