using CsCheck;

namespace Chela.Tests.Search;

/// <summary>Texts as they may come: several scripts, signs that are syntax somewhere, and what is no text at all.</summary>
internal static class SearchTexts
{
    /// <summary>Few of each kind, so that texts have much in common.</summary>
    public static Gen<char> Characters { get; } =
        Gen.Frequency(
            (8, Gen.Char["abcs eS"]),
            (6, Gen.Char["学习强化的年ーカが"]),
            (4, Gen.Char["\"“”*^(){}[]:+-.,'’_\\/;\n\0%"]),
            (2, Gen.Char["é\u0301Ａ①ß한\u1100\u1161ｶﾞไ\u0E31"]),
            (1, Gen.Char)
        );

    private static readonly string[] s_signs =
    [
        "AND",
        "OR",
        "NOT",
        "NEAR(a b, 2)",
        "title:a",
        "{title body}:a",
        "-a",
        "a*",
        "\"a b\"",
        "强化学习算法",
        "the",
        "^a",
        "' OR 1=1 --",
    ];

    /// <summary>Queries of words that mean something to FTS5, or nothing to anybody.</summary>
    public static Gen<string> Queries { get; } =
        Gen.OneOf(Gen.String[Characters, 0, 12], Gen.Int[0, s_signs.Length - 1].Select(i => s_signs[i]))
            .Array[1, 5]
            .Select(words => string.Join(' ', words));
}
