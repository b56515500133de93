using System.Collections.Immutable;
using Chela.Agent.Journal;
using Chela.Agent.Search;
using Chela.Reading.Search;

namespace Chela.Edge.Sqlite.Search;

/// <summary>
/// Which words stand in which texts. A cache: whatever is lost of it is made again out of the sources. What SQLite refuses is a
/// <see cref="JournalException"/>. For one thread at a time; several processes may have it open.
/// </summary>
internal sealed class SearchIndex : IDisposable
{
    // A transaction takes what it can, but lets other processes in from time to time.
    private const int MostEntries = 1000;
    private const int MostCharacters = 4 * 1024 * 1024;

    /// <summary>Of a longer text only the beginning is searched, in characters.</summary>
    private const int LongestText = 2 * 1024 * 1024;

    private readonly Database _database;

    private SearchIndex(Database database) => _database = database;

    /// <summary>Opens the index, or begins one.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The index; null if the file is none of this program's, and is to be thrown away.</returns>
    public static SearchIndex? Open(string path)
    {
        if (!File.Exists(path))
        {
            Begin(path);
        }

        OwnerOnly.Keep(path);
        var database = Database.OpenToWrite(path);
        try
        {
            if (SearchSchema.IsMade(database))
            {
                SearchSchema.Prepare(database);
                return new SearchIndex(database);
            }
        }
        catch (JournalException)
        {
            database.Dispose();
            throw;
        }

        database.Dispose();
        return null;
    }

    /// <summary>One that nobody keeps.</summary>
    public static SearchIndex InMemory()
    {
        var database = Database.OpenToWrite(":memory:");
        SearchSchema.Create(database);
        return new SearchIndex(database);
    }

    /// <summary>Throws an index away.</summary>
    public static void Discard(string path)
    {
        foreach (var ending in new[] { "-wal", "-shm", "" })
        {
            File.Delete(path + ending);
        }
    }

    /// <summary>Takes in what is new in a source, and forgets what is not there any more.</summary>
    /// <param name="source">The source.</param>
    /// <param name="progress">Begins to show how many of so many entries were read.</param>
    /// <param name="cancellation">The search was given up.</param>
    /// <returns>What could not be looked at.</returns>
    public async Task<ImmutableArray<string>> RefreshAsync(
        ISearchSource source,
        Func<int, Action<string?>> progress,
        CancellationToken cancellation
    )
    {
        var mark = Mark(source.Kind);
        SearchListing? listing;
        try
        {
            listing = await source.ListAsync(mark, cancellation).ConfigureAwait(false);
        }
        catch (JournalException e)
        {
            return [e.Message];
        }

        if (listing is null)
        {
            return [];
        }

        try
        {
            return await TakeInAsync(source, listing, progress, cancellation).ConfigureAwait(false);
        }
        catch (JournalException e) when (e.Problem is JournalProblem.InUse)
        {
            return
            [
                .. listing.Problems,
                "the index is brought up to date by another process: the newest may be missing",
            ];
        }
    }

    /// <summary>Finds the texts in which a query stands, the best first; those that have nearly all of it where none has all.</summary>
    public ImmutableArray<SearchHit> Find(SearchQuery query, IReadOnlyCollection<SearchKind> kinds, int limit)
    {
        if (kinds.Count == 0)
        {
            return [];
        }

        using var ranking = new SearchRanking(_database, kinds);
        var terms = query.Terms;
        var ranked = ranking.All(terms, limit);
        if (ranked.Count == 0 && query.Parts is { IsEmpty: false } parts)
        {
            terms = [.. parts.Select(p => p.Term)];
            ranked = ranking.Nearly(parts, limit);
        }

        return [.. ranked.Select(r => HitMaker.Of(FoundDocument.Read(_database, r.Document), r.Score, terms))];
    }

    public void Dispose() => _database.Dispose();

    private async Task<ImmutableArray<string>> TakeInAsync(
        ISearchSource source,
        SearchListing listing,
        Func<int, Action<string?>> progress,
        CancellationToken cancellation
    )
    {
        var known = Known(source.Kind);
        var stale = listing
            .Entries.Where(e => !(known.Remove(e.Key, out var version) && version == e.Version))
            .ToList();
        var problems = listing.Problems;
        if (stale.Count > 0)
        {
            var show = progress(stale.Count);
            try
            {
                problems = await ReadAsync(source, stale, problems, show, cancellation).ConfigureAwait(false);
            }
            finally
            {
                show(null);
            }
        }

        Forget(source.Kind, known.Keys);
        Keep(source.Kind, problems.IsEmpty ? listing.Mark : null);
        return problems;
    }

