using System.Buffers.Binary;
using System.Text;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>All of an event but its body, in the one form that is hashed and bound to the body.</summary>
internal readonly record struct EventHeader(
    long Position,
    Guid Id,
    string Stream,
    long Version,
    string Type,
    int BodyVersion,
    DateTimeOffset At,
    long? Cause,
    string Correlation,
    bool Closes
)
{
    public const int MostStreamLength = 200;
    public const int MostTypeLength = 100;
    public const int MostCorrelationLength = 200;

    /// <summary>The longest form: fixed fields, and three texts at three bytes a UTF-16 unit.</summary>
    public const int MostBytes = 66 + (3 * (MostStreamLength + MostTypeLength + MostCorrelationLength));

    private const byte Form = 1;

    /// <summary>Writes the form; returns its length.</summary>
    public int Write(Span<byte> to)
    {
        to[0] = Form;
        BinaryPrimitives.WriteInt64BigEndian(to[1..], Position);
        Id.TryWriteBytes(to[9..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(to[25..], Version);
        BinaryPrimitives.WriteInt32BigEndian(to[33..], BodyVersion);
        BinaryPrimitives.WriteInt64BigEndian(to[37..], At.UtcTicks);
        // Positions are from 1: 0 says that there is no cause.
        BinaryPrimitives.WriteInt64BigEndian(to[45..], Cause ?? 0);
        to[53] = Closes ? (byte)1 : (byte)0;
        var length = 54;
        length += Write(to[length..], Stream);
        length += Write(to[length..], Type);
        return length + Write(to[length..], Correlation);
    }

    /// <summary>The event, with its body.</summary>
    public JournalEvent With(ReadOnlyMemory<byte>? body) =>
        new(Position, Id, Stream, Version, Type, BodyVersion, At, Cause, Correlation, body);

    private static int Write(Span<byte> to, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, to[4..]);
        BinaryPrimitives.WriteInt32BigEndian(to, length);
        return length + 4;
    }
}
