using Chela.Text;
using CsCheck;

namespace Chela.Envelope.Tests.Text;

public sealed class CaseTests
{
    [Fact]
    public void Every_simple_lower_case_of_the_database_is_known()
    {
        var lower = UnicodeFiles
            .Lines("UnicodeData.txt")
            .Select(l => l.Split(';'))
            .Where(f => f[13].Length > 0)
            .ToDictionary(f => UnicodeFiles.TextOf(f[0]), f => UnicodeFiles.TextOf(f[13]));
        lower["İ"] = "i\u0307";
        Assert.True(lower.Count > 1_400);
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            if (codePoint is < 0xD800 or > 0xDFFF)
            {
                var text = char.ConvertFromUtf32(codePoint);
                Assert.Equal(lower.GetValueOrDefault(text, text), Casing.ToLower(text));
            }
        }
    }

    [Fact]
    public void Every_full_folding_of_the_database_is_known()
    {
        var folded = UnicodeFiles
            .Lines("CaseFolding.txt")
            .Select(l => l.Split(';', StringSplitOptions.TrimEntries))
            .Where(f => f[1] is "C" or "F")
            .ToList();
        Assert.True(folded.Count > 1_500);
        Assert.All(folded, f => Assert.Equal(UnicodeFiles.TextOf(f[2]), CaseFolding.Fold(UnicodeFiles.TextOf(f[0]))));
    }

    [Theory]
    [InlineData("ABC Привет 中文", "abc привет 中文")]
    [InlineData("ΣΑΣ", "σασ")]
    [InlineData("İstanbul", "i\u0307stanbul")]
    [InlineData("\uD801\uDC00 \uD800", "\uD801\uDC28 \uD800")]
    public void Lower_case_knows_no_language_and_no_context(string text, string lower) =>
        Assert.Equal(lower, Casing.ToLower(text));

    [Theory]
    [InlineData("Straße", "STRASSE")]
    [InlineData("ΣΊΣΥΦΟΣ", "σίσυφος")]
    [InlineData("ﬁn", "FIN")]
    public void Texts_that_differ_in_case_only_fold_alike(string a, string b) =>
        Assert.Equal(CaseFolding.Fold(a), CaseFolding.Fold(b));

    [Fact]
    public void Nothing_changes_what_is_folded_already() =>
        AnyText.Gen.Sample(text =>
        {
            var folded = CaseFolding.Fold(text);
            Assert.Same(folded, CaseFolding.Fold(folded));
        });
}
