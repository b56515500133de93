namespace Chela.Edge.Sqlite;

/// <summary>The journal's files in a home.</summary>
internal sealed class JournalPaths(string home)
{
    public string Home => home;

    /// <summary>The events.</summary>
    public string Database => Path.Combine(home, "journal.db");

    /// <summary>What is not yet moved into the database.</summary>
    public string Log => Database + "-wal";

    /// <summary>The home's key.</summary>
    public string Key => Path.Combine(home, "journal.key");

    /// <summary>Where the journal ended, apart from the database.</summary>
    public string Head => Path.Combine(home, "journal.head");

    /// <summary>There as long as damage was found and nobody has looked at all of it since.</summary>
    public string Damage => Path.Combine(home, "journal.damaged");

    /// <summary>Locked by the process that writes.</summary>
    public string Lock => Path.Combine(home, "journal.lock");

    /// <summary>Whose the lock is. A file of its own: a locked one cannot be read.</summary>
    public string Holder => Path.Combine(home, "journal.pid");
}
