using System.Collections.Immutable;
using System.Text;
using Chela.Agent.Search;
using Chela.Reading.Search;
using Chela.Text;

namespace Chela.Edge.Sqlite.Search;

/// <summary>Makes hits of what the index found.</summary>
internal static class HitMaker
{
    private const int Digits = 4;

    public static SearchHit Of(FoundDocument found, double score, ImmutableArray<SearchTerm> terms)
    {
        var document = found.Document;
        var passages = document.Passages.IsEmpty
            ? [new SearchPassage(0, null, null, IsExact: false)]
            : document.Passages;
        ImmutableArray<int> starts = [.. passages.Select(p => p.Start)];
        var snippet = SearchSnippet.Of(document.Text, starts, terms);
        var passage = passages[SearchSnippet.IndexOf(starts, snippet.Start)];
        return new SearchHit(
            found.Kind,
            document.Id,
            document.Title,
            document.Text.Substring(snippet.Start, snippet.Length),
            Math.Round((decimal)score, Digits),
            document.Label
        )
        {
            Address = document.Address,
            Path = document.Path,
            At = document.At,
            Matches = [.. snippet.Matches.Select(m => (m.Start - snippet.Start, m.Length))],
            Span = snippet.Length == 0 ? null : SpanOf(document.Text, passage, snippet),
            Part = snippet.Length == 0 ? null : passage.Part,
        };
    }

    private static ByteSpan? SpanOf(string text, SearchPassage passage, SearchSnippet snippet) =>
        passage is { IsExact: true, Span: { } span }
            ? new ByteSpan(
                span.Start + Encoding.UTF8.GetByteCount(text.AsSpan(passage.Start, snippet.Start - passage.Start)),
                Encoding.UTF8.GetByteCount(text.AsSpan(snippet.Start, snippet.Length))
            )
            : passage.Span;
}
