using System.Text;
using Chela.Text;
using CsCheck;

namespace Chela.Envelope.Tests.Text;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("Claws: a study? (2nd/3rd edition).md", "Claws a study (2nd 3rd edition).md")]
    [InlineData("  Trailing dots...  ", "Trailing dots")]
    [InlineData("con", "_con")]
    [InlineData("NUL.txt", "_NUL.txt")]
    [InlineData("com¹.md", "_com¹.md")]
    [InlineData("LPT9", "_LPT9")]
    [InlineData("CONTENTS.md", "CONTENTS.md")]
    [InlineData("e\u0301tude", "étude")]
    [InlineData("line\nbreak\u0000and\u2028more", "line break and more")]
    [InlineData("evil\u202Egnp.exe", "evilgnp.exe")]
    [InlineData("\uD800a\uDC00", "a")]
    [InlineData("中文：标题", "中文：标题")]
    [InlineData(".gitignore", ".gitignore")]
    [InlineData("..", "untitled")]
    [InlineData("?*/", "untitled")]
    [InlineData("", "untitled")]
    public void A_title_becomes_a_name_that_every_system_takes(string title, string name) =>
        Assert.Equal(name, SafeFileName.Of(title));

    [Fact]
    public void A_long_name_is_cut_where_a_character_ends_and_keeps_its_extension()
    {
        Assert.Equal(new string('字', 84) + ".md", SafeFileName.Of(new string('字', 200) + ".md"));
        Assert.Equal("👩‍👩‍👧.md", SafeFileName.Of("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧.md", maxBytes: 30));
    }

    [Fact]
    public void A_limit_that_leaves_no_room_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SafeFileName.Of("a", maxBytes: 15));

    [Fact]
    public void Every_text_becomes_a_valid_name_and_a_name_stays() =>
        Gen.Select(AnyText.Gen, Gen.Int[SafeFileName.FewestBytes, 80])
            .Sample(
                (text, maxBytes) =>
                {
                    var name = SafeFileName.Of(text, maxBytes);
                    Assert.NotEmpty(name);
                    Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, maxBytes);
                    Assert.Equal(-1, name.IndexOfAny([.. "<>:\"/\\|?*"]));
                    Assert.DoesNotContain(name, char.IsControl);
                    Assert.False(name.EndsWith('.') || name.EndsWith(' ') || name.StartsWith(' '));
                    Assert.Same(name, Normalization.Nfc(name));
                    Assert.Equal(name, SafeFileName.Of(name, maxBytes));
                }
            );
}
