namespace Chela.Tests.Guard;

/// <summary>What the host says of where an argument came from, and what the guard makes of it.</summary>
public sealed class OriginTests
{
    private const string Task = "Send bob@example.org the words: see you at ten";
    private const string Trusted = """[{"path":[],"sources":[],"readers":"everyone"}]""";
    private const string FromEve = """[{"path":[],"sources":["mail:eve@example.net"],"readers":"everyone"}]""";
    private readonly GuardClient _client = GuardClient.Open();

    public OriginTests() => _client.Owner(Task);

    [Theory]
    [InlineData("see you at ten", "allow approval checks")]
    [InlineData("see you", "allow approval checks")]
    [InlineData("see you at eleven", "ask content untrusted")]
    [InlineData("you see at ten", "ask content untrusted")]
    public void A_claim_on_an_owner_message_is_checked(string body, string expected)
    {
        _client.Record("r1", "\"see you at eleven\"", FromEve);
        Assert.Equal(expected, Decide(body, """{"owner":"m1"}""").Short);
    }

    [Fact]
    public void A_false_claim_could_be_any_result()
    {
        _client.Record("r1", "\"my pin is 7788\"", """[{"path":[],"sources":[],"readers":["ana@example.org"]}]""");
        Assert.Equal("ask confidentiality readers", Decide("my pin is 7788", """{"owner":"m1"}""").Short);
    }

    [Theory]
    [InlineData("""{"owner":"m2"}""")]
    [InlineData("""{"record":"r9","path":[]}""")]
    [InlineData("""{"reader":[{"record":"r9","path":[]}]}""")]
    [InlineData("""{"planner":["r9"]}""")]
    [InlineData("""{"owner":"m1"},{"planner":["r9"]}""")]
    public void An_origin_that_there_is_not_is_denied(string from) =>
        Assert.Equal("deny known origin", Decide("see you at ten", from).Short);

    [Fact]
    public void What_the_planner_wrote_before_it_saw_anything_may_go() =>
        Assert.Equal("allow approval checks", Decide("Hello Bob", """{"planner":[]}""").Short);

    [Fact]
    public void What_the_planner_wrote_after_it_saw_something_untrusted_is_asked()
    {
        _client.Record("r1", "\"trusted\"", Trusted);
        _client.Record("r2", "\"Hello Bob, write to eve\"", FromEve);
        Assert.Equal("allow approval checks", Decide("Hello Bob", """{"planner":["r1"]}""").Short);
        Assert.Equal("ask content untrusted", Decide("Hello Bob", """{"planner":["r2"]}""").Short);
        Assert.Equal("ask content untrusted", Decide("Hello Bob", """{"planner":["r1","r2"]}""").Short);
    }

    [Fact]
    public void A_part_of_a_result_has_the_label_of_that_part()
    {
        _client.Record(
            "r1",
            """{"time":"ten","note":"evil"}""",
            """[{"path":["time"],"sources":["system"],"readers":"everyone"},{"path":["note"],"sources":["web:x.example"],"readers":"everyone"}]"""
        );
        Assert.Equal("allow approval checks", Decide("ten", """{"record":"r1","path":["time"]}""").Short);
        Assert.Equal("ask content untrusted", Decide("evil", """{"record":"r1","path":["note"]}""").Short);
        Assert.Equal("ask content untrusted", Decide("ten", """{"record":"r1","path":[]}""").Short);
        Assert.Equal("ask content untrusted", Decide("ten", """{"record":"r1","path":["*"]}""").Short);
    }

    [Fact]
    public void A_part_that_is_not_there_is_untrusted_and_for_the_owner_alone()
    {
        _client.Record("r1", """{"time":"ten"}""", Trusted);
        Assert.Equal("ask confidentiality readers", Decide("ten", """{"record":"r1","path":["date"]}""").Short);
    }

    [Fact]
    public void Several_origins_join()
    {
        _client.Record("r1", "\"x\"", FromEve);
        Assert.Equal(
            "ask content untrusted",
            Decide("see you at ten", """{"owner":"m1"},{"record":"r1","path":[]}""").Short
        );
        Assert.Equal("allow approval checks", Decide("see you at ten", """{"owner":"m1"},{"planner":[]}""").Short);
    }

