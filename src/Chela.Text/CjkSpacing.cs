namespace Chela.Text;

/// <summary>The blanks that a digest has between Han characters and Latin letters, digits and some marks.</summary>
public static class CjkSpacing
{
    /// <summary>Before which characters, counted from 0 and in order, a blank is missing.</summary>
    public static IReadOnlyList<int> Gaps(string text)
    {
        var gaps = new List<int>();
        for (var i = 1; i < text.Length; i++)
        {
            var (a, b) = (text[i - 1], text[i]);
            var isHyphen =
                (b == '-' && IsHan(a) && i + 1 < text.Length && IsHan(text[i + 1]))
                || (a == '-' && IsHan(b) && i > 1 && IsHan(text[i - 2]));
            if (
                isHyphen
                || (IsHan(a) && (char.IsAsciiLetterOrDigit(b) || b is '`' or '$' or '@' or '('))
                || (IsHan(b) && (char.IsAsciiLetterOrDigit(a) || a is '`' or '%' or '+' or ')'))
            )
            {
                gaps.Add(i);
            }
        }

        return gaps;
    }

    private static bool IsHan(char c) =>
        c is (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');
}
