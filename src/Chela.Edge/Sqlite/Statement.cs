using System.Text;
using SQLitePCL;

namespace Chela.Edge.Sqlite;

/// <summary>A prepared statement: bind, step or run, read columns. Parameters count from 1, columns from 0.</summary>
internal sealed class Statement(Database database, sqlite3_stmt statement) : IDisposable
{
    public Statement Bind(int at, long value)
    {
        database.Check(raw.sqlite3_bind_int64(statement, at, value));
        return this;
    }

    public Statement Bind(int at, long? value) => value is { } number ? Bind(at, number) : BindNull(at);

    public Statement Bind(int at, ReadOnlySpan<byte> value)
    {
        // An empty span has no address, which SQLite takes for NULL.
        database.Check(
            value.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, at, 0) : raw.sqlite3_bind_blob(statement, at, value)
        );
        return this;
    }

    public Statement Bind(int at, string value)
    {
        database.Check(raw.sqlite3_bind_text(statement, at, value));
        return this;
    }

    /// <summary>Binds bytes, or NULL in their place.</summary>
    public Statement BindIf(bool isThere, int at, ReadOnlySpan<byte> value) => isThere ? Bind(at, value) : BindNull(at);

    public Statement BindNull(int at)
    {
        database.Check(raw.sqlite3_bind_null(statement, at));
        return this;
    }

    /// <summary>Goes to the next row; false if there is none, and then it can be bound anew.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            var problem = database.Problem(code);
            raw.sqlite3_reset(statement);
            throw problem;
        }

        raw.sqlite3_reset(statement);
        return false;
    }

    /// <summary>Runs it to its end.</summary>
    public void Run()
    {
        while (Step()) { }
    }

    /// <summary>Leaves the rows that were not asked for.</summary>
    public void Reset() => raw.sqlite3_reset(statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public double Fraction(int column) => raw.sqlite3_column_double(statement, column);

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>The bytes of a column, until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>A text, also one with a NUL inside.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public void Dispose() => statement.Dispose();
}
