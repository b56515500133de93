using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>The parts of a line that opens a post: <c>Name @handle [date](https://x.com/handle/status/id)</c>.</summary>
/// <param name="Name">The display name; empty if there is none.</param>
/// <param name="Handle">The handle as written after <c>@</c>, escapes included.</param>
/// <param name="HandleStart">Where the handle begins.</param>
/// <param name="HasDot">Whether a <c>·</c> stands between handle and date, as X itself has it.</param>
/// <param name="Date">The date as written.</param>
/// <param name="DateStart">Where the date begins.</param>
/// <param name="UrlHandle">The handle in the address.</param>
/// <param name="Id">The digits of the post's id.</param>
/// <param name="Tail">What comes after the link.</param>
internal sealed record PostHeader(
    string Name,
    string Handle,
    int HandleStart,
    bool HasDot,
    string Date,
    int DateStart,
    string UrlHandle,
    string Id,
    string Tail
)
{
    private const string Address = "](https://x.com/";
    private const string Status = "/status/";
    private const string Edited = "/history";

    /// <summary>Reads a line; null if it has another form. Of several handles the last one counts.</summary>
    public static PostHeader? Parse(string line)
    {
        // The date ends at the first ']' after it, so where one did not work for a handle, it will not for those before.
        var tried = line.Length;
        for (var at = line.LastIndexOf('@'); at >= 0; at = at == 0 ? -1 : line.LastIndexOf('@', at - 1))
        {
            var opensWord = at == 0 || (at > 1 && line[at - 1] == ' ' && !CharacterClass.IsSpace(line[at - 2]));
            if (!opensWord || DateAfter(line, at) is not var (handleEnd, hasDot, date) || date >= tried)
            {
                continue;
            }

            var close = line.AsSpan(date, tried - date).IndexOf(']');
            if (close > 0 && TryReadAddress(line, date + close, out var urlHandle, out var id, out var tail))
            {
                return new PostHeader(
                    at == 0 ? "" : line[..(at - 1)],
                    line[(at + 1)..handleEnd],
                    at + 1,
                    hasDot,
                    line[date..(date + close)],
                    date,
                    urlHandle,
                    id,
                    line[tail..]
                );
            }

            tried = date;
        }

        return null;
    }

    /// <summary>Where the handle at <c>@</c> ends and the date begins; null if <c>[</c> does not follow.</summary>
    private static (int HandleEnd, bool HasDot, int Date)? DateAfter(string line, int at)
    {
        var end = at + 1;
        while (end < line.Length)
        {
            var length = string.CompareOrdinal(line, end, @"\_", 0, 2) == 0 ? 2 : CharacterClass.WordLength(line, end);
            if (length == 0)
            {
                break;
            }

            end += length;
        }

        var hasDot = string.CompareOrdinal(line, end, " ·", 0, 2) == 0;
        var date = end + (hasDot ? 2 : 0);
        return end > at + 1 && string.CompareOrdinal(line, date, " [", 0, 2) == 0 ? (end, hasDot, date + 2) : null;
    }

    private static bool TryReadAddress(string line, int at, out string handle, out string id, out int tail)
    {
        (handle, id, tail) = ("", "", 0);
        if (string.CompareOrdinal(line, at, Address, 0, Address.Length) != 0)
        {
            return false;
        }

        var start = at + Address.Length;
        var end = CharacterClass.WordEnd(line, start);
        if (end == start || string.CompareOrdinal(line, end, Status, 0, Status.Length) != 0)
        {
            return false;
        }

        var digits = end + Status.Length;
        tail = digits;
        while (tail < line.Length && char.IsDigit(line[tail]))
        {
            tail++;
        }

        (handle, id) = (line[start..end], line[digits..tail]);
        tail += string.CompareOrdinal(line, tail, Edited, 0, Edited.Length) == 0 ? Edited.Length : 0;
        return id.Length > 0 && tail < line.Length && line[tail++] == ')';
    }
}
