using System.Collections.Immutable;

namespace Chela.Agent.Models;

/// <summary>A model that the owner configured. Immutable.</summary>
/// <param name="Name">What the owner calls it.</param>
/// <param name="Api">The wire its endpoint speaks.</param>
/// <param name="Endpoint">The address that calls start from, such as <c>https://api.example.org/v1</c>; without a query.</param>
/// <param name="Model">What the endpoint calls it.</param>
public sealed record ModelSettings(string Name, ModelApi Api, Uri Endpoint, string Model)
{
    /// <summary>What its answers have at most where nothing is set, in tokens.</summary>
    public const int UsualOutput = 4096;

    /// <summary>What it reads at most where nothing is set, in tokens.</summary>
    public const int UsualContext = 32_768;

    /// <summary>What it may be told.</summary>
    public ModelSees Sees { get; init; }

    /// <summary>
    /// Where its key is: the name of a secret, or <c>$NAME</c> of an environment variable; null if it needs none.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>Its context, in tokens: what it reads and writes in one call.</summary>
    public int Context { get; init; } = UsualContext;

    /// <summary>The most that it is to write in one call, in tokens.</summary>
    public int Output { get; init; } = UsualOutput;

    /// <summary>What it costs; null if nothing, or if nobody said.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>How hard it can be told to think, from the least on; none if it cannot.</summary>
    public ImmutableArray<string> Efforts { get; init; } = [];

    /// <summary>What its calls may use, whatever role it plays.</summary>
    public RoleBudget Budget { get; init; } = RoleBudget.None;
}
