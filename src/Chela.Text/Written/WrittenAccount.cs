namespace Chela.Text.Written;

/// <summary>
/// An account number: the form of an IBAN (ISO 13616; a wrong checksum makes it no other thing), in one piece or in
/// groups of four, or eight digits and more in one piece. Reads text in the form of <see cref="ComparableText.Folded"/>.
/// </summary>
public static class WrittenAccount
{
    private const int GroupLength = 4;
    private const int LeastRest = 8;
    private const int MostRest = 30;
    private const int LeastDigits = 8;
    private const int MostDigits = 40;

    /// <summary>Reads the account that starts at <paramref name="at"/>; its length with blanks, or 0 where none does.</summary>
    public static int Read(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            var digits = RunLength(text, at, char.IsAsciiDigit);
            return digits is >= LeastDigits and <= MostDigits && WordEdges.IsEdge(text, at + digits) ? digits : 0;
        }

        if (text[at..] is not [>= 'a' and <= 'z', >= 'a' and <= 'z', >= '0' and <= '9', >= '0' and <= '9', ..])
        {
            return 0;
        }

        var length = RunLength(text, at, char.IsAsciiLetterOrDigit);
        if (length != GroupLength)
        {
            return
                length is >= GroupLength + LeastRest and <= GroupLength + MostRest
                && WordEdges.IsEdge(text, at + length)
                ? length
                : 0;
        }

        return ReadGroups(text, at);
    }

    /// <summary>The longest row of groups whose checksum is right, else the longest.</summary>
    private static int ReadGroups(ReadOnlySpan<char> text, int at)
    {
        var (end, right, count) = (at + GroupLength, 0, GroupLength);
        while (end + 1 < text.Length && text[end] == ' ')
        {
            var group = RunLength(text, end + 1, char.IsAsciiLetterOrDigit);
            if (
                group is 0 or > GroupLength
                || count + group > GroupLength + MostRest
                || !text.Slice(end + 1, group).ContainsAnyInRange('0', '9') && group < GroupLength
                || !WordEdges.IsEdge(text, end + 1 + group)
            )
            {
                break;
            }

            end += 1 + group;
            count += group;
            right = IsChecked(text[at..end]) ? end : right;
            if (group < GroupLength)
            {
                break;
            }
        }

        return count < GroupLength + LeastRest ? 0
            : right > 0 ? right - at
            : end - at;
    }

    /// <summary>ISO 7064, mod 97-10.</summary>
    private static bool IsChecked(ReadOnlySpan<char> account)
    {
        var rest = 0;
        for (var index = 0; index < account.Length; index++)
        {
            var character = account[(index + GroupLength) % account.Length];
            rest = character switch
            {
                ' ' => rest,
                <= '9' => ((rest * 10) + character - '0') % 97,
                _ => ((rest * 100) + character - 'a' + 10) % 97,
            };
        }

        return rest == 1;
    }

    private static int RunLength(ReadOnlySpan<char> text, int at, Func<char, bool> isPart)
    {
        var end = at;
        while (end < text.Length && end - at <= MostDigits && isPart(text[end]))
        {
            end++;
        }

        return end - at;
    }
}
