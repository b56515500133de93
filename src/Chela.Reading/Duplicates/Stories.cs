using System.Collections.Immutable;

namespace Chela.Reading.Duplicates;

/// <summary>Whether two texts report one event: by the rare names, numbers and links that both have.</summary>
internal static class Stories
{
    private const double LeastWeight = 5;
    private const double LeastOverlap = 0.4;

    // Where nothing but names are common, it must be most of them.
    private const double LeastWeightOfOneKind = 6;
    private const double LeastOverlapOfOneKind = 0.65;
    private const double TitleBonus = 1.5;
    private const int LeastKinds = 2;
    private const int MostEvidence = 6;

    /// <summary>That they do, with what both have; null if it is too little.</summary>
    public static Duplicate? Compare(Fingerprint a, Fingerprint b, FactRarity rarity)
    {
        var theirs = b.Facts.ToHashSet();
        var common = a.Facts.Where(theirs.Contains).Select(f => (Fact: f, Weight: rarity.Of(f))).ToList();
        var kinds = common
            .Where(c => c.Weight > 0)
            .Select(c => c.Fact[..c.Fact.IndexOf(' ', StringComparison.Ordinal)]);
        var isOneKind = kinds.Distinct().Count() < LeastKinds;
        var weight = common.Sum(c => c.Weight * (IsInBoth(c.Fact, a, b) ? TitleBonus : 1));
        var least = Math.Min(a.Facts.Sum(rarity.Of), b.Facts.Sum(rarity.Of));
        return
            weight < (isOneKind ? LeastWeightOfOneKind : LeastWeight)
            || weight < (isOneKind ? LeastOverlapOfOneKind : LeastOverlap) * least
            ? null
            : new Duplicate(
                -1,
                DuplicateKind.Story,
                [.. common.OrderByDescending(c => c.Weight).Take(MostEvidence).Select(c => c.Fact)]
            );
    }

    private static bool IsInBoth(string fact, Fingerprint a, Fingerprint b)
    {
        var word = fact[(fact.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return Has(a.Title, word) && Has(b.Title, word);
    }

    private static bool Has(string title, string word) => $" {title} ".Contains($" {word} ", StringComparison.Ordinal);
}
