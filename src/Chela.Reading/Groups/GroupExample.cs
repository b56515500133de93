namespace Chela.Reading.Groups;

/// <summary>An entry of a past digest, with the place where its owner put it.</summary>
/// <param name="Week">What tells its digest from others: entries of one week are never learnt from and tried on each other.</param>
/// <param name="Section">Its section's present name.</param>
/// <param name="Group">Its group's present name.</param>
/// <param name="Facts">What the digest tells of it.</param>
public sealed record GroupExample(string Week, string Section, string Group, EntryFacts Facts);
