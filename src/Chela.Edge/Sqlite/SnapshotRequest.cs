namespace Chela.Edge.Sqlite;

/// <summary>Keeps a snapshot.</summary>
internal sealed class SnapshotRequest(string name, long position, ReadOnlyMemory<byte> body) : WriteRequest
{
    /// <inheritdoc/>
    public override long Size => body.Length;

    /// <inheritdoc/>
    public override IEnumerable<string> Names => ["snapshot"];

    /// <inheritdoc/>
    public override void Apply(JournalTables tables)
    {
        tables.SaveSnapshot(name, position, body.Span);
        Position = tables.Tail.Position;
    }
}
