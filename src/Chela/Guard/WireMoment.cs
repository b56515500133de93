using System.Globalization;
using Chela.Envelope.Decisions;

namespace Chela.Guard;

/// <summary>Reads a time of ISO 8601 with its offset: to the minute, to the second, or finer.</summary>
internal static class WireMoment
{
    private static readonly string[] Forms =
    [
        .. from time in (string[])["HH:mm:ss", "HH:mm:ss.FFFFFFF", "HH:mm"]
        from offset in (string[])["zzz", "'Z'"]
        select $"yyyy-MM-dd'T'{time}{offset}",
    ];

    /// <summary>The moment.</summary>
    public static Moment Read(WireNode node) =>
        DateTimeOffset.TryParseExact(
            node.Text(),
            Forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var now
        )
            ? new Moment(now)
            : throw WireError.At(node.Place, "a time with its offset, such as 2026-02-16T09:00:00+01:00");
}