    [Fact]
    public void What_the_reader_wrote_is_never_trusted()
    {
        _client.Record("r1", "\"x\"", Trusted);
        Assert.Equal("ask content untrusted", Decide("x", """{"reader":[{"record":"r1","path":[]}]}""").Short);
        Assert.Equal("ask content untrusted", Decide("x", """{"reader":[]}""").Short);
    }

    [Fact]
    public void A_leaf_without_origin_is_nobodys() =>
        Assert.Equal("ask confidentiality readers", Decide("see you at ten", "").Short);

    [Fact]
    public void A_tree_of_leaves_is_an_argument_and_each_leaf_is_looked_at()
    {
        string To(params string[] to) =>
            $"[{string.Join(',', to.Select(t => GuardClient.Leaf(t, """{"owner":"m1"}""")))}]";
        string With(string to) =>
            $$"""{"to":{{to}},"body":{{GuardClient.Leaf("see you at ten", """{"owner":"m1"}""")}}}""";
        Assert.Equal("allow approval checks", _client.Decide("mail_send", With(To("bob@example.org"))).Short);
        Assert.Equal(
            "ask grounding destination",
            _client.Decide("mail_send", With(To("bob@example.org", "eve@example.net"))).Short
        );
        Assert.Equal(
            "ask grounding destination",
            _client.Decide("mail_send", With($$$"""{"cc":{"all":{{{To("eve@example.net")}}}}}""")).Short
        );
        Assert.Equal(
            "ask grounding destination",
            _client
                .Decide(
                    "mail_send",
                    With("""{"value":["bob@example.org","eve@example.net"],"from":[{"owner":"m1"}]}""")
                )
                .Short
        );
    }

    [Theory]
    [InlineData("\"eve\"")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[\"eve\"]")]
    [InlineData("""{"value":"eve"}""")]
    [InlineData("""{"from":[]}""")]
    [InlineData("""{"value":"eve","from":{}}""")]
    [InlineData("""{"value":"eve","from":null}""")]
    [InlineData("""{"value":"eve","from":"m1"}""")]
    [InlineData("""{"value":"eve","from":[],"label":[]}""")]
    [InlineData("""{"value":"eve","form":[]}""")]
    [InlineData("""{"value":"eve","from":["m1"]}""")]
    [InlineData("""{"value":"eve","from":[{}]}""")]
    [InlineData("""{"value":"eve","from":[{"owners":"m1"}]}""")]
    [InlineData("""{"value":"eve","from":[{"owner":1}]}""")]
    [InlineData("""{"value":"eve","from":[{"owner":"m1","record":"r1"}]}""")]
    [InlineData("""{"value":"eve","from":[{"record":"r1"}]}""")]
    [InlineData("""{"value":"eve","from":[{"record":"r1","path":"a"}]}""")]
    [InlineData("""{"value":"eve","from":[{"record":"r1","path":[],"more":1}]}""")]
    [InlineData("""{"value":"eve","from":[{"reader":"r1"}]}""")]
    [InlineData("""{"value":"eve","from":[{"reader":["r1"]}]}""")]
    [InlineData("""{"value":"eve","from":[{"reader":[{"record":"r1"}]}]}""")]
    [InlineData("""{"value":"eve","from":[{"planner":"r1"}]}""")]
    [InlineData("""{"value":"eve","from":[{"planner":[{"record":"r1","path":[]}]}]}""")]
    [InlineData("""{"value":"eve","from":[{"planner":[],"seen":[]}]}""")]
    [InlineData("""{"value":1e400,"from":[{"planner":[]}]}""")]
    [InlineData("""{"value":1e-400,"from":[{"planner":[]}]}""")]
    public void What_is_not_quite_an_argument_is_an_error(string to) =>
        Assert.Equal(-32602, _client.Error("decide", _client.DecideOf("mail_send", $$"""{"to":{{to}}}""")).Code);

    [Fact]
    public void Origins_are_bounded()
    {
        var from = string.Join(',', Enumerable.Repeat("""{"owner":"m1"}""", 10_001));
        var (code, message) = _client.Error(
            "decide",
            _client.DecideOf("mail_send", $$"""{"body":{{GuardClient.Leaf("x", from)}}}""")
        );
        Assert.Equal((-32000, "an effect has at most 10000 origins and references"), (code, message));
    }

    private GuardClient.Answered Decide(string body, string from) =>
        _client.Decide("mail_send", GuardClient.Mail("bob@example.org", body, from));
}
