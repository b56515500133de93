using Chela.Agent.Search;

namespace Chela.Edge.Sqlite.Search;

/// <summary>A text of the index.</summary>
internal sealed record FoundDocument(SearchKind Kind, SearchDocument Document)
{
    /// <summary>Reads one that is there.</summary>
    public static FoundDocument Read(Database database, long id)
    {
        using var select = database.Prepare(
            "SELECT kind, name, title, text, address, path, at, label, passages FROM documents WHERE id = ?1"
        );
        select.Bind(1, id).Step();
        return new FoundDocument(
            (SearchKind)select.Number(0),
            new SearchDocument(select.Text(1), select.Text(2), select.Text(3), StoredLabel.Read(select.Text(7)))
            {
                Address = select.IsNull(4) ? null : select.Text(4),
                Path = select.IsNull(5) ? null : select.Text(5),
                At = select.IsNull(6) ? null : new DateTimeOffset(select.Number(6), TimeSpan.Zero),
                Passages = StoredPassages.Read(select.Text(8)),
            }
        );
    }
}
