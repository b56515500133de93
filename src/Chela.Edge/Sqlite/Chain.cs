using System.Globalization;

namespace Chela.Edge.Sqlite;

/// <summary>Follows the chain of hashes from event to event, from the first one on or from any.</summary>
internal sealed class Chain(byte[] genesis, string path)
{
    private readonly byte[] _hash = new byte[Sealed.HashLength];

    /// <summary>Where it has come to.</summary>
    public JournalTail Tail { get; private set; } = new(0, genesis, DateTimeOffset.MinValue);

    /// <summary>Goes on to the next event.</summary>
    /// <exception cref="Chela.Agent.Journal.JournalException">It does not link to the one before.</exception>
    public void Add(EventRow row, Statement columns)
    {
        var isFirst = Tail.Position == 0;
        if (!isFirst && row.Position != Tail.Position + 1)
        {
            throw Damaged(Tail.Position + 1, "it is missing");
        }

        // Where the chain is entered in its middle, the first event is only what the next one links to.
        if (!isFirst || row.Position == 1)
        {
            Span<byte> header = stackalloc byte[EventHeader.MostBytes];
            header = header[..row.Header.Write(header)];
            Sealed.Link(_hash, Tail.Hash, header, columns.Bytes(EventRow.BodyHashColumn));
            if (!columns.Bytes(EventRow.HashColumn).SequenceEqual(_hash))
            {
                throw Damaged(row.Position, "it does not follow from the one before it");
            }
        }

        Tail = new JournalTail(row.Position, columns.Bytes(EventRow.HashColumn).ToArray(), row.Header.At);
    }

    private Chela.Agent.Journal.JournalException Damaged(long position, string what) =>
        SqliteProblem.Damaged(path, string.Create(CultureInfo.InvariantCulture, $"event {position}: {what}"));
}
