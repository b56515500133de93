namespace Chela.Reading.Search;

/// <summary>A part of a long query, of which nearly all are enough.</summary>
/// <param name="Term">What is looked for.</param>
/// <param name="Weight">How much it counts: a pair of characters half as much as a word.</param>
/// <param name="IsRequired">Whether nothing is found without it.</param>
public readonly record struct SearchPart(SearchTerm Term, int Weight, bool IsRequired);
