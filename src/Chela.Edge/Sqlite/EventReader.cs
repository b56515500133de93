using System.Security.Cryptography;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>
/// Reads events, a batch at a time, so that no reader keeps the log from being moved while somebody thinks about an event.
/// Each is checked. For one thread at a time.
/// </summary>
internal sealed class EventReader : IDisposable
{
    public const string Columns =
        "e.seq, e.id, s.name, e.version, t.name, e.v, e.at, e.cause, e.correlation, e.closes, e.key, e.hash, e.body_hash, e.body, s.id, s.key";

    /// <summary>
    /// The events of a stream, from its last one (?1) back, that have later versions than ?3; ?2 is the stream. Each has the version
    /// before, so that it ends wherever they lead.
    /// </summary>
    public const string OfStream = """
        WITH RECURSIVE of_stream (seq, version, before) AS (
            SELECT seq, version, before FROM events WHERE seq = ?1 AND stream = ?2 AND version > ?3
            UNION ALL SELECT e.seq, e.version, e.before FROM of_stream o CROSS JOIN events e
            ON e.seq = o.before AND e.stream = ?2 AND e.version = o.version - 1 AND e.version > ?3)
        """;

    private const string From =
        $"SELECT {Columns} FROM events e LEFT JOIN streams s ON s.id = e.stream LEFT JOIN types t ON t.id = e.type";

    private const int MostRows = 256;
    private const int MostKeysKept = 512;
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly Database _database;
    private readonly bool _ownsDatabase;
    private readonly KeyWrap _home;
    private readonly Statement _all;
    private readonly Statement _one;
    private readonly Statement _ofStream;
    private readonly Statement _stream;
    private readonly Statement _streams;
    private readonly Statement _openStreams;
    private readonly Statement _snapshot;
    private readonly Dictionary<long, KeyWrap> _keys = [];

    public EventReader(Database database, ReadOnlySpan<byte> key, bool ownsDatabase = true)
    {
        _ownsDatabase = ownsDatabase;
        _database = database;
        _home = new KeyWrap(key);
        _all = database.Prepare($"{From} WHERE e.seq > ?1 AND e.seq <= ?2 ORDER BY e.seq LIMIT {MostRows}");
        _one = database.Prepare($"{From} WHERE e.seq = ?1");
        _ofStream = database.Prepare($"{OfStream} SELECT seq FROM of_stream");
        _stream = database.Prepare("SELECT id, version, last FROM streams WHERE name = ?1");
        _streams = database.Prepare(
            $"SELECT id, name, version, closed FROM streams WHERE id > ?1 ORDER BY id LIMIT {MostRows}"
        );
        _openStreams = database.Prepare(
            $"SELECT id, name, version, closed FROM streams WHERE id > ?1 AND closed = 0 ORDER BY id LIMIT {MostRows}"
        );
        _snapshot = database.Prepare("SELECT position, key, body FROM snapshots WHERE name = ?1");
    }

    /// <summary>The position of the last event.</summary>
    public long Head() => _database.Number("SELECT max(seq) FROM events");

    /// <summary>The next events after a position; none if there are no more up to the other.</summary>
    public List<JournalEvent> All(long after, long upTo)
    {
        var events = new List<JournalEvent>();
        var rows = _all.Bind(1, after).Bind(2, upTo);
        try
        {
            for (var bytes = 0L; bytes < MostBytes && rows.Step(); )
            {
                var row = EventRow.Of(rows, _database.Path);
                // INVARIANT: no gaps.
                if (row.Position != ++after)
                {
                    throw SqliteProblem.Damaged(_database.Path, $"event {row.Position} where one before it is missing");
                }

                bytes += Add(events, row, rows);
            }

            return events;
        }
        finally
        {
            End(rows);
        }
    }

    /// <summary>Where the events of a stream are that come after a version; none if there is no such stream.</summary>
    public List<long> Places(string stream, long after)
    {
        if (!_stream.Bind(1, stream).Step())
        {
            return [];
        }

        var (id, version, last) = (_stream.Number(0), _stream.Number(1), _stream.Number(2));
        _stream.Reset();
        var places = new List<long>();
        _ofStream.Bind(1, last).Bind(2, id).Bind(3, after);
        while (_ofStream.Step())
        {
            places.Add(_ofStream.Number(0));
        }

        if (places.Count != Math.Max(0, version - after))
        {
            throw SqliteProblem.Damaged(
                _database.Path,
                $"the stream '{stream}' without its event of version {version - places.Count}"
            );
        }

        places.Reverse();
        return places;
    }

    /// <summary>The next events of a stream.</summary>
    /// <param name="stream">Its name.</param>
    /// <param name="after">The version of the event before.</param>
    /// <param name="places">Where the events are: at least one.</param>
    public List<JournalEvent> At(string stream, long after, ReadOnlySpan<long> places)
    {
        var events = new List<JournalEvent>();
        try
        {
            var bytes = 0L;
            foreach (var place in places[..Math.Min(MostRows, places.Length)])
            {
                if (bytes >= MostBytes)
                {
                    break;
                }

                EventRow? found = _one.Bind(1, place).Step() ? EventRow.Of(_one, _database.Path) : null;
                if (found is not { } row || row.Header.Stream != stream || row.Version != ++after)
                {
                    throw SqliteProblem.Damaged(
                        _database.Path,
                        $"event {place}: it is not the next one of the stream '{stream}'"
                    );
                }

                bytes += Add(events, row, _one);
                _one.Reset();
            }

            return events;
        }
        finally
        {
            End(_one);
        }
    }

