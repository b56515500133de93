using System.Text;
using Chela.Text;

namespace Chela.Envelope.Tests.Text;

public sealed class ScriptTests
{
    [Fact]
    public void Every_range_of_the_database_has_its_script()
    {
        var ranges = 0;
        foreach (
            var fields in UnicodeFiles.Lines("Scripts.txt").Select(l => l.Split(';', StringSplitOptions.TrimEntries))
        )
        {
            ranges++;
            foreach (var code in fields[0].Split(".."))
            {
                Assert.Equal(Enum.Parse<Script>(fields[1].Replace("_", "")), Scripts.Of(RuneOf(code)));
            }
        }

        Assert.True(ranges > 2_000);
        Assert.Equal(Script.Unknown, Scripts.Of(new Rune(0x0378)));
        Assert.Equal(Script.Unknown, Scripts.Of(new Rune(0x10FFFF)));
    }

    [Fact]
    public void A_character_of_several_scripts_names_them_all()
    {
        var mark = Scripts.ExtensionsOf(new Rune('ー'));
        Assert.Equal("{Hiragana, Katakana}", mark.ToString());
        Assert.Equal("{Latin}", Scripts.ExtensionsOf(new Rune('a')).ToString());
        Assert.Equal(Script.Common, Scripts.Of(new Rune('ー')));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain words, 12 of them!")]
    [InlineData("漢字とカタカナとー")]
    [InlineData("中文ㄅㄆ")]
    [InlineData("한국어 漢字")]
    [InlineData("Привет, 100 %")]
    [InlineData("déjà e\u0301")]
    public void One_writing_system_is_one_script(string text) => Assert.True(Scripts.IsSingleScript(text));

    [Theory]
    [InlineData("p\u0430ypal")]
    [InlineData("Αpple")]
    [InlineData("한국어のテスト")]
    [InlineData("漢字abc")]
    [InlineData("a\u0378")]
    public void Letters_of_two_writing_systems_are_mixed(string text) => Assert.False(Scripts.IsSingleScript(text));

    [Fact]
    public void Sets_are_equal_if_their_members_are()
    {
        Assert.Equal(
            default(ScriptSet).With(Script.Han).With(Script.Latin),
            default(ScriptSet).With(Script.Latin).With(Script.Han)
        );
        Assert.Equal(ScriptSet.All, Scripts.Resolve("1, 2"));
        Assert.All(
            Enum.GetValues<Script>(),
            s => Assert.True(ScriptSet.All.Contains(s) && !default(ScriptSet).Contains(s))
        );
    }

    private static Rune RuneOf(string code) => new(Convert.ToInt32(code, 16));
}
