using System.Text;

namespace Chela.Text;

/// <summary>Host names as they are compared: lower case and ASCII (UTS #46, without the mapping of deviations).</summary>
internal static class HostName
{
    private const int Longest = 253;
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';
    private const int LongestLabel = 63;

    /// <summary>Characters that no host may hold (URL standard, "forbidden domain code point"), nor what stands for bad text.</summary>
    private const string Forbidden = " #/:<>?@[\\]^|%\"`{}\uFFFD";

    /// <summary>The host in ASCII, without a dot at its end; null if it is none.</summary>
    public static string? ToAscii(string host)
    {
        var name = Map(PercentEncoding.Decode(host));
        if (name.EndsWith('.'))
        {
            name = name[..^1];
        }

        if (name.Length is 0 or > Longest || name.Any(c => char.IsControl(c) || Forbidden.Contains(c)))
        {
            return null;
        }

        var labels = name.Split('.');
        for (var i = 0; i < labels.Length; i++)
        {
            if (ToAsciiLabel(labels[i]) is not { } label)
            {
                return null;
            }

            labels[i] = label;
        }

        return string.Join('.', labels) is { Length: <= Longest } ascii ? ascii : null;
    }

    /// <summary>One case, compatibility forms replaced, unseen characters gone; the deviations stay, as in browsers.</summary>
    private static string Map(string host)
    {
        var folded = new StringBuilder(host.Length);
        foreach (var rune in Normalization.Nfkc(host).EnumerateRunes())
        {
            _ = rune.Value switch
            {
                'ß' or 'ς' or ZeroWidthJoiner or ZeroWidthNonJoiner => folded.Append((char)rune.Value),
                'ẞ' => folded.Append('ß'),
                '。' => folded.Append('.'),
                _ when Confusables.IsIgnorable(rune.Value) => folded,
                _ => folded.Append(CaseFolding.Fold(rune.ToString())),
            };
        }

        return Normalization.Nfkc(folded.ToString());
    }

    private static string? ToAsciiLabel(string label)
    {
        // The bound comes first: what is longer than this is too long in ASCII as well.
        if (label.Length is 0 or > LongestLabel)
        {
            return null;
        }

        var ascii = label.All(char.IsAscii) ? label : "xn--" + Punycode.Encode(label);
        return ascii.Length <= LongestLabel ? ascii : null;
    }
}
