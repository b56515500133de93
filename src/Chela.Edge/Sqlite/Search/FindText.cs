using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Search;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;
using Chela.Reading.Search;

namespace Chela.Edge.Sqlite.Search;

/// <summary>
/// Searches what the owner saved, wrote and said. Keeps an index, which each search brings up to date first: it is a cache of
/// this tool's, and changes no answer. A turn that runs again gets the recorded one.
/// </summary>
/// <param name="home">The full path of the home: the index is kept there.</param>
/// <param name="sources">Makes the sources for a search of these places: the home, and folders of notes.</param>
public sealed class FindText(string home, Func<ImmutableArray<string>, ImmutableArray<ISearchSource>> sources) : ITool
{
    /// <summary>The name of the index in the home.</summary>
    public const string IndexName = "index.db";

    /// <summary>More hits than this are not returned.</summary>
    public const int MostHits = 100;

    private const int Tries = 3;

    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "search.find",
        EffectKind.ObserveLocal,
        Repeat.Idempotent,
        // Each hit says itself where it is from; who looks at all of them gets the stricter answer.
        ResultDeclaration.Undeclared,
        ("query", ParameterRole.Content),
        ("places", ParameterRole.Selector),
        ("kinds", ParameterRole.Option),
        ("limit", ParameterRole.Option)
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>
    /// Begins to show how far it is where so many texts have to be read first: told the key of each before it is read, and null at the end.
    /// </summary>
    public Func<int, Action<string?>> Progress { get; init; } = _ => _ => { };

    /// <summary>The effect of a search.</summary>
    /// <param name="query">What is looked for, with the label of whoever says so; see <see cref="SearchQuery"/>.</param>
    /// <param name="places">Where: full paths of the home, for shelf, conversations and workspace, and of folders of notes.</param>
    /// <param name="kinds">What is searched; all if there are none.</param>
    /// <param name="limit">How many hits at most, from 1 to <see cref="MostHits"/>.</param>
    public static Effect Of(Value.Text query, IEnumerable<string> places, IEnumerable<SearchKind> kinds, int limit) =>
        s_declaration.Call(
            ("query", query),
            ("places", HitValues.Texts(places, Label.Owner)),
            ("kinds", HitValues.Texts(kinds.Select(SearchKinds.NameOf), Label.System)),
            ("limit", new Value.Whole(Math.Clamp(limit, 1, MostHits), Label.System))
        );

    /// <summary>Reads what the effect returned.</summary>
    public static SearchResult Result(Value value) => HitValues.Read(value);

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var query = SearchQuery.Parse(((Value.Text)effect["query"]).Content);
        ImmutableArray<SearchKind> kinds = [.. Texts(effect["kinds"]).Select(SearchKinds.Of).OfType<SearchKind>()];
        var limit = (int)Math.Clamp(((Value.Whole)effect["limit"]).Number, 1, MostHits);
        if (query.Terms.IsEmpty)
        {
            return new Outcome.Done(HitValues.Of(new SearchResult([]) { IsSenseless = true }));
        }

        var search = new Search(query, kinds.IsEmpty ? SearchKinds.All : kinds, limit);
        var result = await SearchAsync(
                search,
                () => [.. sources([.. Texts(effect["places"])]).Where(s => search.Kinds.Contains(s.Kind))],
                cancellation
            )
            .ConfigureAwait(false);
        return new Outcome.Done(HitValues.Of(result));
    }

    private async Task<SearchResult> SearchAsync(
        Search search,
        Func<ImmutableArray<ISearchSource>> make,
        CancellationToken cancellation
    )
    {
        var path = Path.Combine(home, IndexName);
        string? trouble = null;
        // What is broken, or another version's, is thrown away and made again; nobody needs to know.
        for (var tries = 0; Directory.Exists(home) && trouble is null && tries < Tries; tries++)
        {
            try
            {
                using var index = SearchIndex.Open(path);
                if (index is not null)
                {
                    return await InAsync(index, search, make(), cancellation).ConfigureAwait(false);
                }

                SearchIndex.Discard(path);
            }
            catch (JournalException e) when (e.Problem is JournalProblem.Damaged)
            {
                trouble = Discarded(path);
            }
            catch (JournalException e)
            {
                trouble = e.Message;
            }
            catch (Exception e) when (SqliteProblem.IsOfFiles(e))
            {
                trouble = e.Message;
            }
        }

        using var memory = SearchIndex.InMemory();
        var result = await InAsync(memory, search, make(), cancellation).ConfigureAwait(false);
        return trouble is null
            ? result
            : result with
            {
                Problems =
                [
                    .. result.Problems,
                    $"no index can be kept in {path}, so each search reads everything: {trouble}",
                ],
            };
    }

    private async Task<SearchResult> InAsync(
        SearchIndex index,
        Search search,
        ImmutableArray<ISearchSource> sources,
        CancellationToken cancellation
    )
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var source in sources)
        {
            try
            {
                problems.AddRange(await index.RefreshAsync(source, Progress, cancellation).ConfigureAwait(false));
            }
            finally
            {
                await source.CloseAsync().ConfigureAwait(false);
            }
        }

        // What was not to be looked at is not found either, though the index may know it.
        return new SearchResult(index.Find(search.Query, [.. sources.Select(s => s.Kind)], search.Limit))
        {
            Problems = problems.ToImmutable(),
        };
    }

    private static string? Discarded(string path)
    {
        try
        {
            SearchIndex.Discard(path);
            return null;
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            return e.Message;
        }
    }

    private static IEnumerable<string> Texts(Value value) =>
        ((Value.List)value).Items.Cast<Value.Text>().Select(t => t.Content);

    private sealed record Search(SearchQuery Query, ImmutableArray<SearchKind> Kinds, int Limit);
}
