using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chela.Reading.Evidence;
using Chela.Reading.Papers;
using Chela.Text;

namespace Chela.Reading.Cards.Facts;

/// <summary>
/// Finds the primary sources that a text cites: the links in it that lead to papers, standards, repositories, data, makers' own
/// documentation, laws and records (<see cref="SourcePlaces"/>), and the papers and RFCs that it names. The text's own site is none.
/// </summary>
internal static partial class SourceFinder
{
    private const int Most = 12;
    private const int LongestName = 80;
    private const int LongestText = 400_000;

    /// <summary>The primary sources, in the order of the text.</summary>
    public static ImmutableArray<CardSource> Of(ReadingTask task)
    {
        var found = new Dictionary<string, CardSource>(StringComparer.Ordinal);
        var own = CanonicalUrl.TryParse(task.Url, out var url) ? url : default;
        var ownPaper = ArxivId.TryParse(task.Url, out var id) ? id.Id : null;
        foreach (var link in task.Links)
        {
            if (found.Count < Most && OfLink(link, own) is { } source)
            {
                found.TryAdd(source.Kind == SourceKind.Repository ? source.Name : source.Url, source);
            }
        }

        var length = 0;
        foreach (var passage in task.Passages.Where(p => p.Role is not (PassageRole.Heading or PassageRole.Callout)))
        {
            if (found.Count >= Most || (length += passage.Text.Length) > LongestText)
            {
                break;
            }

            foreach (var match in Named().EnumerateMatches(passage.Text))
            {
                var name = passage.Text.Substring(match.Index, match.Length);
                var range = match.Index..(match.Index + match.Length);
                if (found.Count < Most && OfName(name, passage.SpanOf(range)) is { } source)
                {
                    found.TryAdd(source.Url, source);
                }
            }
        }

        if (ownPaper is not null)
        {
            found.Remove(PaperUrl(ownPaper));
        }

        return [.. found.Values.OrderBy(s => s.Span?.Bytes.Start ?? int.MaxValue)];
    }

    private static CardSource? OfLink(SourceLink link, CanonicalUrl own)
    {
        if (ArxivId.TryParse(link.Url, out var paper))
        {
            return new CardSource(SourceKind.Paper, $"arXiv:{paper.Id}", PaperUrl(paper.Id), link.Span);
        }

        if (PaperDoi.Of(link.Url) is { } doi)
        {
            return new CardSource(SourceKind.Paper, $"doi:{doi}", $"https://doi.org/{doi}", link.Span);
        }

        if (!CanonicalUrl.TryParse(link.Url, out var url) || SourcePlaces.Of(url) is not var (kind, name))
        {
            return null;
        }

        if (
            url.Host == own.Host
            && (kind is not SourceKind.Repository || url.Path.StartsWith(own.Path, StringComparison.Ordinal))
        )
        {
            return null;
        }

        var words = PlainText.OneLine(link.Text).Trim();
        words =
            words.Length is 0 or > LongestName || words.Contains("://", StringComparison.Ordinal)
                ? url.Host + url.Path
                : words;
        return new CardSource(kind, name ?? words, WebAddress.WithoutTracking(link.Url), link.Span);
    }

    private static CardSource? OfName(string name, CapturePlace? span)
    {
        if (Rfc().Match(name) is { Success: true } rfc)
        {
            var number = rfc.Groups[1].Value;
            return new CardSource(
                SourceKind.Standard,
                $"RFC {number}",
                $"https://www.rfc-editor.org/rfc/rfc{number}",
                span
            );
        }

        if (ArxivId.TryParse(name, out var paper))
        {
            return new CardSource(SourceKind.Paper, $"arXiv:{paper.Id}", PaperUrl(paper.Id), span);
        }

        return PaperDoi.Of(name.TrimEnd('.', ',', ';', ')')) is { } doi
            ? new CardSource(SourceKind.Paper, $"doi:{doi}", $"https://doi.org/{doi}", span)
            : null;
    }

    private static string PaperUrl(string id) => $"https://arxiv.org/abs/{id}";

    [GeneratedRegex(
        @"\bRFC[ -]?[1-9][0-9]{1,4}\b|\barXiv:\s?[0-9]{4}\.[0-9]{4,5}(?:v[0-9]{1,2})?\b|\bdoi:\s?10\.[0-9]{4,9}/[^\s""<>，。；）]{1,120}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Named();

    [GeneratedRegex(@"\ARFC[ -]?([1-9][0-9]{1,4})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Rfc();
}
