using System.Buffers.Binary;

namespace Chela.Edge.Sqlite;

/// <summary>That the owner lets time go on from an earlier moment than the last event's.</summary>
/// <param name="Position">After which event.</param>
/// <param name="At">From when on.</param>
internal sealed record AcceptedTime(long Position, DateTimeOffset At)
{
    private const int Length = 16;

    public static AcceptedTime? Read(Database database) =>
        JournalSchema.Meta(database, JournalSchema.MetaTime) is { Length: Length } value
        && BinaryPrimitives.ReadInt64BigEndian(value.AsSpan(8)) is >= 0 and var ticks
        && ticks <= DateTime.MaxValue.Ticks
            ? new AcceptedTime(BinaryPrimitives.ReadInt64BigEndian(value), new DateTimeOffset(ticks, TimeSpan.Zero))
            : null;

    public void Write(Database database)
    {
        Span<byte> value = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(value, Position);
        BinaryPrimitives.WriteInt64BigEndian(value[8..], At.UtcTicks);
        using var insert = database.Prepare("INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)");
        insert.Bind(1, JournalSchema.MetaTime).Bind(2, value).Run();
    }
}
