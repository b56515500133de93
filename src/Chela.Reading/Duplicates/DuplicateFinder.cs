using System.Collections.Immutable;
using System.Globalization;

namespace Chela.Reading.Duplicates;

/// <summary>
/// Finds among many items those that are one thing: by address, by DOI or arXiv id, by nearly the same text, and by what two
/// reports of one event share. Each is compared with items that are kept and never with one that went away, so that
/// no chain of likenesses joins what is not alike.
/// </summary>
public static class DuplicateFinder
{
    private const int ShortestTitle = 4;

    // Texts shorter than a dozen shingles are alike by accident.
    private const int LeastShingles = 12;
    private const int LeastSample = 12;
    private const double LeastResemblance = 0.55;
    private const double LeastContainment = 0.8;
    private const double LeastContainmentWithTitle = 0.4;

    /// <summary>Finds them.</summary>
    /// <param name="prints">The items in the order of preference: of two that are one the earlier is kept.</param>
    /// <returns>For each item what it doubles; null for one that is kept.</returns>
    public static ImmutableArray<Duplicate?> Find(IReadOnlyList<Fingerprint> prints)
    {
        var rarity = new FactRarity(prints);
        var found = ImmutableArray.CreateBuilder<Duplicate?>(prints.Count);
        var kept = new KeptPrints(prints.Count);
        for (var index = 0; index < prints.Count; index++)
        {
            var duplicate = kept.Like(prints[index])
                .Select(i => Compare(prints[i], prints[index], rarity) is { } same ? same with { Of = i } : null)
                .OfType<Duplicate>()
                .MinBy(d => (d.Kind, d.Of));
            found.Add(duplicate);
            if (duplicate is null)
            {
                kept.Add(prints[index], index);
            }
        }

        return found.MoveToImmutable();
    }

    /// <summary>In which way two items are one; null if they are two.</summary>
    internal static Duplicate? Compare(Fingerprint a, Fingerprint b, FactRarity rarity)
    {
        if (a.Ids.FirstOrDefault(b.Ids.Contains) is { } id)
        {
            return new(
                -1,
                id.StartsWith(Fingerprint.UrlScheme, StringComparison.Ordinal)
                    ? DuplicateKind.Address
                    : DuplicateKind.Paper,
                [id]
            );
        }

        // Two papers are two, even of one group about one thing.
        if (AreNamed(a, b, "arxiv ") || AreNamed(a, b, "doi "))
        {
            return null;
        }

        // What one site puts under all that it publishes is no text and no story: there the titles must be one, too.
        if (a.Title != b.Title && !a.Host.IsEmpty && a.Host.SequenceEqual(b.Host))
        {
            return null;
        }

        // Two numbers of a series are two, however much they are alike: "Release 1.2.3" and "Release 1.2.4".
        return IsSeries(a.Title, b.Title) ? null : CompareTexts(a, b) ?? Stories.Compare(a, b, rarity);
    }

    private static bool AreNamed(Fingerprint a, Fingerprint b, string scheme) =>
        a.Ids.Any(i => i.StartsWith(scheme, StringComparison.Ordinal))
        && b.Ids.Any(i => i.StartsWith(scheme, StringComparison.Ordinal));

    private static Duplicate? CompareTexts(Fingerprint a, Fingerprint b)
    {
        if (Math.Min(a.Sketch.Shingles, b.Sketch.Shingles) < LeastShingles)
        {
            return null;
        }

        var resemblance = a.Sketch.Resemblance(b.Sketch);
        if (resemblance >= LeastResemblance)
        {
            return Alike($"{Percent(resemblance)} of both");
        }

        var containment = a.Sketch.Containment(b.Sketch, out var sample);
        if (containment >= LeastContainment && sample >= LeastSample)
        {
            return Alike($"{Percent(containment)} of the shorter one");
        }

        return a.Title == b.Title && IsLong(a.Title) && containment >= LeastContainmentWithTitle
            ? Alike("the title", $"{Percent(containment)} of the shorter one")
            : null;
    }

    private static Duplicate Alike(params ImmutableArray<string> evidence) => new(-1, DuplicateKind.Text, evidence);

    private static string Percent(double part) =>
        part.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Whether a title says enough to tell items by.</summary>
    internal static bool IsLong(string title) => title.AsSpan().Count(' ') >= ShortestTitle - 1;

    private static bool IsSeries(string a, string b)
    {
        if (a == b || a.Length == 0 || b.Length == 0)
        {
            return false;
        }

        var (first, second) = (a.Split(' '), b.Split(' '));
        return first.Length == second.Length
            && first.Zip(second).All(p => p.First == p.Second || (HasDigit(p.First) && HasDigit(p.Second)));
    }

    private static bool HasDigit(string word) => word.Any(char.IsDigit);
}