    private async Task<ImmutableArray<string>> ReadAsync(
        ISearchSource source,
        List<SearchEntry> entries,
        ImmutableArray<string> problems,
        Action<string?> show,
        CancellationToken cancellation
    )
    {
        var batch = new List<(SearchEntry Entry, ImmutableArray<SearchDocument> Documents)>();
        var characters = 0;
        foreach (var entry in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            show(entry.Key);
            ImmutableArray<SearchDocument> documents;
            try
            {
                documents = await source.ReadAsync(entry, cancellation).ConfigureAwait(false);
            }
            catch (JournalException e)
            {
                // The source's own trouble, not that of the index.
                problems = problems.Add(e.Message);
                continue;
            }

            batch.Add((entry, documents));
            characters += documents.Sum(d => d.Text.Length);
            if (batch.Count >= MostEntries || characters >= MostCharacters)
            {
                Write(source.Kind, batch);
                batch.Clear();
                characters = 0;
            }
        }

        Write(source.Kind, batch);
        return problems;
    }

    /// <summary>Makes an index beside its place and moves it there whole, unless another process was quicker.</summary>
    private static void Begin(string path)
    {
        var part = DurableFile.Beside(path);
        try
        {
            new FileStream(part, OwnerOnly.Options(FileMode.CreateNew)).Dispose();
            using (var database = Database.OpenToWrite(part))
            {
                SearchSchema.Create(database);
            }

            File.Move(part, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // It is there.
        }
        finally
        {
            Discard(part);
        }
    }

    private string? Mark(SearchKind kind)
    {
        using var select = _database.Prepare("SELECT mark FROM marks WHERE kind = ?1");
        return select.Bind(1, (long)kind).Step() ? select.Text(0) : null;
    }

    private Dictionary<string, string> Known(SearchKind kind)
    {
        using var select = _database.Prepare("SELECT key, version FROM entries WHERE kind = ?1");
        select.Bind(1, (long)kind);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        while (select.Step())
        {
            known[select.Text(0)] = select.Text(1);
        }

        return known;
    }

    private void Write(SearchKind kind, List<(SearchEntry Entry, ImmutableArray<SearchDocument> Documents)> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        using var transaction = new SearchTransaction(_database);
        using var writer = new SearchWriter(_database, kind);
        foreach (var (entry, documents) in batch)
        {
            // Another process may have been quicker.
            if (writer.VersionOf(entry.Key) != entry.Version)
            {
                writer.Remove(entry.Key);
                writer.Add(entry, [.. documents.Select(Storable)]);
            }
        }

        transaction.Commit();
    }

    private void Forget(SearchKind kind, Dictionary<string, string>.KeyCollection keys)
    {
        if (keys.Count == 0)
        {
            return;
        }

        using var transaction = new SearchTransaction(_database);
        using var writer = new SearchWriter(_database, kind);
        foreach (var key in keys)
        {
            writer.Remove(key);
        }

        if (kind == SearchKind.Conversations)
        {
            // What was said is forgotten on purpose: no word of it stays behind, at the cost of writing all words anew.
            _database.Run("INSERT INTO words (words) VALUES ('optimize')");
        }

        transaction.Commit();
    }

    private void Keep(SearchKind kind, string? mark)
    {
        if (mark == Mark(kind))
        {
            return;
        }

        using var write = _database.Prepare(
            mark is null
                ? "DELETE FROM marks WHERE kind = ?1"
                : "INSERT OR REPLACE INTO marks (kind, mark) VALUES (?1, ?2)"
        );
        write.Bind(1, (long)kind);
        (mark is null ? write : write.Bind(2, mark)).Run();
    }

    /// <summary>At its end SQLite sees a text where it holds a NUL.</summary>
    private static SearchDocument Storable(SearchDocument document)
    {
        var text = document.Text.Length > LongestText ? document.Text[..LongestText] : document.Text;
        return document with
        {
            Title = document.Title.Replace('\0', ' '),
            Text = text.Replace('\0', ' '),
            Passages = [.. document.Passages.Where(p => p.Start < Math.Max(1, text.Length))],
        };
    }
}
