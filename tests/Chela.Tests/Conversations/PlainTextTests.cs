using Chela.Text;

namespace Chela.Tests.Conversations;

/// <summary>Texts of others on one short line.</summary>
public sealed class PlainTextTests
{
    [Theory]
    [InlineData("short", "short")]
    [InlineData(" on\n two\tlns ", "on two lns")]
    [InlineData("eleven long", "eleven lon…")]
    [InlineData("123456789\U0001F6A4\U0001F6A4", "123456789…")]
    [InlineData("a\e[31m\u202Eb", "a[31mb")]
    public void A_text_is_cut_at_a_whole_character_and_has_nothing_that_a_terminal_obeys(string text, string shown) =>
        Assert.Equal(shown, PlainText.Shortened(text, 10));
}
