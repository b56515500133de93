using System.Text;
using Chela.Reading.Search;
using CsCheck;

namespace Chela.Tests.Search;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("The quick-brown fox_7", "the quick brown fox 7")]
    [InlineData("强化学习", "强化 化学 学习 习")]
    [InlineData("用Rust写爬虫", "用 rust 写爬 爬虫 虫")]
    [InlineData("2026年2月", "2026 年 2 月")]
    [InlineData("東京タワーへ行く", "東京 京タ タワ ワー ーへ へ行 行く く")]
    [InlineData("한국어 문서", "한국 국어 어 문서 서")]
    [InlineData("Ｇｐｔ４　ｶﾞｷﾞ", "gpt4 ガギ ギ")]
    [InlineData("Übergröße ŁÓDŹ Ærø naïve café", "ubergross lodz aero naive cafe")]
    [InlineData("cafe\u0301 が", "cafe が")]
    [InlineData("Ελλάδα ёлка", "ελλαδα елка")]
    [InlineData("Paul's don’t l'amour", "paul don l amour")]
    [InlineData(
        "boxes box caches cache movies movie ladies GPUs news class",
        "box box cach cach movy movy lady gpu news class"
    )]
    [InlineData("ไทย हिन्दी", "ไท ทย ย हिन्दी")]
    [InlineData("𠮷野家", "𠮷野 野家 家")]
    [InlineData("🎉 ... — ￼ \ud800", "")]
    public void A_text_is_taken_apart_into_what_it_is_found_by(string text, string words) =>
        Assert.Equal(words, string.Join(' ', PlacedWord.Of(text).Select(w => w.Word)));

    [Theory]
    [InlineData("Café は 「東京」", "Cafe\u0301 は ｢東京｣")]
    [InlineData("がぎ", "か\u3099き\u3099")]
    [InlineData("각", "\u1100\u1161\u11A8")]
    public void What_is_written_in_another_way_has_the_same_words(string one, string other) =>
        Assert.Equal(PlacedWord.Of(one).Select(w => w.Word), PlacedWord.Of(other).Select(w => w.Word));

    [Fact]
    public void A_word_knows_where_it_stands()
    {
        const string text = "«Café» 机器 ﬁne";
        Assert.Equal(["Café", "机器", "器", "ﬁne"], PlacedWord.Of(text).Select(w => text.Substring(w.Start, w.Length)));
    }

    [Fact]
    public void Any_text_has_words_in_its_order_and_within_it() =>
        Gen.String[SearchTexts.Characters, 0, 60]
            .Sample(text =>
            {
                var last = 0;
                foreach (var word in PlacedWord.Of(text))
                {
                    Assert.InRange(word.Start, last, text.Length);
                    Assert.InRange(word.End, word.Start + 1, text.Length);
                    // What SQLite is given is no syntax.
                    Assert.All(word.Word.EnumerateRunes(), r => Assert.True(Rune.IsLetterOrDigit(r) || IsMark(r)));
                    last = word.Start;
                }
            });

    [Fact]
    public void A_long_word_counts_by_its_beginning()
    {
        var word = Assert.Single(PlacedWord.Of(new string('x', 5000)));
        Assert.Equal((SearchWords.LongestWord, 5000), (word.Word.Length, word.Length));
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark
                or System.Globalization.UnicodeCategory.EnclosingMark
                or System.Globalization.UnicodeCategory.LetterNumber
                or System.Globalization.UnicodeCategory.OtherNumber;
}
