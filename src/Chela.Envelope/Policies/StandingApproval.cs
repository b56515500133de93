using System.Collections.Immutable;

namespace Chela.Envelope.Policies;

/// <summary>
/// An approval that the owner made permanent, as it was shown: one tool, fixed arguments, and the names of those that may
/// differ. It stands in for verb, grounding, control and content; who may see what, and limits, are checked all the same.
/// </summary>
/// <param name="Name">Its name, told as the reason.</param>
/// <param name="Tool">The tool's name.</param>
/// <param name="Fixed">Canonical JSON (RFC 8785) of the arguments that must be just these, by name.</param>
/// <param name="Free">Names of the arguments that may be anything.</param>
/// <param name="Expires">It does not hold from then on.</param>
public sealed record StandingApproval(
    string Name,
    string Tool,
    ImmutableSortedDictionary<string, string> Fixed,
    ImmutableArray<string> Free,
    DateTimeOffset Expires
);
