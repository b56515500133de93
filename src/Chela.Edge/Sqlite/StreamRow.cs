namespace Chela.Edge.Sqlite;

/// <summary>A stream as the writer knows it.</summary>
internal sealed class StreamRow(long id, string name) : IDisposable
{
    public long Id => id;

    public string Name => name;

    public long Version { get; set; }

    /// <summary>The position of its last event; 0 if it has none.</summary>
    public long Last { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>Wraps the keys of its events; null after all of it was forgotten.</summary>
    public KeyWrap? Key { get; set; }

    public void Dispose() => Key?.Dispose();
}
