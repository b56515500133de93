using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Search;
using Chela.Reading.Search;

namespace Chela.Edge.Sqlite.Search;

/// <summary>
/// Asks the index, and orders what is found by BM25: a word in the title counts most, then what is said about a text, then the
/// text. Words reach SQLite as letters and digits in quotes, so that nothing of a query is syntax.
/// </summary>
internal sealed class SearchRanking : IDisposable
{
    private readonly string _kinds;
    private readonly Statement _ranked;
    private readonly Statement _rows;

    public SearchRanking(Database database, IEnumerable<SearchKind> kinds)
    {
        _kinds = string.Join(',', kinds.Select(k => ((int)k).ToString(CultureInfo.InvariantCulture)));
        _ranked = database.Prepare(
            $"""
            SELECT d.id, bm25(words, 8.0, 3.0, 1.0) AS worth FROM words JOIN documents d ON d.id = words.rowid
            WHERE words MATCH ?1 AND d.kind IN ({_kinds}) ORDER BY worth, d.id LIMIT ?2
            """
        );
        _rows = database.Prepare("SELECT rowid FROM words WHERE words MATCH ?1");
    }

    /// <summary>The texts that have all terms.</summary>
    public List<(long Document, double Score)> All(ImmutableArray<SearchTerm> terms, int limit) =>
        Ranked(string.Join(" AND ", terms.Select(Expression)), limit);

    /// <summary>The texts that have nearly all parts.</summary>
    public List<(long Document, double Score)> Nearly(ImmutableArray<SearchPart> parts, int limit)
    {
        var weights = new Dictionary<long, int>();
        foreach (var (term, weight, isRequired) in parts)
        {
            _rows.Bind(1, Expression(term));
            while (_rows.Step())
            {
                var row = _rows.Number(0);
                weights[row] = weights.GetValueOrDefault(row) + weight + (isRequired ? Required : 0);
            }
        }

        var enough = SearchQuery.Enough(parts) + (parts.Count(p => p.IsRequired) * Required);
        return weights.Values.Any(w => w >= enough)
            ?
            [
                .. Ranked(string.Join(" OR ", parts.Select(p => Expression(p.Term))), -1)
                    .Where(r => weights.GetValueOrDefault(r.Document) >= enough)
                    .Take(limit),
            ]
            : [];
    }

    public void Dispose()
    {
        _ranked.Dispose();
        _rows.Dispose();
    }

    /// <summary>More than all that is not required weighs together.</summary>
    private const int Required = 1 << 20;

    private List<(long Document, double Score)> Ranked(string expression, int limit)
    {
        var ranked = new List<(long Document, double Score)>();
        _ranked.Bind(1, expression).Bind(2, limit);
        while (_ranked.Step())
        {
            ranked.Add((_ranked.Number(0), -_ranked.Fraction(1)));
        }

        return ranked;
    }

    // INVARIANT: a word is letters, digits and marks; none is a quotation mark.
    private static string Expression(SearchTerm term) =>
        $"\"{string.Join(' ', term.Words)}\"{(term.IsPrefix ? "*" : "")}";
}
