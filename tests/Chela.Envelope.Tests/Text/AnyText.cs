using CsCheck;

namespace Chela.Envelope.Tests.Text;

/// <summary>Texts that break things: mixed scripts, marks, unpaired surrogates, what is special in URLs and names.</summary>
internal static class AnyText
{
    private static readonly string[] Pieces =
    [
        .. "aZ09 中文漢のカ한글éßİΣς-+%$`@().,/\\?#&=:;<>\"|*_~!'[]{}^\t\n\u00A0\u3000。，：".Select(c => c.ToString()),
        "\u0301",
        "\u0323",
        "\u3099",
        "\u1161",
        "\u11A8",
        "\u200D",
        "\u202E",
        "\uFE0F",
        "\uFFFD",
        "\uD800",
        "\uDC00",
        "𠀀",
        "👩‍👩‍👧",
        "ﷺ",
        "Ａ",
        "％",
        "http://",
        "https://www.",
        "%2e",
        "%7E",
        "%",
        "utm_source=x",
        "/../",
        "/amp",
        "#/",
        "youtu.be/abcdefgh",
        "CON",
        ".md",
    ];

    public static Gen<string> Gen { get; } =
        CsCheck
            .Gen.OneOf(CsCheck.Gen.OneOf(Pieces), CsCheck.Gen.Char.Select(c => c.ToString()))
            .Array[0, 30]
            .Select(string.Concat);
}