    /// <summary>The next streams after one, in the order in which they began.</summary>
    public List<(long Id, StreamInfo Stream)> Streams(long after, bool onlyOpen)
    {
        var found = new List<(long, StreamInfo)>();
        var select = (onlyOpen ? _openStreams : _streams).Bind(1, after);
        while (select.Step())
        {
            found.Add(
                (select.Number(0), new StreamInfo(select.Text(1), select.Number(2), IsOpen: select.Number(3) == 0))
            );
        }

        return found;
    }

    /// <summary>A snapshot; null if there is none or if it cannot be read.</summary>
    public (long Position, ReadOnlyMemory<byte> Body)? Snapshot(string name)
    {
        if (!_snapshot.Bind(1, name).Step())
        {
            return null;
        }

        try
        {
            Span<byte> key = stackalloc byte[KeyWrap.KeyLength];
            var of = SnapshotKey.Of(name, _snapshot.Number(0));
            return _home.TryUnwrap(key, _snapshot.Bytes(1), of) && Sealed.Open(key, of, _snapshot.Bytes(2)) is { } body
                ? (_snapshot.Number(0), body)
                : null;
        }
        finally
        {
            _snapshot.Reset();
        }
    }

    public void Dispose()
    {
        ForgetKeys();
        foreach (var statement in new[] { _all, _one, _ofStream, _stream, _streams, _openStreams, _snapshot })
        {
            statement.Dispose();
        }

        _home.Dispose();
        if (_ownsDatabase)
        {
            _database.Dispose();
        }
    }

    /// <summary>Opens an event; returns how large it is.</summary>
    private long Add(List<JournalEvent> events, EventRow row, Statement columns)
    {
        events.Add(row.Header.With(row.IsForgotten ? null : (ReadOnlyMemory<byte>?)Open(row, columns)));
        return columns.Bytes(EventRow.BodyColumn).Length;
    }

    private void End(Statement rows)
    {
        rows.Reset();
        // A key is not kept for longer than a batch: a stream can be forgotten meanwhile.
        ForgetKeys();
    }

    /// <summary>Looks at an event that is not forgotten: the hash of its body, and its key.</summary>
    /// <param name="row">The event.</param>
    /// <param name="columns">Its row.</param>
    /// <param name="opens">Whether the body is decrypted too. The key fits it if nobody who had the key meant otherwise.</param>
    /// <exception cref="Chela.Agent.Journal.JournalException">It is not as it was written.</exception>
    public void Check(EventRow row, Statement columns, bool opens)
    {
        Span<byte> key = stackalloc byte[KeyWrap.KeyLength];
        Unwrap(key, row, columns);
        if (opens)
        {
            Open(key, row, columns);
        }

        if (_keys.Count > MostKeysKept)
        {
            ForgetKeys();
        }
    }

    /// <summary>Whether the key of an event's stream is there, and fits.</summary>
    public bool HasKey(EventRow row, Statement columns) =>
        !columns.IsNull(EventRow.StreamKeyColumn) && KeyOf(row, columns) is not null;

    private byte[] Open(EventRow row, Statement columns)
    {
        Span<byte> key = stackalloc byte[KeyWrap.KeyLength];
        Unwrap(key, row, columns);
        return Open(key, row, columns);
    }

    private byte[] Open(ReadOnlySpan<byte> key, EventRow row, Statement columns)
    {
        Span<byte> header = stackalloc byte[EventHeader.MostBytes];
        header = header[..row.Header.Write(header)];
        return Sealed.Open(key, header, columns.Bytes(EventRow.BodyColumn))
            ?? throw Damaged(row, "its header is not the one it was sealed with");
    }

    /// <summary>The key of a body that is the one that was hashed.</summary>
    private void Unwrap(Span<byte> key, EventRow row, Statement columns)
    {
        var body = columns.Bytes(EventRow.BodyColumn);
        Span<byte> hash = stackalloc byte[Sealed.HashLength];
        SHA256.HashData(body, hash);
        if (!hash.SequenceEqual(columns.Bytes(EventRow.BodyHashColumn)))
        {
            throw Damaged(row, "its body has another hash");
        }

        if (KeyOf(row, columns) is not { } wrap || !wrap.TryUnwrap(key, columns.Bytes(EventRow.KeyColumn), default))
        {
            throw Damaged(row, "its key does not fit");
        }
    }

    private KeyWrap? KeyOf(EventRow row, Statement columns)
    {
        if (_keys.TryGetValue(row.StreamId, out var known))
        {
            return known;
        }

        Span<byte> key = stackalloc byte[KeyWrap.KeyLength];
        return _home.TryUnwrap(key, columns.Bytes(EventRow.StreamKeyColumn), JournalSchema.KeyOf(row.Header.Stream))
            ? _keys[row.StreamId] = new KeyWrap(key)
            : null;
    }

    private void ForgetKeys()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }

        _keys.Clear();
    }

    private JournalException Damaged(EventRow row, string what) =>
        SqliteProblem.Damaged(_database.Path, $"event {row.Position} of the stream '{row.Header.Stream}': {what}");
}
