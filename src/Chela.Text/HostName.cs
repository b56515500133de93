using System.Globalization;
using System.Text;

namespace Chela.Text;

/// <summary>Host names as they are compared: lower case and ASCII (UTS #46, without the mapping of deviations).</summary>
internal static class HostName
{
    private const int Longest = 253;

    /// <summary>Characters that no host may hold (URL standard, "forbidden domain code point").</summary>
    private const string Forbidden = " #/:<>?@[\\]^|%\"`{}";

    private static readonly IdnMapping Idna = new();

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
            if (ToAsciiLabel(labels[i]) is not { Length: > 0 } label)
            {
                return null;
            }

            labels[i] = label;
        }

        return string.Join('.', labels) is { Length: <= Longest } ascii ? ascii : null;
    }

    /// <summary>One case, compatibility forms replaced, unseen characters gone; ß and ς stay, as browsers keep them.</summary>
    private static string Map(string host)
    {
        var folded = new StringBuilder(host.Length);
        foreach (var rune in Normalization.Nfkc(host).EnumerateRunes())
        {
            _ = rune.Value switch
            {
                'ß' or 'ς' => folded.Append((char)rune.Value),
                '。' => folded.Append('.'),
                _ when Confusables.IsIgnorable(rune.Value) => folded,
                _ => folded.Append(CaseFolding.Fold(rune.ToString())),
            };
        }

        return Normalization.Nfkc(folded.ToString());
    }

    private static string? ToAsciiLabel(string label)
    {
        if (label.All(char.IsAscii))
        {
            return label;
        }

        try
        {
            // It folds a second time, so what is ASCII after it is lower case.
            return Idna.GetAscii(label);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
