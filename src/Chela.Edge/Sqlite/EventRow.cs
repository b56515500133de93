using System.Globalization;

namespace Chela.Edge.Sqlite;

/// <summary>A row of <see cref="EventReader.Columns"/>; its bytes stay in the statement.</summary>
internal readonly record struct EventRow(EventHeader Header, bool IsForgotten, long StreamId)
{
    public const int KeyColumn = 10;
    public const int HashColumn = 11;
    public const int BodyHashColumn = 12;
    public const int BodyColumn = 13;
    public const int StreamKeyColumn = 15;

    // DateTime.MaxValue.Ticks.
    private const long MostTicks = 3155378975999999999;

    public long Position => Header.Position;

    public long Version => Header.Version;

    /// <summary>Reads the row that a statement is at.</summary>
    /// <exception cref="Chela.Agent.Journal.JournalException">It cannot be what was written.</exception>
    public static EventRow Of(Statement row, string path)
    {
        var position = row.Number(0);
        var at = row.Number(6);
        if (
            row.Bytes(1).Length != 16
            || row.Number(5) is < 0 or > int.MaxValue
            || at is < 0 or > MostTicks
            || Text(row, 2, EventHeader.MostStreamLength) is not { } stream
            || Text(row, 4, EventHeader.MostTypeLength) is not { } type
            || Text(row, 8, EventHeader.MostCorrelationLength) is not { } correlation
            || row.Number(9) is not (0 or 1)
            || row.Bytes(HashColumn).Length != Sealed.HashLength
            || row.IsNull(KeyColumn) != row.IsNull(BodyColumn)
        )
        {
            throw SqliteProblem.Damaged(
                path,
                string.Create(CultureInfo.InvariantCulture, $"event {position}: a field that cannot be")
            );
        }

        return new EventRow(
            new EventHeader(
                position,
                new Guid(row.Bytes(1), bigEndian: true),
                stream,
                row.Number(3),
                type,
                (int)row.Number(5),
                new DateTimeOffset(at, TimeSpan.Zero),
                row.IsNull(7) ? null : row.Number(7),
                correlation,
                row.Number(9) == 1
            ),
            row.IsNull(KeyColumn),
            row.Number(14)
        );
    }

    private static string? Text(Statement row, int column, int most) =>
        !row.IsNull(column)
        && row.Bytes(column).Length <= 3 * most
        && row.Text(column) is var text
        && text.Length <= most
            ? text
            : null;
}
