using System.Collections.Immutable;

namespace Chela.Reading.Groups;

/// <summary>Where a model would put an entry.</summary>
/// <param name="Best">The likeliest place.</param>
/// <param name="Probability">How likely it is, 0 to 1.</param>
/// <param name="Next">The place after it.</param>
/// <param name="NextProbability">How likely that is.</param>
/// <param name="IsSure">Whether it is as likely as what turned out right nearly always on weeks that were not learnt.</param>
/// <param name="Evidence">What speaks for the first and against the second, the strongest first.</param>
public sealed record GroupGuess(
    GroupClass Best,
    double Probability,
    GroupClass Next,
    double NextProbability,
    bool IsSure,
    ImmutableArray<(string Name, double Weight)> Evidence
);
