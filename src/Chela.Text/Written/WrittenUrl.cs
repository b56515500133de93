using System.Collections.Frozen;

namespace Chela.Text.Written;

/// <summary>
/// A web address: with a scheme, with <c>www.</c>, or a bare domain with or without a path. One with a user name is none:
/// what stands before the <c>@</c> looks like the host and is not.
/// </summary>
/// <param name="Scheme">The scheme, lower case; empty where none was written.</param>
/// <param name="Rest">Host without <c>www.</c>, lower case; then path, query and fragment as they were written; no slash for an empty path.</param>
/// <param name="Length">How many characters it takes.</param>
public readonly record struct WrittenUrl(string Scheme, string Rest, int Length)
{
    private const int LongestLabel = 63;
    private const int LongestHost = 253;
    private const int LongestScheme = 16;
    private const int Longest = 4096;

    private const string EndMarks = ".,;:!?'\"*_~";

    // Two words with a point between that are a file rather than a host, although some of these endings are domains too.
    private static readonly FrozenSet<string> FileEndings = (
        "txt md pdf doc docx xls xlsx csv tsv ppt pptx odt ods odp rtf tex bib epub json jsonl yaml yml xml toml ini cfg conf "
        + "html htm css js ts py rs cs c h cpp java go rb pl php sh bat ps sql db log png jpg jpeg gif webp svg bmp heic mp3 mp4 "
        + "mov wav flac avi mkv zip gz tar tgz rar bz xz iso exe dll ics eml vcf bak tmp"
    )
        .Split(' ')
        .ToFrozenSet();

    /// <summary>Reads the URL that starts at <paramref name="at"/>.</summary>
    /// <param name="exact"><see cref="ComparableText.Exact"/>: paths keep their case.</param>
    /// <param name="folded"><see cref="ComparableText.Folded"/>.</param>
    /// <param name="at">Where.</param>
    /// <param name="url">What was read.</param>
    public static bool TryRead(ReadOnlySpan<char> exact, ReadOnlySpan<char> folded, int at, out WrittenUrl url)
    {
        url = default;
        var hostStart = at;
        while (hostStart < folded.Length && hostStart - at <= LongestScheme && IsScheme(folded[hostStart]))
        {
            hostStart++;
        }

        var hasScheme = hostStart > at && folded[hostStart..].StartsWith("://");
        var scheme = hasScheme ? folded[at..hostStart].ToString() : "";
        hostStart = hasScheme ? hostStart + 3 : at;
        var length = ReadHost(folded, hostStart, out var isDomain);
        var hostEnd = hostStart + length;
        if (length == 0 || (!hasScheme && !isDomain))
        {
            return false;
        }

        var end = End(folded, hostEnd);
        var host = folded[hostStart..hostEnd];
        var isWww = host.StartsWith("www.");
        if (
            !hasScheme
            && !isWww
            && end == hostEnd
            && FileEndings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(host[(host.LastIndexOf('.') + 1)..])
        )
        {
            return false;
        }

        var tail = exact[hostEnd..end];
        url = new(scheme, string.Concat(isWww ? host[4..] : host, tail is "/" ? "" : tail), end - at);
        return IsWhole(folded, hostEnd, end);
    }

    /// <summary>Whether nothing stands there that belongs to it: <c>x.org@evil.example</c>, <c>x.org\y</c>, <c>x.org/{y}</c>.</summary>
    private static bool IsWhole(ReadOnlySpan<char> text, int hostEnd, int end)
    {
        var hasUser = text[hostEnd..end].StartsWith(":") && text[hostEnd..end].Contains('@');
        var isCut = end < text.Length && text[end] is ('@' or '\\' or '^' or '{' or '|' or '[');
        return !hasUser && !isCut && end - hostEnd <= Longest && (end > hostEnd || WordEdges.IsEdge(text, end));
    }

    /// <summary>Reads labels with points between; their length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where.</param>
    /// <param name="isDomain">Whether there are two labels at least and the last has two letters at least and nothing else.</param>
    public static int ReadHost(ReadOnlySpan<char> text, int at, out bool isDomain)
    {
        var end = at;
        var labels = 0;
        var last = at;
        while (end - at <= LongestHost)
        {
            var start = end;
            while (
                end < text.Length
                && end - start <= LongestLabel
                && (text[end] == '-' || (text[end] != '_' && WordEdges.IsSolid(text, end)))
            )
            {
                end++;
            }

            if (end == start)
            {
                end = labels == 0 ? at : start - 1;
                break;
            }

            labels++;
            last = start;
            if (end >= text.Length || text[end] != '.')
            {
                break;
            }

            end++;
        }

        end = Math.Max(end, at);
        var top = last < end ? text[last..end] : default;
        isDomain =
            labels >= 2
            && end - at <= LongestHost
            && top.Length >= 2
            && !top.ContainsAnyInRange('0', '9')
            && !top.Contains('-');
        return end - at;
    }

    private static bool IsScheme(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '+' or '-' or '.';

    /// <summary>The end of port, path, query and fragment, without the punctuation of the sentence.</summary>
    private static int End(ReadOnlySpan<char> text, int hostEnd)
    {
        var end = hostEnd;
        if (end < text.Length && text[end] is not ('/' or '?' or '#' or ':'))
        {
            return end;
        }

        var depth = 0;
        while (end < text.Length && end - hostEnd <= Longest && IsPart(text, end, ref depth))
        {
            end++;
        }

        while (end > hostEnd && EndMarks.Contains(text[end - 1], StringComparison.Ordinal))
        {
            end--;
        }

        return end;
    }

    private static bool IsPart(ReadOnlySpan<char> text, int at, ref int depth)
    {
        var character = text[at];
        depth +=
            character == '(' ? 1
            : character == ')' ? -1
            : 0;
        return character switch
        {
            <= ' ' or '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '}' or '|' => false,
            ')' => depth >= 0,
            '[' or ']' => false,
            < '\u0080' => true,

            // 打开x.org吧 ends before 吧; behind a slash the path goes on.
            _ => WordEdges.IsSolid(text, at)
                || (
                    WordEdges.IsIdeographic(text, at)
                    && (text[at - 1] is '/' or '=' or '-' or '_' or '%' || WordEdges.IsIdeographic(text, at - 1))
                ),
        };
    }
}
