using System.Buffers.Binary;
using System.Security.Cryptography;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>
/// The tables as the one writer sees them: what was done since <see cref="Begin"/> is there or not, all of it. For one thread.
/// </summary>
internal sealed class JournalTables : IDisposable
{
    private const int MostStreamsKnown = 512;

    private readonly Database _database;
    private readonly KeyWrap _home;
    private readonly RandomBytes _random = new();
    private readonly Dictionary<string, StreamRow> _streams = [];
    private readonly Dictionary<string, long> _types = [];
    private readonly List<Statement> _statements = [];
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _rollback;
    private readonly Statement _findStream;
    private readonly Statement _addStream;
    private readonly Statement _saveStream;
    private readonly Statement _saveKey;
    private readonly Statement _findType;
    private readonly Statement _addType;
    private readonly Statement _addEvent;
    private readonly Statement _saveSnapshot;
    private JournalTail _committed;
    private byte[] _sealedBody = [];

    public JournalTables(Database database, ReadOnlySpan<byte> key, JournalTail tail)
    {
        _database = database;
        _home = new KeyWrap(key);
        _committed = Tail = tail;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _findStream = Prepare("SELECT id, version, closed, key, last FROM streams WHERE name = ?1");
        _addStream = Prepare("INSERT INTO streams (name, version, last, closed) VALUES (?1, 0, 0, 0) RETURNING id");
        _saveStream = Prepare("UPDATE streams SET version = ?2, closed = ?3, last = ?4 WHERE id = ?1");
        _saveKey = Prepare("UPDATE streams SET key = ?2 WHERE id = ?1");
        _findType = Prepare("SELECT id FROM types WHERE name = ?1");
        _addType = Prepare("INSERT INTO types (name) VALUES (?1) RETURNING id");
        _addEvent = Prepare(
            """
            INSERT INTO events (seq, id, stream, version, type, v, at, cause, correlation, closes, key, hash, body_hash, body, before)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """
        );
        _saveSnapshot = Prepare(
            """
            INSERT INTO snapshots (name, position, key, body) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (name) DO UPDATE SET position = ?2, key = ?3, body = ?4
            """
        );
    }

    /// <summary>Where the journal ends, with what is not yet committed.</summary>
    public JournalTail Tail { get; private set; }

    public Database Database => _database;

    public void Begin() => _begin.Run();

    public void Commit()
    {
        _commit.Run();
        _committed = Tail;
        if (_streams.Count > MostStreamsKnown)
        {
            ForgetStreams();
        }
    }

    /// <summary>Undoes what was done since <see cref="Begin"/>.</summary>
    public void Rollback()
    {
        Tail = _committed;
        ForgetStreams();
        _types.Clear();
        if (_database.InTransaction)
        {
            _rollback.Run();
        }
    }

    /// <summary>The stream's version; 0 if there is none.</summary>
    public long VersionOf(string stream) => Find(stream)?.Version ?? 0;

    /// <summary>Appends events to a stream.</summary>
    public void Append(string stream, IReadOnlyList<NewEvent> events)
    {
        var row = Find(stream) ?? Add(stream);
        row.Key ??= NewKey(row);
        foreach (var added in events)
        {
            Append(row, added);
        }

        _saveStream.Bind(1, row.Id).Bind(2, row.Version).Bind(3, row.IsClosed ? 1 : 0).Bind(4, row.Last).Run();
    }

    /// <summary>Keeps a snapshot in the place of the last one of its name.</summary>
    public void SaveSnapshot(string name, long position, ReadOnlySpan<byte> body)
    {
        var of = SnapshotKey.Of(name, position);
        Span<byte> key = stackalloc byte[KeyWrap.KeyLength];
        _random.Fill(key);
        Span<byte> wrapped = stackalloc byte[KeyWrap.WrappedLength];
        _home.Wrap(wrapped, key, of, _random);
        _saveSnapshot.Bind(1, name).Bind(2, position).Bind(3, wrapped).Bind(4, Seal(key, of, body)).Run();
    }

    /// <summary>Destroys the keys and bodies of a stream's events, and all snapshots: they were made of them too.</summary>
    public void Forget(string stream)
    {
        if (Find(stream) is not { } row)
        {
            return;
        }

        // What is overwritten is filled with zeros, here where it matters.
        _database.Run("PRAGMA secure_delete = ON");
        using var events = _database.Prepare(
            $"""
            {EventReader.OfStream} UPDATE events SET key = NULL, body = NULL WHERE seq IN (SELECT seq FROM of_stream)
            """
        );
        events.Bind(1, row.Last).Bind(2, row.Id).Bind(3, 0).Run();
        _saveKey.Bind(1, row.Id).BindNull(2).Run();
        _database.Run("DELETE FROM snapshots");
        _database.Run("PRAGMA secure_delete = OFF");
        row.Key?.Dispose();
        row.Key = null;
    }

    public void Dispose()
    {
        ForgetStreams();
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _home.Dispose();
        _database.Dispose();
    }

