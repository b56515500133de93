using System.Text;
using Chela.Edge.Files.Policies;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;
using CsCheck;
using static Chela.Tests.Policies.PolicyText;

namespace Chela.Tests.Policies;

public sealed class PolicyFileTests
{
    private const string Head = "version: 1\n";

    [Fact]
    public void The_example_of_the_documentation_says_what_it_seems_to()
    {
        var reading = Read(Example);
        Assert.Empty(reading.Errors);
        Assert.Empty(reading.Warnings);
        var policy = reading.Policy!;
        Assert.Equal(["Ana", "ana@example.org"], policy.OwnerNames);
        Assert.Equal(new Contact("Cleo", "cleo@example.com"), policy.Contacts[1]);
        Assert.Equal(["Bob", "Cleo", "dan@example.org"], policy.Groups["team"]);
        Assert.Equal(Verdict.Deny, policy.DefaultOf(EffectKind.Destroy));
        Assert.Equal(Verdict.Allow, policy.DefaultOf(EffectKind.Send));
        Assert.Equal(
            [
                "colleagues",
                "quiet hours",
                "small change",
                "big payments",
                "nothing from the web goes to the bank",
                "what the service may not read",
            ],
            policy.Rules.Select(r => r.Name)
        );
        Assert.Equal(new Glob("*@example.org"), policy.Rules[0].When.Destination);
        Assert.Equal(new Hours(new TimeOnly(22, 0), new TimeOnly(7, 0)), policy.Rules[1].When.Hours);
        Assert.Equal("api.example.com", policy.Rules[5].When.NotReadableBy?.Name);
        Assert.Equal(new Limit(20, null), policy.Rules[2].When.UpTo);
        Assert.Equal(new Limit(500, null), policy.Rules[3].When.Above);
        Assert.Equal("""["bob@example.org"]""", policy.Standing[0].Fixed["to"]);
        Assert.Equal(new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.Zero), policy.Standing[0].Expires);
        Assert.Equal(
            (100m, Period.Day, Verdict.Deny),
            (policy.Budgets[0].Most, policy.Budgets[0].Period, policy.Budgets[0].Beyond)
        );
        Assert.Equal(Verdict.Ask, policy.Budgets[1].Beyond);
    }

    [Fact]
    public void JSON_is_a_policy_as_well()
    {
        var json = """
            {"version": 1, "owner": {"names": ["ana@example.org"]},
             "rules": [{"name": "a", "verdict": "deny", "destination": "*@evil.net", "hours": "22:00-24:00"}],
             "standing": [{"name": "s", "tool": "pay", "kind": "spend", "fixed": {"iban": "0123", "amount": 1.50, "n": null,
              "deep": {"b": [true, "5"], "a": {}}}, "expires": "2026-12-31T18:00+08:00"}]}
            """;
        var policy = Read(json).Policy!;
        Assert.Empty(Read(json).Errors);
        Assert.Equal("*@evil.net", policy.Rules[0].When.Destination?.Pattern);
        Assert.Equal("\"0123\"", policy.Standing[0].Fixed["iban"]);
        Assert.Equal("1.5", policy.Standing[0].Fixed["amount"]);
        Assert.Equal("null", policy.Standing[0].Fixed["n"]);
        Assert.Equal("""{"a":{},"b":[true,"5"]}""", policy.Standing[0].Fixed["deep"]);
    }

    [Fact]
    public void What_is_written_canonically_is_read_as_the_same_policy()
    {
        var policy = Read(Example).Policy!;
        var again = Read(PolicyJson.Of(policy));
        Assert.Empty(again.Errors);
        Assert.Equal(PolicyJson.Of(policy), PolicyJson.Of(again.Policy!));
        Assert.Equal(policy.Digest, again.Policy!.Digest);
    }

    /// <summary>Each file has one error: where, and how its line begins.</summary>
    [Theory]
    [InlineData("", "1:1: 'version' is missing")]
    [InlineData("version: 2\n", "1:10: expected 1 for 'version', found '2'")]
    [InlineData("version: {}\n", "1:10: expected 1 for 'version', found a mapping")]
    [InlineData("version: [1]\n", "1:10: expected 1 for 'version', found a list")]
    [InlineData(
        Head + "defaults: { send: [ask] }\n",
        "2:19: expected one of allow, ask, deny for 'send', found a list"
    )]
    [InlineData(Head + "rule: []\n", "2:1: unknown key 'rule'; did you mean 'rules'?")]
    [InlineData(Head + "rules: []\nrules: []\n", "3:1: 'rules' stands here again, after line 2")]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: no }\n",
        "3:25: expected one of allow, ask, deny for 'verdict', found 'no'"
    )]
    [InlineData(Head + "rules:\n  - { verdict: deny }\n", "3:5: 'name' is missing in an item of 'rules'")]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: deny, tools: x }\n",
        "3:31: unknown key 'tools'; did you mean 'tool'?"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: deny, tool: x }\n  - { name: a, verdict: deny, tool: y }\n",
        "4:13: the name 'a' stands here again, after line 3"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: deny, hours: 22-7 }\n",
        "3:38: expected another form for 'hours', found '22-7'; for instance: 22:00-07:00"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: deny, hours: 25:00-07:00 }\n",
        "3:38: expected another form for 'hours'"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: deny, hours: 00:00-24:00 }\n",
        "3:38: 00:00-24:00 is the whole day or nothing"
    )]
    [InlineData(Head + "rules:\n  - { name: a, verdict: deny, source: Web }\n", "3:39: there is no source 'Web'")]
    [InlineData(
        Head + "defaults: { configure: allow }\n",
        "2:24: expected one of ask, deny for 'configure', found 'allow'"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: allow, tool: x }\n",
        "3:5: 'a' would also allow changes of the configuration"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: allow, kind: configure }\n",
        "3:38: changes of the configuration are always asked"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: allow, kind: send, not_readable_by: x }\n",
        "3:61: 'not_readable_by' allows nothing"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: allow, kind: send, destination: '*' }\n",
        "3:57: '*' would allow more than it says"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: allow, kind: send, destination: 'https://example.org*' }\n",
        "3:57: 'https://example.org*' would allow more"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: allow, kind: send, destination: '*@*example.org' }\n",
        "3:57: '*@*example.org' would allow more"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: ask, above: { money: 100 } }\n",
        "3:39: unknown key 'money'; known keys are amount, bytes"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: ask, above: 100 }\n",
        "3:37: expected lines of 'key: value' for 'above', found '100'; for instance: { amount: 100 }"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: ask, above: {} }\n",
        "3:37: expected an amount or bytes for 'above', found nothing; for instance: { amount: 100 }"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: ask, above: { bytes: -1 } }\n",
        "3:46: expected at least 0 for 'bytes', found -1"
    )]
    [InlineData(
        Head + "rules:\n  - { name: a, verdict: ask, above: { amount: 50 }, up_to: { amount: 50 } }\n",
        "3:60: 'a' never matters"
    )]
    [InlineData(
        Head + "budgets:\n  - { name: a, measure: amount, most: 1, per: day, above: { amount: 5 } }\n",
        "3:52: unknown key 'above'"
    )]
    [InlineData(
        Head + "standing:\n  - { name: a, tool: x, kind: configure, expires: 2026-12-31 }\n",
        "3:31: expected one of observe-local"
    )]
    [InlineData(
        Head + "standing:\n  - { name: a, tool: x.*, kind: write, expires: 2026-12-31 }\n",
        "3:22: expected one tool, found 'x.*'"
    )]
    [InlineData(
        Head + "standing:\n  - { name: a, tool: x, kind: send, expires: 2026-12-31 }\n",
        "3:5: 'a' would approve every send of x"
    )]
    [InlineData(Head + "standing:\n  - { name: a, tool: x, kind: write }\n", "3:5: 'expires' is missing")]
    [InlineData(
        Head + "standing:\n  - { name: a, tool: x, kind: write, expires: soon }\n",
        "3:47: expected a day for 'expires', found 'soon'"
    )]
    [InlineData(
        Head + "standing:\n  - { name: a, tool: x, kind: write, expires: 2028-02-17 }\n",
        "3:47: expected at most 2 years, found 2028-02-17"
    )]
    [InlineData(
        Head + "standing:\n  - { name: a, tool: x, kind: write, free: [b, '*'], expires: 2026-12-31 }\n",
        "3:48: expected the name of an argument, found '*'"
    )]
    [InlineData(
        Head + "standing:\n  - { name: a, tool: x, kind: write, fixed: { b: 1 }, free: [b], expires: 2026-12-31 }\n",
        "3:62: the argument 'b' stands twice"
    )]
    [InlineData(
        Head + "budgets:\n  - { name: a, measure: amount, most: 1,200, per: day }\n",
        "3:41: unknown key '200'"
    )]
    [InlineData(
        Head + "budgets:\n  - { name: a, measure: amount, most: ten, per: day }\n",
        "3:39: expected a number for 'most', found 'ten'"
    )]
    [InlineData(
        Head + "budgets:\n  - { name: a, measure: amount, most: -1, per: day }\n",
        "3:39: expected at least 0 for 'most', found -1"
    )]
    [InlineData(
        Head + "budgets:\n  - { name: a, measure: amount, most: 1, per: day, beyond: allow }\n",
        "3:60: expected one of ask, deny for 'beyond'"
    )]
    [InlineData(
        Head + "contacts:\n  - { name: Bob, address: a@b }\n  - { name: BOB, address: A@b }\n",
        "4:5: BOB <A@b> stands here again, after line 3"
    )]
    [InlineData(
        Head + "contacts:\n  - { name: Bob, address: a@b }\ngroups: { team: [Bop] }\n",
        "4:18: there is no contact 'Bop'; did you mean 'Bob'?"
    )]
    [InlineData(Head + "groups: { team: [a@b, a@b] }\n", "2:23: 'a@b' stands twice in 'team'")]
    [InlineData(
        Head + "contacts:\n  - { name: Bob, address: a@b }\ngroups: { bob: [a@b] }\n",
        "4:11: 'bob' is a contact as well"
    )]
    [InlineData(Head + "groups: { team: [] }\n", "2:17: expected something in 'team', found an empty list")]
    [InlineData(Head + "owner: { names: [Ana, ana] }\n", "2:23: 'ana' stands twice in your names")]
    [InlineData(Head + "rules: &a []\n", "2:8: expected a plain value, found an anchor or a tag")]
    public void What_is_wrong_has_a_place(string text, string begins)
    {
        var reading = Read(text);
        Assert.Null(reading.Policy);
        Assert.StartsWith($"p.yaml:{begins}", reading.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "{ name: a, verdict: deny, tool: mail.* }",
        "{ name: b, verdict: allow, kind: send, tool: mail.send }",
        "4:5",
        "b",
        "a",
        3
    )]
    [InlineData(
        "{ name: a, verdict: deny, tool: mail.* }",
        "{ name: b, verdict: deny, tool: mail.*, kind: send }",
        "4:5",
        "b",
        "a",
        3
    )]
    [InlineData("{ name: a, verdict: deny }", "{ name: b, verdict: deny }", "4:5", "b", "a", 3)]
    [InlineData(
        "{ name: a, verdict: ask, tool: mail.send }",
        "{ name: b, verdict: deny, tool: mail.* }",
        "3:5",
        "a",
        "b",
        4
    )]
    [InlineData(
        "{ name: a, verdict: ask, hours: 22:00-07:00 }",
        "{ name: b, verdict: ask, hours: 23:00-06:00 }",
        "4:5",
        "b",
        "a",
        3
    )]
    [InlineData(
        "{ name: a, verdict: ask, above: { amount: 10 } }",
        "{ name: b, verdict: ask, above: { amount: 10, bytes: 5 } }",
        "4:5",
        "b",
        "a",
        3
    )]
    [InlineData(
        "{ name: a, verdict: allow, kind: spend, up_to: { amount: 20 } }",
        "{ name: b, verdict: allow, kind: spend, up_to: { amount: 10 } }",
        "4:5",
        "b",
        "a",
        3
    )]
    public void A_rule_that_never_matters_is_named_with_the_one_that_shadows_it(
        string first,
        string second,
        string place,
        string shadowed,
        string shadows,
        int line
    ) =>
        Assert.StartsWith(
            $"p.yaml:{place}: '{shadowed}' never matters: '{shadows}' in line {line} holds wherever it would;",
            Assert.Single(Read($"{Head}rules:\n  - {first}\n  - {second}\n").Errors).ToString(),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("{ name: a, verdict: ask, tool: mail.* }", "{ name: b, verdict: deny, tool: mail.send }")]
    [InlineData("{ name: a, verdict: allow, kind: send }", "{ name: b, verdict: ask, destination: '*@evil.net' }")]
    [InlineData("{ name: a, verdict: deny, destination: '*@example.org' }", "{ name: b, verdict: deny, tool: mail.* }")]
    [InlineData(
        "{ name: a, verdict: deny, above: { amount: 20 } }",
        "{ name: b, verdict: ask, above: { amount: 10 } }"
    )]
    [InlineData("{ name: a, verdict: deny, above: { amount: 20 } }", "{ name: b, verdict: ask, above: { bytes: 30 } }")]
    [InlineData("{ name: a, verdict: deny, up_to: { amount: 5 } }", "{ name: b, verdict: ask, up_to: { amount: 10 } }")]
    public void A_rule_that_sometimes_matters_is_none(string first, string second) =>
        Assert.Empty(Read($"{Head}rules:\n  - {first}\n  - {second}\n").Errors);

    [Fact]
    public void An_expired_approval_is_a_warning()
    {
        var reading = Read(Head + "standing:\n  - { name: a, tool: x, kind: write, expires: 2026-02-16 }\n");
        Assert.NotNull(reading.Policy);
        Assert.Equal(
            "p.yaml:3:47: it expired on 2026-02-16; remove it, or approve it anew",
            Assert.Single(reading.Warnings).ToString()
        );
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_in_the_order_of_the_file()
    {
        var reading = Read(
            Head
                + "groups: { team: [Bob] }\nrules:\n  - { name: a, verdict: allow, tool: x }\n"
                + "standing:\n  - { name: a, tool: '*', kind: write, expires: never }\n"
        );
        Assert.Equal([2, 4, 6, 6, 6], reading.Errors.Select(e => e.Line));
    }

    [Fact]
    public void What_a_schema_finds_hides_nothing_else()
    {
        var reading = Read(
            Head
                + "rule: 5\nrules:\n  - { name: a, verdict: no }\n  - { name: a, verdict: ask, source: Web }\n"
                + "  - { name: b, verdict: deny, verdict: ask }\n  - { name: c, verdict: deny }\n"
                + "  - { name: d, verdict: ask, tool: x }\nstanding: [{ tool: x }, 7]\n"
                + "budgets:\n  - { name: c, measure: count, most: 1, per: day }\n  - { name: e, most: z }\n"
        );
        Assert.Null(reading.Policy);
        Assert.Equal(
            [
                "2:1: unknown key 'rule'",
                "4:25: expected one of",
                "5:5: 'a' never matters:",
                "5:38: there is no",
                "6:31: 'verdict' stands here",
                "8:5: 'd' never matters:",
                "9:12: 'name' is missing",
                "9:12: 'kind' is missing",
                "9:12: 'expires' is missing",
                "9:25: expected lines of",
                "11:13: the name 'c'",
                "12:5: 'measure' is missing",
                "12:5: 'per' is missing",
                "12:22: expected a number",
            ],
            reading.Errors.Select(e =>
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{e.Line}:{e.Column}: {string.Join(' ', e.Message.Split(' ').Take(3))}"
                )
            )
        );
    }

    [Fact]
    public void A_contact_that_is_wrong_makes_no_group_wrong() =>
        Assert.Equal(
            [3],
            Read(Head + "contacts:\n  - { name: Bob }\ngroups: { team: [Bob] }\n").Errors.Select(e => e.Line)
        );

    [Fact]
    public void Too_many_rules_are_refused_before_they_cost_time()
    {
        var rules = string.Concat(
            Enumerable.Range(0, 1001).Select(i => $"  - {{ name: r{i}, verdict: ask, tool: t{i} }}\n")
        );
        var error = Assert.Single(Read($"{Head}rules:\n{rules}").Errors);
        Assert.Equal((1003, "expected at most 1000 rules, found 1001"), (error.Line, error.Message));
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_a_place() =>
        Gen.Select(Gen.Int[0, Example.Length - 1], Gen.Int[0, 8], Gen.String["\n :-[]{}\"'*a1&\0\ud800"])
            .Sample(
                (at, length, put) =>
                {
                    var text = Example.Remove(at, Math.Min(length, Example.Length - at)).Insert(at, put);
                    var reading = Read(text);
                    return (reading.Policy is null) != reading.Errors.IsEmpty
                        && reading.Errors.All(e => e is { Line: > 0, Column: > 0 });
                },
                iter: 300
            );

    [Theory]
    [InlineData("a\"{ ]]}  ]a{]]&-{*:a}\n:")]
    [InlineData("[a\nb")]
    public void What_the_parser_trips_over_is_refused_with_a_place(string put)
    {
        foreach (var at in Enumerable.Range(0, Example.Length))
        {
            var reading = Read(Example.Insert(at, put));
            Assert.True((reading.Policy is null) != reading.Errors.IsEmpty);
            Assert.All(reading.Errors, e => Assert.True(e is { Line: > 0, Column: > 0 }));
        }
    }

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Gen
            .Byte.Array[0, 60]
            .Sample(bytes =>
                PolicyFile.Read("p", [.. Encoding.UTF8.GetBytes(Head), .. bytes], Now) is var reading
                && (reading.Policy is null) != reading.Errors.IsEmpty
            );
}
