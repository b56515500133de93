using System.Collections.Immutable;
using System.Text;
using Chela.Agent.Search;
using Chela.Reading.Search;

namespace Chela.Edge.Sqlite.Search;

/// <summary>Writes entries of one kind, within a transaction.</summary>
internal sealed class SearchWriter(Database database, SearchKind kind) : IDisposable
{
    private readonly Statement _version = database.Prepare("SELECT version FROM entries WHERE kind = ?1 AND key = ?2");
    private readonly Statement _unword = database.Prepare(
        "DELETE FROM words WHERE rowid IN (SELECT d.id FROM documents d JOIN entries e ON e.id = d.entry WHERE e.kind = ?1 AND e.key = ?2)"
    );
    private readonly Statement _undocument = database.Prepare(
        "DELETE FROM documents WHERE entry IN (SELECT id FROM entries WHERE kind = ?1 AND key = ?2)"
    );
    private readonly Statement _remove = database.Prepare("DELETE FROM entries WHERE kind = ?1 AND key = ?2");
    private readonly Statement _add = database.Prepare(
        "INSERT INTO entries (kind, key, version) VALUES (?1, ?2, ?3) RETURNING id"
    );
    private readonly Statement _document = database.Prepare(
        """
        INSERT INTO documents (entry, kind, name, title, text, address, path, at, label, passages)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id
        """
    );
    private readonly Statement _words = database.Prepare(
        "INSERT INTO words (rowid, title, about, body) VALUES (?1, ?2, ?3, ?4)"
    );
    private readonly StringBuilder _taken = new();

    public string? VersionOf(string key)
    {
        var version = _version.Bind(1, (long)kind).Bind(2, key).Step() ? _version.Text(0) : null;
        _version.Reset();
        return version;
    }

    public void Remove(string key)
    {
        foreach (var statement in new[] { _unword, _undocument, _remove })
        {
            statement.Bind(1, (long)kind).Bind(2, key).Run();
        }
    }

    public void Add(SearchEntry entry, ImmutableArray<SearchDocument> documents)
    {
        var id = Inserted(_add.Bind(1, (long)kind).Bind(2, entry.Key).Bind(3, entry.Version));
        foreach (var document in documents)
        {
            _document
                .Bind(1, id)
                .Bind(2, (long)kind)
                .Bind(3, document.Id)
                .Bind(4, document.Title)
                .Bind(5, document.Text);
            BindIf(6, document.Address);
            BindIf(7, document.Path);
            _document.Bind(8, document.At?.UtcTicks);
            _document.Bind(9, StoredLabel.Write(document.Label)).Bind(10, StoredPassages.Write(document.Passages));
            _words.Bind(1, Inserted(_document)).Bind(2, Taken(document.Title)).Bind(3, Taken(document.About));
            _words.Bind(4, Taken(document.Text)).Run();
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _version, _unword, _undocument, _remove, _add, _document, _words })
        {
            statement.Dispose();
        }
    }

    private static long Inserted(Statement insert)
    {
        insert.Step();
        var id = insert.Number(0);
        // A row that is returned is not yet the end of the statement.
        insert.Run();
        return id;
    }

    private void BindIf(int at, string? text) => _ = text is null ? _document.BindNull(at) : _document.Bind(at, text);

    private string Taken(string text)
    {
        _taken.Clear();
        SearchWords.Read(text, (word, _, _, _) => _taken.Append(word).Append(' '));
        return _taken.ToString();
    }
}
