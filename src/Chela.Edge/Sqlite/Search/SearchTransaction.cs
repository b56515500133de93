namespace Chela.Edge.Sqlite.Search;

/// <summary>A transaction that is undone unless it is committed.</summary>
internal sealed class SearchTransaction : IDisposable
{
    private readonly Database _database;

    public SearchTransaction(Database database)
    {
        _database = database;
        database.Run("BEGIN IMMEDIATE");
    }

    public void Commit() => _database.Run("COMMIT");

    public void Dispose()
    {
        if (_database.InTransaction)
        {
            _database.Run("ROLLBACK");
        }
    }
}
