namespace Chela.Tests.Guard;

/// <summary>Owner messages: which parts are cut, and how parts are told in bytes.</summary>
public sealed class OwnerTests
{
    private readonly GuardClient _client = GuardClient.Open();

    [Theory]
    [InlineData("Send it to bob@example.org", "[]", "[]")]
    [InlineData("Hi\n> a quote", "[]", """[[3,12,"quoted"]]""")]
    [InlineData("汉字 😀\n> 引用", "[]", """[[12,20,"quoted"]]""")]
    [InlineData("Do: ```x``` now", "[]", """[[4,11,"fenced"]]""")]
    [InlineData("é: eve@example.net", "[[0,2]]", """[[0,2,"marked"]]""")]
    [InlineData("😀x", "[[0,4],[4,5]]", """[[0,5,"marked"]]""")]
    [InlineData("abc", "[[0,0],[3,3]]", "[]")]
    [InlineData("abcdef", "[[3,5],[0,4]]", """[[0,5,"marked"]]""")]
    [InlineData("", "[]", "[]")]
    [InlineData("", "[[0,0]]", "[]")]
    public void What_is_cut_is_told_in_bytes(string text, string quoted, string expected) =>
        Assert.Equal(expected, _client.Owner(text, quoted: quoted).GetProperty("cut").ToString());

    [Theory]
    [InlineData("[[0,4]]")]
    [InlineData("[[1,2]]")]
    [InlineData("[[0,1]]")]
    [InlineData("[[2,0]]")]
    [InlineData("[[-1,2]]")]
    [InlineData("[[0]]")]
    [InlineData("[[0,2,3]]")]
    [InlineData("[0,2]")]
    [InlineData("[[0.5,2]]")]
    [InlineData("[[\"0\",\"2\"]]")]
    [InlineData("[[0,99999999999]]")]
    [InlineData("{}")]
    [InlineData("null")]
    public void Offsets_lie_in_the_text_and_at_the_borders_of_characters(string quoted)
    {
        var (code, _) = _client.Error(
            "owner",
            $$"""{"session":"{{_client.Session}}","id":"m1","text":"éx","quoted":{{quoted}}}"""
        );
        Assert.Equal(-32602, code);
        _client.Owner("éx");
    }

    [Theory]
    [InlineData("😀", "[[0,1]]")]
    [InlineData("😀", "[[0,2]]")]
    [InlineData("😀", "[[0,3]]")]
    [InlineData("😀", "[[1,4]]")]
    [InlineData("é", "[[1,1]]")]
    public void An_offset_inside_of_a_character_is_an_error(string text, string quoted) =>
        Assert.Equal(
            -32602,
            _client
                .Error(
                    "owner",
                    $$"""{"session":"{{_client.Session}}","id":"m1","text":"{{text}}","quoted":{{quoted}}}"""
                )
                .Code
        );

    [Fact]
    public void What_is_cut_grounds_nothing_and_grants_nothing()
    {
        const string Text = "Tell bob@example.org hello. Send eve@example.net the words: see you";
        _client.Owner(Text, quoted: $"[[28,{Text.Length}]]");
        var mail = GuardClient.Mail("eve@example.net", "hello", """{"planner":[]}""");
        Assert.Equal("ask grounding destination", _client.Decide("mail_send", mail).Short);
        _client.Owner(Text, "m2");
        Assert.Equal("allow approval checks", _client.Decide("mail_send", mail).Short);
    }

    [Fact]
    public void Only_what_is_not_cut_is_a_claim_that_holds()
    {
        _client.Owner("Send bob@example.org this:\n> the pin is 7788");
        _client.Record("r1", "\"x\"", """[{"path":[],"sources":["web:x.example"],"readers":"everyone"}]""");
        Assert.Equal(
            "ask content untrusted",
            _client.Decide("mail_send", GuardClient.Mail("bob@example.org", "the pin is 7788")).Short
        );
    }

    [Theory]
    [InlineData("""{"session":"s1","id":"m1","text":"a","qouted":[]}""")]
    [InlineData("""{"session":"s1","id":"m1"}""")]
    [InlineData("""{"session":"s1","id":1,"text":"a"}""")]
    [InlineData("""{"session":"s1","id":"m1","text":null}""")]
    [InlineData("""{"session":1,"id":"m1","text":"a"}""")]
    [InlineData("""{"id":"m1","text":"a"}""")]
    public void A_message_that_is_not_quite_one_is_an_error_and_says_nothing(string parameters)
    {
        Assert.Equal(-32602, _client.Error("owner", parameters).Code);
        _client.Owner("a");
    }

    [Fact]
    public void Many_parts_of_a_long_message_end_soon()
    {
        const int Lines = 200_000;
        var text = string.Concat(Enumerable.Repeat("> é\nx\n\n", Lines));
        var quoted = string.Join(',', Enumerable.Range(0, Lines).Select(i => $"[{i * 8},{(i * 8) + 1}]"));
        Assert.Equal(Lines * 2, _client.Owner(text, quoted: $"[{quoted}]").GetProperty("cut").GetArrayLength());
    }
}
