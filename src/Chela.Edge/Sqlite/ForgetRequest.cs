namespace Chela.Edge.Sqlite;

/// <summary>Forgets all events of a stream.</summary>
internal sealed class ForgetRequest(string stream) : WriteRequest
{
    /// <inheritdoc/>
    public override long Size => 0;

    /// <inheritdoc/>
    public override IEnumerable<string> Names => ["forget"];

    /// <summary>What is forgotten must not stay in the log.</summary>
    public override bool EmptiesLog => true;

    /// <inheritdoc/>
    public override void Apply(JournalTables tables)
    {
        tables.Forget(stream);
        Position = tables.Tail.Position;
    }
}
