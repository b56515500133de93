using System.Text.Json.Nodes;

namespace Chela.Tests.Guard;

/// <summary>Tools, decisions, approvals, results: what a session remembers, and what it does not.</summary>
public sealed class DecisionTests
{
    private const string Task = "Send bob@example.org the words: see you at ten";
    private readonly GuardClient _client = GuardClient.Open();

    private static string Good { get; } = GuardClient.Mail("bob@example.org", "see you at ten");

    private static string Bad { get; } = GuardClient.Mail("eve@example.net", "see you at ten");

    [Fact]
    public void A_decision_has_all_its_members()
    {
        _client.Owner(Task);
        var decided = _client.Decide("mail_send", Bad);
        Assert.Equal(
            ["certificate", "check", "effect", "rule", "verdict", "why"],
            decided.Json.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal("ask grounding destination", decided.Short);
        Assert.Contains("eve@example.net", decided.Why, StringComparison.Ordinal);
        Assert.Matches("^sha256:[0-9a-f]{64}$", decided.Effect);
        var certificate = decided.Json.GetProperty("certificate").GetProperty("content");
        Assert.Equal(decided.Effect, certificate.GetProperty("effect").GetString());
        Assert.Equal("ask", certificate.GetProperty("verdict").GetString());
    }

    [Fact]
    public void A_tool_that_the_session_does_not_know_is_denied()
    {
        _client.Owner("Send all my files to bob@example.org with mail_sent");
        Assert.Equal("deny known tool", _client.Decide("mail_sent", Good).Short);
        Assert.Equal("deny known tool", _client.Decide("", "{}").Short);
    }

    [Fact]
    public void A_tool_without_kind_and_roles_is_a_send_of_everything_to_everything()
    {
        _client.Owner("Send bob@example.org the words: see you at ten");
        Assert.Equal(
            "ask grounding destination",
            _client
                .Decide("odd_tool", $$"""{"x":{{GuardClient.Leaf("eve@example.net", """{"planner":[]}""")}}}""")
                .Short
        );
        Assert.Equal(
            "send",
            GuardClient
                .Open()
                .Decide("odd_tool", "{}")
                .Json.GetProperty("certificate")
                .GetProperty("content")
                .GetProperty("call")
                .GetProperty("kind")
                .GetString()
        );
    }

    [Fact]
    public void A_parameter_without_declaration_is_a_destination_and_content()
    {
        _client.Owner(Task);
        string With(string bcc) => Good[..^1] + $$""","bcc":{{GuardClient.Leaf(bcc, """{"planner":[]}""")}}}""";
        Assert.Equal("ask grounding destination", _client.Decide("mail_send", With("eve@example.net")).Short);
        Assert.Equal("allow approval checks", _client.Decide("mail_send", With("bob@example.org")).Short);
    }

    [Fact]
    public void The_same_effect_has_the_same_id_whatever_was_decided_and_done_in_between()
    {
        _client.Owner(Task);
        var first = _client.Decide("mail_send", Bad);
        _client.Owner("Now write to eve@example.net too", "m2");
        _client.Record("r1", "1");
        Assert.Equal(first.Effect, _client.Decide("mail_send", Bad).Effect);
        var node = JsonNode.Parse(Bad)!.AsObject();
        var reordered = new JsonObject(node.Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        Assert.Equal(first.Effect, _client.Decide("mail_send", reordered.ToJsonString()).Effect);
        _client.Reopen();
        _client.Owner(Task);
        Assert.NotEqual(first.Effect, _client.Decide("mail_send", Bad).Effect);
    }

    [Fact]
    public void Tool_values_origins_and_control_are_in_the_id()
    {
        _client.Owner(Task);
        _client.Record("r1", "1");
        string[] ids =
        [
            _client.Decide("mail_send", Good).Effect,
            _client.Decide("odd_tool", Good).Effect,
            _client.Decide("mail_send", Bad).Effect,
            _client
                .Decide(
                    "mail_send",
                    Good.Replace("""{"planner":[]}""", """{"planner":["r1"]}""", StringComparison.Ordinal)
                )
                .Effect,
            _client
                .Decide("mail_send", Good.Replace("""{"planner":[]}""", """{"owner":"m1"}""", StringComparison.Ordinal))
                .Effect,
            _client.Decide("mail_send", Good.Replace("""{"planner":[]}""", "", StringComparison.Ordinal)).Effect,
            _client.Decide("mail_send", Good, """[{"record":"r1","path":[]}]""").Effect,
            _client.Decide("mail_send", Good, """[{"record":"r1","path":["a"]}]""").Effect,
            _client.Decide("mail_send", Good.Replace("ten", "ten ", StringComparison.Ordinal)).Effect,
            _client.Decide("mail_send", Good.Replace("\"see you at ten\"", "7", StringComparison.Ordinal)).Effect,
            _client.Decide("mail_send", Good.Replace("\"see you at ten\"", "\"7\"", StringComparison.Ordinal)).Effect,
            _client.Decide("mail_send", Good.Replace("\"see you at ten\"", "true", StringComparison.Ordinal)).Effect,
        ];
        Assert.Equal(ids, ids.Distinct());
    }

    [Fact]
    public void To_decide_alone_changes_nothing()
    {
        _client.Owner(Task);
        Assert.All(
            Enumerable.Range(0, 5),
            _ => Assert.Equal("allow approval checks", _client.Decide("mail_send", Good).Short)
        );
    }

    [Fact]
    public void A_verb_is_used_up_when_its_effect_is_done_and_not_before()
    {
        _client.Owner(Task);
        var decided = _client.Decide("mail_send", Good);
        Assert.Equal("allow", decided.Verdict);
        Assert.True(_client.Value("r1", "mail_send", decided.Effect, "null").TryGetProperty("result", out _));
        Assert.Equal("ask verb count", _client.Decide("mail_send", Good).Short);
        _client.Owner("Send it once more", "m2");
        Assert.Equal("allow", _client.Decide("mail_send", Good).Verdict);
    }

    [Fact]
    public void Every_owner_message_grants_verbs_of_its_own()
    {
        Assert.Equal("ask verb verb", _client.Decide("mail_send", Mine()).Short);
        _client.Owner("What is on today?");
        Assert.Equal("ask verb verb", _client.Decide("mail_send", Mine()).Short);
        _client.Owner("Mail ana@example.org: hello", "m2");
        Assert.Equal("allow approval checks", _client.Decide("mail_send", Mine()).Short);

        static string Mine() => GuardClient.Mail("ana@example.org", "hello", """{"planner":[]}""");
    }

    [Fact]
    public void An_approval_fits_its_effect_once()
    {
        _client.Owner(Task);
        var asked = _client.Decide("mail_send", Bad);
        _client.Approve(asked.Effect);
        Assert.Equal("ask", _client.Decide("mail_send", GuardClient.Mail("eve@example.net", "see you")).Verdict);
        var approved = _client.Decide("mail_send", Bad);
        Assert.Equal(("allow approval approval", asked.Effect), (approved.Short, approved.Effect));
        Assert.Equal("ask grounding destination", _client.Decide("mail_send", Bad).Short);
        Assert.True(_client.Value("r1", "mail_send", asked.Effect, "null").TryGetProperty("result", out _));
        Assert.False(_client.Value("r2", "mail_send", asked.Effect, "null").TryGetProperty("result", out _));
    }

    [Fact]
    public void Two_approvals_of_one_effect_are_one()
    {
        _client.Owner(Task);
        var asked = _client.Decide("mail_send", Bad);
        _client.Approve(asked.Effect);
        _client.Approve(asked.Effect);
        Assert.Equal("allow", _client.Decide("mail_send", Bad).Verdict);
        Assert.Equal("ask", _client.Decide("mail_send", Bad).Verdict);
    }

    [Fact]
    public void Only_what_was_asked_can_be_approved()
    {
        _client.Owner(Task);
        var allowed = _client.Decide("mail_send", Good).Effect;
        var denied = _client.Decide("nothing", "{}").Effect;
        foreach (var id in (string[])[allowed, denied, "sha256:" + new string('0', 64)])
        {
            Assert.Equal(
                -32001,
                _client.Error("approve", $$"""{"session":"{{_client.Session}}","effect":"{{id}}"}""").Code
            );
        }

        foreach (var id in (string[])["\"\"", "\"sha256:\"", "\"x\"", "7", "null", "[]"])
        {
            Assert.Equal(
                -32602,
                _client.Error("approve", $$"""{"session":"{{_client.Session}}","effect":{{id}}}""").Code
            );
        }

        Assert.Equal("deny", _client.Decide("nothing", "{}").Verdict);
    }

    [Fact]
    public void An_approval_of_one_session_is_none_of_another()
    {
        _client.Owner(Task);
        var asked = _client.Decide("mail_send", Bad);
        var first = _client.Session;
        _client.Reopen();
        _client.Owner(Task);
        Assert.Equal(
            -32001,
            _client.Error("approve", $$"""{"session":"{{_client.Session}}","effect":"{{asked.Effect}}"}""").Code
        );
        _client.Result("approve", $$"""{"session":"{{first}}","effect":"{{asked.Effect}}"}""");
        Assert.Equal("ask", _client.Decide("mail_send", Bad).Verdict);
    }

    [Fact]
    public void An_approval_at_the_end_of_time_is_no_fault()
    {
        _client.Reopen(open => open["moment"] = "9999-12-31T23:59:59.9999999Z");
        _client.Owner(Task);
        var asked = _client.Decide("mail_send", Bad);
        _client.Approve(asked.Effect);
        Assert.Contains(_client.Decide("mail_send", Bad).Verdict, (string[])["allow", "ask"]);
    }

    [Fact]
    public void A_result_needs_an_effect_that_was_allowed()
    {
        _client.Owner(Task);
        var allowed = _client.Decide("mail_send", Good).Effect;
        var asked = _client.Decide("mail_send", Bad).Effect;
        var denied = _client.Decide("nothing", "{}").Effect;
        int Code(string id, string tool, string effect) =>
            _client.Error("value", _client.ValueOf(id, tool, effect, "1")).Code;
        Assert.Equal(-32001, Code("r1", "mail_send", asked));
        Assert.Equal(-32001, Code("r1", "nothing", denied));
        Assert.Equal(-32001, Code("r1", "mail_send", "sha256:" + new string('0', 64)));
        Assert.Equal(-32602, Code("r1", "mail_send", "no id"));
        Assert.Equal(-32001, Code("r1", "mail_read", allowed));
        Assert.Equal(
            "deny known origin",
            _client.Decide("mail_send", GuardClient.Mail("bob@example.org", "1", """{"planner":["r1"]}""")).Short
        );
        Assert.True(_client.Value("r1", "mail_send", allowed, "1").TryGetProperty("result", out _));
        Assert.Equal(-32001, Code("r2", "mail_send", allowed));
    }

    [Fact]
    public void An_id_of_a_message_or_a_result_is_taken_once()
    {
        _client.Owner(Task);
        _client.Record("r1", "1");
        Assert.Equal(
            -32001,
            _client
                .Error("owner", $$"""{"session":"{{_client.Session}}","id":"m1","text":"Send it to eve@example.net"}""")
                .Code
        );
        var again = _client.Decide("mail_read", "{}").Effect;
        Assert.Equal(-32001, _client.Error("value", _client.ValueOf("r1", "mail_read", again, "2")).Code);
        Assert.Equal("ask", _client.Decide("mail_send", Bad).Verdict);
    }

    [Fact]
    public void A_branch_on_something_untrusted_is_asked()
    {
        _client.Owner(Task);
        _client.Record("r1", """{"a":1,"b":2}""", """[{"path":["a"],"sources":[],"readers":"everyone"}]""");
        string Short(string control) => _client.Decide("mail_send", Good, control).Short;
        Assert.Equal("allow approval checks", Short("[]"));
        Assert.Equal("allow approval checks", Short("""[{"record":"r1","path":["a"]}]"""));
        Assert.Equal("ask control branch", Short("""[{"record":"r1","path":["b"]}]"""));
        Assert.Equal("ask control branch", Short("""[{"record":"r1","path":[]}]"""));
        Assert.Equal("ask control branch", Short("""[{"record":"r1","path":["*"]}]"""));
        Assert.Equal("ask control branch", Short("""[{"record":"r1","path":["c"]}]"""));
        Assert.Equal("deny known origin", Short("""[{"record":"r9","path":[]}]"""));
    }

    [Fact]
    public void What_a_key_refers_to_goes_along()
    {
        const string Files = """[{"id":"7","filename":"plan.txt"},{"id":"8","filename":"salary.txt"}]""";
        _client.Owner("Share the file 7 and the file 8 with bob@example.org");
        Assert.Equal("ask confidentiality readers", Share("7").Short);
        _client.Record(
            "r1",
            Files,
            """[{"path":[0],"sources":[],"readers":["bob@example.org"]},{"path":[1],"sources":[],"readers":["ana@example.org"]}]""",
            "list_files"
        );
        Assert.Equal("allow approval checks", Share("7").Short);
        Assert.Equal("ask confidentiality readers", Share("8").Short);
        Assert.Equal(
            "ask confidentiality readers",
            Share("9").Short.Replace("grounding selector", "confidentiality readers", StringComparison.Ordinal)
        );

        GuardClient.Answered Share(string file) =>
            _client.Decide(
                "share_file",
                $$"""{"file":{{GuardClient.Leaf(file, """{"owner":"m1"}""")}},"with":{{GuardClient.Leaf("bob@example.org", """{"owner":"m1"}""")}}}"""
            );
    }

    [Fact]
    public void A_record_of_a_tool_without_the_word_is_not_what_a_key_refers_to()
    {
        _client.Owner("Share the file 7 with bob@example.org");
        _client.Record("r1", """[{"id":"7"}]""", """[{"path":[],"sources":[],"readers":"everyone"}]""");
        Assert.Equal(
            "ask confidentiality readers",
            _client
                .Decide(
                    "share_file",
                    $$"""{"file":{{GuardClient.Leaf("7", """{"owner":"m1"}""")}},"with":{{GuardClient.Leaf("bob@example.org", """{"owner":"m1"}""")}}}"""
                )
                .Short
        );
    }

    [Theory]
    [InlineData("team", """["#team"]""", "allow approval checks")]
    [InlineData("team", """["bob@example.org","cleo@example.com"]""", "allow approval checks")]
    [InlineData("team", """["bob@example.org"]""", "ask confidentiality readers")]
    [InlineData("team", """["team2"]""", "ask confidentiality readers")]
    [InlineData("team", """["#all"]""", "ask confidentiality readers")]
    [InlineData("all", """["#team","dan@example.org"]""", "allow approval checks")]
    [InlineData("all", """["bob@example.org","cleo@example.com","dan@example.org"]""", "allow approval checks")]
    [InlineData("all", """["#team"]""", "ask confidentiality readers")]
    [InlineData("all", "[]", "ask confidentiality readers")]
    [InlineData("ana@example.org", "[]", "allow approval checks")]
    [InlineData("bob@example.org", """["BOB@EXAMPLE.ORG"]""", "allow approval checks")]
    [InlineData("bob@example.org", """["everyone"]""", "ask confidentiality readers")]
    public void Groups_read_what_is_open_to_them_or_to_all_their_members(string to, string readers, string expected)
    {
        _client.Owner($"Send {to} the time");
        _client.Record("r1", "\"ten\"", $$"""[{"path":[],"sources":[],"readers":{{readers}}}]""");
        Assert.Equal(
            expected,
            _client.Decide("mail_send", GuardClient.Mail(to, "ten", """{"record":"r1","path":[]}""")).Short
        );
    }

    [Fact]
    public void Groups_in_a_circle_end()
    {
        _client.Reopen(open => open["groups"] = JsonNode.Parse("""{"a":["b"],"b":["a","a"],"c":[]}"""));
        _client.Owner("Send a the time, and send c the time");
        _client.Record("r1", "\"ten\"", """[{"path":[],"sources":[],"readers":["x"]}]""");
        Assert.Equal(
            "ask",
            _client.Decide("mail_send", GuardClient.Mail("a", "ten", """{"record":"r1","path":[]}""")).Verdict
        );
        Assert.Equal(
            "ask",
            _client.Decide("mail_send", GuardClient.Mail("c", "ten", """{"record":"r1","path":[]}""")).Verdict
        );
    }

    [Fact]
    public void Groups_of_groups_of_groups_end_soon()
    {
        var groups = new JsonObject();
        for (var i = 0; i < 60; i++)
        {
            groups[$"g{i}"] = new JsonArray($"g{i + 1}", "bob@example.org", $"g{i + 2}");
        }

        groups["g60"] = new JsonArray("bob@example.org");
        groups["g61"] = new JsonArray("bob@example.org");
        _client.Reopen(open => open["groups"] = groups);
        _client.Owner("Send g0 the time");
        _client.Record("r1", "\"ten\"", """[{"path":[],"sources":[],"readers":["bob@example.org"]}]""");
        Assert.Equal(
            "allow approval checks",
            _client.Decide("mail_send", GuardClient.Mail("g0", "ten", """{"record":"r1","path":[]}""")).Short
        );
    }

    [Fact]
    public void A_contact_is_a_destination_where_the_owner_names_it()
    {
        _client.Owner("Tell Bob: see you at ten");
        Assert.Equal("allow approval checks", _client.Decide("mail_send", Good).Short);
    }

    [Fact]
    public void A_policy_holds_and_its_limits_count_what_was_done()
    {
        _client.Reopen(open =>
            open["policy"] = JsonNode.Parse(
                """
                {"version":1,
                 "rules":[{"name":"not to the bank","tool":"mail_send","destination":"*@bank.example","verdict":"deny"}],
                 "budgets":[{"name":"two looks","kind":"observe-local","measure":"count","most":2,"per":"task","beyond":"deny"}]}
                """
            )
        );
        _client.Owner("Mail help@bank.example: hello");
        Assert.Equal(
            "deny known not to the bank",
            _client.Decide("mail_send", GuardClient.Mail("help@bank.example", "hello")).Short
        );
        _client.Record("r1", "1");
        _client.Record("r2", "1");
        Assert.Equal("deny limits two looks", _client.Decide("mail_read", "{}").Short);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"version: 1\"")]
    [InlineData("{}")]
    [InlineData("""{"version":2}""")]
    [InlineData("""{"version":1,"rule":[]}""")]
    [InlineData("""{"version":1,"rules":[{"name":"a","verdict":"maybe"}]}""")]
    [InlineData("""{"version":1,"rules":[{"name":"a","tool":"x","verdict":"deny","wenn":1}]}""")]
    public void A_policy_that_is_none_opens_no_session(string policy) =>
        Assert.Equal(
            -32602,
            _client.Error("open", GuardClient.Opening.TrimEnd()[..^1] + $$""","policy":{{policy}}}""").Code
        );

    [Theory]
    [InlineData("2026-02-16T09:00:00+01:00")]
    [InlineData("2026-02-16T09:00:00Z")]
    [InlineData("2026-02-16T09:00:00.000Z")]
    [InlineData("2026-02-16T09:00:00.123456+00:00")]
    [InlineData("2026-02-16T09:00-08:30")]
    [InlineData("2026-02-16T09:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void A_moment_is_a_time_with_its_offset(string moment) => _client.Reopen(open => open["moment"] = moment);

    [Theory]
    [InlineData("\"2026-02-16T09:00:00\"")]
    [InlineData("\"2026-02-16\"")]
    [InlineData("\"2026-02-30T09:00:00Z\"")]
    [InlineData("\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("\"16.02.2026 09:00\"")]
    [InlineData("\"\"")]
    [InlineData("1771232400")]
    [InlineData("null")]
    public void Other_moments_are_errors(string moment) =>
        Assert.Equal(
            -32602,
            _client
                .Error(
                    "open",
                    GuardClient.Opening.Replace("\"2026-02-16T09:00:00+01:00\"", moment, StringComparison.Ordinal)
                )
                .Code
        );
}
