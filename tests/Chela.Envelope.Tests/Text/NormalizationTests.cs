using Chela.Text;
using CsCheck;

namespace Chela.Envelope.Tests.Text;

public sealed class NormalizationTests
{
    [Fact]
    public void The_conformance_test_of_Unicode_passes_in_full()
    {
        var alone = new HashSet<int>();
        var part = "";
        var lines = 0;
        foreach (var line in UnicodeFiles.PackedLines("NormalizationTest.txt.bz2"))
        {
            if (line.StartsWith('@'))
            {
                part = line;
                continue;
            }

            lines++;
            string[] c = [.. line.Split(';').Take(5).Select(UnicodeFiles.TextOf)];
            foreach (var (i, text) in c.Index())
            {
                Assert.Equal(i < 3 ? c[1] : c[3], Normalization.Nfc(text));
                Assert.Equal(i < 3 ? c[2] : c[4], Normalization.Nfd(text));
                Assert.Equal(c[3], Normalization.Nfkc(text));
                Assert.Equal(c[4], Normalization.Nfkd(text));
            }

            if (part == "@Part1")
            {
                alone.Add(char.ConvertToUtf32(c[0], 0));
            }
        }

        Assert.True(lines > 19_000, $"only {lines} lines");
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            if (codePoint is < 0xD800 or > 0xDFFF && !alone.Contains(codePoint))
            {
                var text = char.ConvertFromUtf32(codePoint);
                Assert.Same(text, Normalization.Nfc(text));
                Assert.Same(text, Normalization.Nfd(text));
                Assert.Same(text, Normalization.Nfkc(text));
                Assert.Same(text, Normalization.Nfkd(text));
            }
        }
    }

    [Theory]
    [InlineData("plain ASCII")]
    [InlineData("已经是规范的文字，不用动。")]
    [InlineData("한글 déjà")]
    public void Text_that_needs_nothing_comes_back_as_the_same_instance(string text) =>
        Assert.Same(text, Normalization.Nfc(text));

    [Fact]
    public void Radicals_full_width_forms_and_ligatures_become_what_they_stand_for() =>
        Assert.Equal("文 100% ABC fi 中", Normalization.Nfkc("\u2F42 １００％ ＡＢＣ \uFB01 \u4E2D"));

    [Fact]
    public void Unpaired_surrogates_stay_as_they_are() =>
        Assert.Equal("\uD800é\uDC00", Normalization.Nfc("\uD800e\u0301\uDC00"));

    [Fact]
    public void A_long_run_of_marks_is_put_in_order_and_equal_ones_keep_theirs()
    {
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0323\u0300", 20_000));
        var ordered = new string('\u0323', 20_000) + string.Concat(Enumerable.Repeat("\u0301\u0300", 20_000));
        Assert.Equal("b" + ordered, Normalization.Nfd("b" + marks));
    }

    [Fact]
    public void A_form_of_a_form_is_itself() =>
        AnyText.Gen.Sample(text =>
        {
            var (c, k) = (Normalization.Nfc(text), Normalization.Nfkc(text));
            Assert.Same(c, Normalization.Nfc(c));
            Assert.Same(k, Normalization.Nfkc(k));
            Assert.Equal(c, Normalization.Nfc(Normalization.Nfd(text)));
            Assert.Equal(k, Normalization.Nfkc(Normalization.Nfkd(c)));
        });
}
