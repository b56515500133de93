namespace Chela.Edge.Sqlite.Search;

/// <summary>The tables of the index. One of another version is thrown away.</summary>
internal static class SearchSchema
{
    /// <summary>Another one whenever the tables change, or what words are made of a text.</summary>
    public const int Version = 1;

    /// <summary>"ChIx": whose file it is.</summary>
    private const int ApplicationId = 0x4368_4978;

    /// <summary>
    /// <c>words</c> holds no text, only which words stand where: they come to it taken apart, with blanks between, so that its own
    /// tokenizer has nothing to decide; the more of them it takes at once, the less it has to merge. <c>entries</c> without documents are those that could not be read.
    /// </summary>
    private const string Tables = """
        CREATE TABLE marks (kind INTEGER PRIMARY KEY, mark TEXT NOT NULL);
        CREATE TABLE entries (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, key TEXT NOT NULL, version TEXT NOT NULL, UNIQUE (kind, key));
        CREATE TABLE documents (
            id INTEGER PRIMARY KEY, entry INTEGER NOT NULL, kind INTEGER NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
            address TEXT, path TEXT, at INTEGER, label TEXT NOT NULL, passages TEXT NOT NULL
        );
        CREATE INDEX documents_of_entry ON documents (entry);
        CREATE VIRTUAL TABLE words USING fts5(title, about, body, content = '', contentless_delete = 1, tokenize = 'ascii');
        INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
        """;

    /// <summary>How a connection is set. What is taken out is overwritten: it may have been forgotten on purpose.</summary>
    public static void Prepare(Database database) =>
        database.Run("PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");

    /// <summary>Makes the tables.</summary>
    public static void Create(Database database)
    {
        database.Run("PRAGMA journal_mode = WAL");
        database.Run("BEGIN IMMEDIATE");
        database.Run(Tables);
        database.Run($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}");
        database.Run("COMMIT");
    }

    /// <summary>Whether the tables are those of this program.</summary>
    public static bool IsMade(Database database) =>
        database.Number("PRAGMA application_id") == ApplicationId && database.Number("PRAGMA user_version") == Version;
}
