using Chela.Envelope.Decisions;

namespace Chela.Envelope.Policies;

/// <summary>
/// A rule of the owner's. <see cref="Verdict.Deny"/> and <see cref="Verdict.Ask"/> hold whatever else is so;
/// <see cref="Verdict.Allow"/> grants the verb, and grounds the destinations that its condition names.
/// </summary>
/// <param name="Name">Its name, told as the reason.</param>
/// <param name="When">Which effects it is about.</param>
/// <param name="Verdict">What it says of them.</param>
public sealed record PolicyRule(string Name, Condition When, Verdict Verdict);