    private void Append(StreamRow stream, NewEvent added)
    {
        var at = added.At.UtcTicks < Tail.At.UtcTicks ? Tail.At : added.At;
        var header = new EventHeader(
            Tail.Position + 1,
            NewId(at),
            stream.Name,
            stream.Version + 1,
            added.Type,
            added.BodyVersion,
            at,
            added.Cause,
            added.Correlation,
            added.Closes
        );
        Span<byte> bytes = stackalloc byte[EventHeader.MostBytes];
        bytes = bytes[..header.Write(bytes)];

        Span<byte> key = stackalloc byte[KeyWrap.KeyLength];
        _random.Fill(key);
        Span<byte> wrapped = stackalloc byte[KeyWrap.WrappedLength];
        stream.Key!.Wrap(wrapped, key, default, _random);
        var body = Seal(key, bytes, added.Body.Span);

        Span<byte> bodyHash = stackalloc byte[Sealed.HashLength];
        SHA256.HashData(body, bodyHash);
        var hash = new byte[Sealed.HashLength];
        Sealed.Link(hash, Tail.Hash, bytes, bodyHash);

        Span<byte> id = stackalloc byte[16];
        header.Id.TryWriteBytes(id, bigEndian: true, out _);
        _addEvent
            .Bind(1, header.Position)
            .Bind(2, id)
            .Bind(3, stream.Id)
            .Bind(4, header.Version)
            .Bind(5, TypeOf(header.Type))
            .Bind(6, header.BodyVersion)
            .Bind(7, at.UtcTicks)
            .Bind(8, header.Cause)
            .Bind(9, header.Correlation)
            .Bind(10, header.Closes ? 1 : 0)
            .Bind(11, wrapped)
            .Bind(12, hash)
            .Bind(13, bodyHash)
            .Bind(14, body)
            .Bind(15, stream.Last)
            .Run();
        Tail = new JournalTail(header.Position, hash, at);
        stream.Version++;
        stream.Last = header.Position;
        stream.IsClosed = added.Closes;
    }

    /// <summary>A UUID of version 7 (RFC 9562, 5.7), as the framework makes it but with random bytes of ours: one system call less.</summary>
    private Guid NewId(DateTimeOffset at)
    {
        Span<byte> id = stackalloc byte[16];
        _random.Fill(id);
        BinaryPrimitives.WriteInt64BigEndian(
            id,
            (at.ToUnixTimeMilliseconds() << 16) | BinaryPrimitives.ReadUInt16BigEndian(id[6..])
        );
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }

    private ReadOnlySpan<byte> Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> of, ReadOnlySpan<byte> body)
    {
        var length = Sealed.LengthOf(body.Length);
        if (_sealedBody.Length < length)
        {
            _sealedBody = new byte[length];
        }

        var sealedBody = _sealedBody.AsSpan(0, length);
        Sealed.Seal(sealedBody, key, of, body);
        return sealedBody;
    }

    private StreamRow? Find(string stream)
    {
        if (_streams.TryGetValue(stream, out var known))
        {
            return known;
        }

        if (!_findStream.Bind(1, stream).Step())
        {
            return null;
        }

        var row = new StreamRow(_findStream.Number(0), stream)
        {
            Version = _findStream.Number(1),
            IsClosed = _findStream.Number(2) == 1,
            Last = _findStream.Number(4),
        };
        var isForgotten = _findStream.IsNull(3);
        Span<byte> key = stackalloc byte[KeyWrap.KeyLength];
        var fits = !isForgotten && _home.TryUnwrap(key, _findStream.Bytes(3), JournalSchema.KeyOf(stream));
        _findStream.Reset();
        if (!isForgotten && !fits)
        {
            throw SqliteProblem.Damaged(_database.Path, $"the key of the stream '{stream}' does not fit");
        }

        row.Key = fits ? new KeyWrap(key) : null;
        return _streams[stream] = row;
    }

    private StreamRow Add(string stream)
    {
        _addStream.Bind(1, stream).Step();
        var row = new StreamRow(_addStream.Number(0), stream);
        _addStream.Reset();
        return _streams[stream] = row;
    }

    private KeyWrap NewKey(StreamRow row)
    {
        Span<byte> key = stackalloc byte[KeyWrap.KeyLength];
        _random.Fill(key);
        Span<byte> wrapped = stackalloc byte[KeyWrap.WrappedLength];
        _home.Wrap(wrapped, key, JournalSchema.KeyOf(row.Name), _random);
        _saveKey.Bind(1, row.Id).Bind(2, wrapped).Run();
        return new KeyWrap(key);
    }

    private long TypeOf(string type)
    {
        if (_types.TryGetValue(type, out var known))
        {
            return known;
        }

        var isThere = _findType.Bind(1, type).Step();
        var id = isThere ? _findType.Number(0) : 0;
        _findType.Reset();
        if (!isThere)
        {
            _addType.Bind(1, type).Step();
            id = _addType.Number(0);
            _addType.Reset();
        }

        return _types[type] = id;
    }

    private void ForgetStreams()
    {
        foreach (var stream in _streams.Values)
        {
            stream.Dispose();
        }

        _streams.Clear();
    }

    private Statement Prepare(string sql)
    {
        var statement = _database.Prepare(sql);
        _statements.Add(statement);
        return statement;
    }
}
