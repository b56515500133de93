using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Text;

namespace Chela.Reading.Groups;

/// <summary>
/// A rule of the owner's: entries that fit all its conditions go to its place. Of a condition with several values one must
/// fit. Immutable.
/// </summary>
/// <param name="Section">The section; null to find it by the group.</param>
/// <param name="Group">The group; null for the section's usual one.</param>
public sealed record GroupRule(string? Section, string? Group)
{
    /// <summary>Hosts: each stands for itself and what is below it.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Beginnings of addresses: whole folders of a path.</summary>
    public ImmutableArray<string> Urls { get; init; } = [];

    /// <summary>Tags of the note.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Kinds.</summary>
    public ImmutableArray<ItemKind> Kinds { get; init; } = [];

    /// <summary>Words in the headline or the source's title.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Where it stands in its file, for reports: 1-based.</summary>
    public int Line { get; init; }

    /// <summary>Whether an entry fits.</summary>
    public bool Fits(EntryFacts facts)
    {
        var hasPage = CanonicalUrl.TryParse(facts.Url, out var page);
        return Any(Hosts, h => hasPage && IsHost(page.Host, h))
            && Any(Urls, u => hasPage && IsBelow(page, u))
            && Any(Tags, t => facts.Tags.Any(f => Same(f.TrimStart('#'), t.TrimStart('#'))))
            && (Kinds.IsEmpty || Kinds.Contains(facts.Kind))
            && Any(Words, w => HasWord(facts.Headline, w) || HasWord(facts.Title, w));
    }

    private static bool Any(ImmutableArray<string> values, Func<string, bool> fits) =>
        values.IsEmpty || values.Any(fits);

    private static bool IsHost(string host, string wanted)
    {
        var name = CanonicalUrl.TryParse($"https://{wanted}", out var canonical) ? canonical.Host : wanted;
        return host == name || host.EndsWith("." + name, StringComparison.Ordinal);
    }

    private static bool IsBelow(CanonicalUrl page, string beginning)
    {
        if (!CanonicalUrl.TryParse(beginning, out var wanted))
        {
            return false;
        }

        var prefix = wanted.Value.TrimEnd('/');
        return page.Value.StartsWith(prefix, StringComparison.Ordinal)
            && (page.Value.Length == prefix.Length || page.Value[prefix.Length] is '/' or '?' or '#');
    }

    private static bool Same(string a, string b) => Casing.ToLower(a) == Casing.ToLower(b);

    /// <summary>A word is found whole where its script puts blanks between words, else anywhere.</summary>
    private static bool HasWord(string? title, string word)
    {
        var (text, wanted) = (Casing.ToLower(title ?? ""), Casing.ToLower(word));
        for (var at = 0; wanted.Length > 0 && (at = text.IndexOf(wanted, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var end = at + wanted.Length;
            if ((at == 0 || IsEdge(text[at - 1], text[at])) && (end == text.Length || IsEdge(text[end - 1], text[end])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word may end between two characters.</summary>
    private static bool IsEdge(char before, char after) =>
        !char.IsLetterOrDigit(before)
        || !char.IsLetterOrDigit(after)
        || WordReader.IsPaired(before)
        || WordReader.IsPaired(after);
}
