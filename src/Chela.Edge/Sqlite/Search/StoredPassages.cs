using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Search;
using Chela.Text;

namespace Chela.Edge.Sqlite.Search;

/// <summary>
/// Passages as the index keeps them, a line each: where it begins, and if its bytes are known <c>=</c> where they are the text and
/// <c>~</c> where they are not, their start and length, and the part of the source.
/// </summary>
internal static class StoredPassages
{
    public static string Write(ImmutableArray<SearchPassage> passages) =>
        string.Join(
            '\n',
            passages.Select(p =>
                p.Span is { } span
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{p.Start} {(p.IsExact ? '=' : '~')} {span.Start} {span.Length} {p.Part?.ReplaceLineEndings(" ")}"
                    )
                    : p.Start.ToString(CultureInfo.InvariantCulture)
            )
        );

    public static ImmutableArray<SearchPassage> Read(string stored) =>
        [.. stored.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(OfLine)];

    private static SearchPassage OfLine(string line)
    {
        var fields = line.Split(' ', 5);
        return fields is [var start, var kind, var first, var length, var part]
            ? new SearchPassage(
                Number(start),
                new ByteSpan(Number(first), Number(length)),
                part.Length > 0 ? part : null,
                kind == "="
            )
            : new SearchPassage(Number(line), null, null, IsExact: false);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
