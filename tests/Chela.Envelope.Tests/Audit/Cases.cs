using System.Collections.Immutable;
using System.Globalization;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;
using Chela.Text;
using CsCheck;
using Record = Chela.Envelope.Authorities.Record;

namespace Chela.Envelope.Tests.Audit;

/// <summary>
/// Makes cases: a task about a few things (the same person, file, amount again and again, so that words, results and calls
/// meet), with labels, origins true and false, rules, limits, approvals and uses.
/// </summary>
internal sealed class Cases
{
    /// <summary>Any case.</summary>
    public static readonly Gen<Case> Any = Gen.OneOf(
            Gen.Int[0, 9_999].Array[0, 150],
            Gen.Int[0, 9_999].Array[300],
            Gen.Int[0, 9_999].Array[300]
        )
        .Select(numbers => new Cases(new Draws(numbers)).Make());

    /// <summary>Rules that ask or deny.</summary>
    public static readonly Gen<PolicyRule> Rules = Gen.Int[0, 9_999]
        .Array[0, 30]
        .Select(numbers => new Cases(new Draws(numbers)).Rule("another"))
        .Select(rule => rule with { Verdict = rule.Verdict == Verdict.Allow ? Verdict.Ask : rule.Verdict });

    /// <summary>How many cases a test looks at: so many, or fewer where the environment says so (<c>tools/breaks</c>).</summary>
    public static int Count(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("CHELA_CASES"), CultureInfo.InvariantCulture, out var most)
            ? Math.Min(usual, most)
            : usual;

    private static readonly DateTimeOffset s_now = new(2026, 2, 16, 9, 30, 0, TimeSpan.FromHours(1));

    private readonly Draws _draws;
    private readonly int _person;
    private readonly string _file;
    private readonly string _title;
    private readonly string _page;
    private readonly string _amount;
    private readonly string _text;
    private readonly ToolDeclaration _tool;

    private Cases(Draws draws)
    {
        _draws = draws;
        _tool = World.Tools[
            draws.Of(
                "mail_send",
                "money_pay",
                "file_delete",
                "event_cancel",
                "file_share",
                "post_message",
                "event_create",
                "file_write",
                "program_run",
                "page_get",
                "web_search",
                "policy_set",
                "file_read",
                "mystery",
                "mail_send",
                "money_pay"
            )
        ];
        _person = draws.Below(World.Addresses.Length);
        _file = draws.Of(World.Files);
        _title = draws.Of(World.Titles);
        _page = draws.Of(World.Pages);
        _amount = draws.Of(World.Amounts);
        _text = draws.Of(World.Texts);
    }

    private string Person => _draws.Once(6) ? _draws.Of(World.Names) : World.Names[_person];

    private string Address => _draws.Once(6) ? _draws.Of(World.Addresses) : World.Addresses[_person];

    private string File => _draws.Once(6) ? _draws.Of(World.Files) : _file;

    private string Title => _draws.Once(6) ? _draws.Of(World.Titles) : _title;

    private string Page => _draws.Once(6) ? _draws.Of(World.Pages) : _page;

    private string Amount => _draws.Once(6) ? _draws.Of(World.Amounts) : _amount;

    private string Words => _draws.Once(4) ? _draws.Of(World.Texts) : _text;

    private Case Make()
    {
        var authority = Authority.Of("t1");
        for (var count = 1 + _draws.Below(3); count > 0; count--)
        {
            authority = authority.With(Message($"m{count}"));
        }

        for (var count = _draws.Below(4); count > 0; count--)
        {
            authority = authority.With(Result($"r{count}"));
        }

        if (_draws.Once(12))
        {
            authority = authority with { Manifest = AnyManifest() };
        }

        var effect = AnyEffect(authority);
        if (_draws.Once(8))
        {
            var act = _draws.Once(4) ? ContentHash.Of("another") : EffectJson.ActOf(effect);
            authority = authority with { Order = new Order($"m{1 + _draws.Below(4)}", [ContentHash.Of(""), act]) };
        }

        if (_draws.Once(8))
        {
            var id = EffectJson.IdOf(_draws.Once(4) ? "t2" : "t1", effect);
            var at = s_now.AddHours(_draws.Of(-1, 0, 1, -48));
            authority = authority with { Approvals = [new Approval(id, "owner", "terminal", at, at.AddDays(1))] };
        }

        return new Case(effect, authority, AnyPolicy(effect), AnyUsage(authority, effect), new Moment(s_now));
    }

    private Manifest AnyManifest() =>
        new(
            "weekly",
            [
                .. Enumerable
                    .Range(0, 1 + _draws.Below(3))
                    .Select(_ => new ManifestPlace(
                        _draws.Of(_tool.Name, _tool.Name, _tool.Name, "mail_send"),
                        _draws.Below(8) switch
                        {
                            0 => null,
                            1 => "notes",
                            2 => "https://news.example.org",
                            3 => Page,
                            4 => File,
                            5 => Address,
                            6 => _draws.Of("f1", "e1", ""),
                            _ => null,
                        },
                        _draws.Once(3) ? AnyLabel().Readers : Readers.OwnerOnly
                    )),
            ]
        );

    private OwnerMessage Message(string id)
    {
        var text = string.Concat(
            Enumerable.Range(0, 1 + _draws.Below(3)).Select(_ => Sentence() + _draws.Of(". ", "\n", "。", ", "))
        );
        var marked = _draws.Once(10) ? new[] { (_draws.Below(text.Length), 1 + _draws.Below(20)) } : [];
        return new OwnerMessage(id, text, !_draws.Once(8), marked);
    }

    private string Sentence()
    {
        if (_draws.Once(3))
        {
            return _draws.Below(20) switch
            {
                0 => $"The code is {_text}",
                1 => $"Don't send {Person} anything",
                2 => $"先别发{File}给{Person}",
                3 => $"> Send {Address} the file {File}",
                4 => $"He wrote: \"Pay {Amount} to {Address}\"",
                5 => $"There is a mail from {Person}",
                6 => $"{File}和{Title}都在",
                7 => $"Look into {File} and {Page}",
                8 => $"Mail {Person} and {Address}: {Words}",
                9 => $"Send all my files to {Person}",
                10 => $"把所有邮件转发给{Person}",
                11 => $"I may pay {Person} {Amount} tomorrow",
                12 => $"```\nDelete {File}\n```",
                13 => $"Run report with {Words}",
                14 => $"What is on {Page}?",
                15 => $"告诉{Person}：{Words}",
                16 => $"Summarise {File} and send it to {Person}",
                17 => $"看一下{Title}，再回复{Person}",
                18 => "Hi",
                _ => $"{Person} {Address} {Amount}",
            };
        }

        var isChinese = _draws.Once(3);
        return (_tool.Name, isChinese) switch
        {
            ("mail_send", false) => _draws.Of(
                $"Email {Person}: {Words}",
                $"Send {File} to {Person} and say \"{Words}\""
            ),
            ("mail_send", true) => _draws.Of($"给{Person}发邮件：{Words}", $"把{File}发给{Person}"),
            ("money_pay", false) => $"Pay {Amount} to {Person} for {Title}",
            ("money_pay", true) => $"付{Amount}给{Person}",
            ("file_delete", false) => $"Delete the file {File}",
            ("file_delete", true) => $"删除文件{File}",
            ("event_cancel", false) => $"Cancel {Title}",
            ("event_cancel", true) => $"取消{Title}",
            ("file_share", false) => $"Share {File} with {Person}",
            ("file_share", true) => $"把{File}分享给{Person}",
            ("post_message", _) => $"Post \"{Words}\"",
            ("event_create", false) => $"Create an event {Title} on 2026-02-17: {Words}",
            ("event_create", true) => $"新建日程{Title}，2026年2月17日",
            ("file_write", false) => $"Write \"{Words}\" into the file {File}",
            ("file_write", true) => $"把{Words}写进{File}",
            ("program_run", _) => $"Run {File} with {Words}",
            ("page_get", false) => $"Read {Page}",
            ("page_get", true) => $"看看 {Page}",
            ("web_search", _) => $"Search for {Words}",
            ("policy_set", _) => $"Set the policy {Title} to {Words}",
            ("file_read", _) => $"Read {File}",
            _ => $"Send {Person} {Words}",
        };
    }

    private Label AnyLabel()
    {
        var sources = _draws.Below(7) switch
        {
            0 => [Source.Owner],
            1 => [new Source(SourceKind.Web, "evil.example")],
            2 => [new Source(SourceKind.Mail, "eve@evil.example"), Source.Owner],
            3 => [new Source(SourceKind.Tool, "")],
            4 => [Source.System],
            5 => [new Source(SourceKind.File, "a:b")],
            _ => ImmutableArray<Source>.Empty,
        };
        return Label
            .JoinAll(sources.Select(Label.From))
            .RestrictTo(
                _draws.Below(7) switch
                {
                    0 => Readers.Everyone,
                    1 => Readers.OwnerOnly,
                    2 => Readers.Only(Principal.Of(Address), Principal.Owner),
                    3 => Readers.Only(Principal.Of("#team")),
                    4 => Readers.Only(Principal.Of("news.example.org"), Principal.Of("bob@example.org")),
                    5 => Readers.Only(Principal.Of("bob@example.org"), Principal.Of("cleo@example.com")),
                    _ => Readers.Only(),
                }
            );
    }

    private Record Result(string id)
    {
        var label = AnyLabel();
        (string Tool, string Argument, Value Value) made = _draws.Below(6) switch
        {
            0 => ("file_read", File, FileItem(label)),
            1 => ("files_list", Words, List(label, FileItem(label), FileItem(_draws.Once(3) ? AnyLabel() : label))),
            2 => ("calendar_list", Title, Map(label, ("items", List(label, EventItem(label), EventItem(label))))),
            3 => ("inbox_read", Person, Map(label, ("from", Text(Address, label)), ("body", Text(Words, AnyLabel())))),
            4 => ("page_get", Page, Text(_draws.Of(Words, Address, Amount, File), label)),
            _ => ("event_create", Title, EventItem(label)),
        };
        var declared = World.Tools[made.Tool];
        var parameter = declared.Parameters[0];
        var effect = new Effect(
            made.Tool,
            declared.Kind,
            [new Argument(parameter.Name, parameter.Role, Text(made.Argument, Label.Owner))]
        );
        return new Record(id, effect, made.Value);
    }

    private Value.Record FileItem(Label label) =>
        Map(
            label,
            ("id", Text(_draws.Of("f1", "f2", "f1", "33"), label)),
            ("name", Text(File, label)),
            ("path", Text(File, label)),
            ("content", Text(_draws.Of(Words, Address, Amount), _draws.Once(4) ? AnyLabel() : label))
        );

    private Value.Record EventItem(Label label) =>
        Map(
            label,
            ("id", _draws.Once(4) ? new Value.Whole(33, label) : Text(_draws.Of("e1", "e2", "e1"), label)),
            ("title", Text(Title, label)),
            ("note", _draws.Once(3) ? new Value.Nothing(label) : Text(Words, label))
        );

    private Effect AnyEffect(Authority authority)
    {
        var arguments = _tool
            .Parameters.Where(_ => !_draws.Once(8))
            .Select(p => new Argument(p.Name, p.Role, Argument(p, authority)))
            .ToList();
        if (_tool.Name == "mystery" || _draws.Once(25))
        {
            arguments.Add(new Argument("more", ParameterRole.Undeclared, Leaf(_draws.Of(Address, Words), authority)));
        }

        if (_draws.Once(60))
        {
            arguments.Add(
                new Argument(
                    "to",
                    _draws.Of(ParameterRole.Content, ParameterRole.Destination),
                    Leaf(Address, authority)
                )
            );
        }

        ImmutableArray<Reference> control =
            _draws.Once(4) && !authority.Records.IsEmpty ? [AnyReference(authority)] : [];
        var isUnknown = _draws.Once(60);
        var kind = _draws.Once(80) ? EffectKind.ObserveLocal : _tool.Kind;
        return new Effect(isUnknown ? "nothing_known" : _tool.Name, kind, [.. arguments]) { Control = control };
    }

    private Value Argument(ParameterDeclaration parameter, Authority authority)
    {
        string One() =>
            (parameter.Name, parameter.Role) switch
            {
                ("to", _) => Address,
                ("url", _) => Page,
                ("path" or "program", _) => File,
                ("id", _) => _draws.Of("f1", "e1", "f2", "e2", File, "33"),
                ("files", _) => _draws.Of("", "f1", "f2", "e1"),
                ("day", _) => _draws.Of("2026-02-17", "2026-02-18"),
                ("amount", _) => Amount,
                ("name", _) => Title,
                (_, ParameterRole.Option) => _draws.Of("html", Words),
                _ => _draws.Of(Words, Words, File, Address, Page),
            };

        return _draws.Below(12) switch
        {
            9 when _draws.Once(4) => List(AnyLabel()),
            10 => List(_draws.Once(3) ? AnyLabel() : Label.Public, Leaf(One(), authority), Leaf(One(), authority)),
            11 => Map(Label.Public, ("a", Leaf(One(), authority))),
            _ => Leaf(One(), authority),
        };
    }

    private Value Leaf(string text, Authority authority)
    {
        Value value = _draws.Below(14) switch
        {
            10 when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) =>
                new Value.Fraction(amount, AnyLabel()),
            11 when long.TryParse(text, CultureInfo.InvariantCulture, out var number) => new Value.Whole(
                number,
                AnyLabel()
            ),
            12 => _draws.Of<Value>(
                new Value.Nothing(AnyLabel()),
                new Value.Bytes(new byte[] { 1, 2 }, AnyLabel()),
                new Value.Truth(true, AnyLabel())
            ),
            13 when _draws.Once(4) => new Value.Text(string.Concat(Enumerable.Repeat(text + " ", 1_100)), AnyLabel()),
            _ => new Value.Text(text, AnyLabel()),
        };
        return value with
        {
            From = [.. Enumerable.Range(0, _draws.Of(1, 1, 1, 0, 2)).Select(_ => AnyOrigin(authority))],
        };
    }

    private Origin AnyOrigin(Authority authority) =>
        _draws.Below(authority.Records.IsEmpty && !_draws.Once(40) ? 3 : 7) switch
        {
            0 or 1 => new Origin.Owner(_draws.Once(40) ? "m9" : _draws.Of([.. authority.Messages.Select(m => m.Id)])),
            2 => Origin.Planner.Blind,
            3 or 4 => new Origin.Part(AnyReference(authority)),
            5 => new Origin.Reader([.. Enumerable.Range(0, _draws.Of(1, 2, 0)).Select(_ => AnyReference(authority))]),
            _ => new Origin.Planner([
                .. Enumerable.Range(0, 1 + _draws.Below(2)).Select(_ => AnyReference(authority).Record),
            ]),
        };

    private Reference AnyReference(Authority authority)
    {
        ValuePath path = _draws.Below(9) switch
        {
            0 or 1 => ValuePath.Whole,
            2 => ValuePath.Of(PathStep.Item(0)),
            3 => ValuePath.Of(PathStep.Field("content")),
            4 => ValuePath.Of(PathStep.Field("items"), PathStep.Item(1), PathStep.Field("note")),
            5 => ValuePath.Of(PathStep.Every, PathStep.Field("content")),
            6 => ValuePath.Of(PathStep.Field("body")),
            7 => ValuePath.Of(PathStep.Item(1), PathStep.Field("content")),
            _ => ValuePath.Of(PathStep.Field("nowhere")),
        };
        var ids = authority.Records.Keys.Order(StringComparer.Ordinal).ToArray();
        return new Reference(ids.Length == 0 || _draws.Once(60) ? "r9" : _draws.Of<string>(ids), path);
    }

    private Policy AnyPolicy(Effect effect)
    {
        var policy = Policy.Default with
        {
            Tools = World.Tools,
            OwnerNames = ["Ana", "ana@example.org"],
            Contacts = _draws.Once(6) ? [] : [.. World.Contacts.Take(_draws.Of(6, 3, 4))],
            Groups = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(
                "team",
                ["bob@example.org", "cleo@example.com", .. _draws.Once(4) ? ["team"] : Array.Empty<string>()]
            ),
        };
        for (var count = _draws.Of(0, 0, 0, 1, 2); count > 0; count--)
        {
            policy = policy with { Rules = policy.Rules.Add(Rule($"rule{count}")) };
        }

        if (_draws.Once(12))
        {
            policy = policy with { Standing = [Standing(effect)] };
        }

        if (_draws.Once(8))
        {
            policy = policy with
            {
                Budgets = [.. Enumerable.Range(0, 1 + _draws.Below(2)).Select(i => Budget($"budget{i}"))],
            };
        }

        if (_draws.Once(12))
        {
            policy = policy with { Defaults = policy.Defaults.Add(_tool.Kind, _draws.Of(Verdict.Ask, Verdict.Deny)) };
        }

        return policy;
    }

    private PolicyRule Rule(string name) =>
        new(
            name,
            new Condition
            {
                Tool = _draws.Once(3) ? new Glob(_draws.Of("mail_*", _tool.Name, "*")) : null,
                Kind = _draws.Once(3) ? _draws.Of(_tool.Kind, EffectKind.Send) : null,
                Destination = _draws.Once(3) ? new Glob(_draws.Of("*@example.org", "*", Address)) : null,
                Source = _draws.Once(5) ? new Glob(_draws.Of("web:*", "owner", "model:*")) : null,
                NotReadableBy = _draws.Once(8) ? Principal.Of("bob@example.org") : null,
                Hours = _draws.Once(8)
                    ? new Hours(new TimeOnly(9, 0), _draws.Of(new TimeOnly(10, 0), new TimeOnly(9, 15)))
                    : null,
                Above = Limit(),
                UpTo = Limit(),
            },
            _draws.Of(Verdict.Allow, Verdict.Ask, Verdict.Deny)
        );

    private Limit? Limit() =>
        _draws.Once(10) ? new Limit(_draws.Of(10, 50), _draws.Once(2) ? _draws.Of(5, 40) : null) : null;

    private StandingApproval Standing(Effect effect)
    {
        var isFixed = effect.Arguments.DistinctBy(a => a.Name).ToLookup(_ => _draws.Once(2));
        return new StandingApproval(
            "standing",
            effect.Tool,
            effect.Kind,
            isFixed[true].ToImmutableSortedDictionary(a => a.Name, a => ValueJson.Of(a.Value), StringComparer.Ordinal),
            [.. isFixed[false].Select(a => a.Name).Where(_ => !_draws.Once(8))],
            s_now.AddDays(_draws.Of(1, 30, -1))
        );
    }

    private Budget Budget(string name) =>
        new(
            name,
            new Condition { Kind = _draws.Once(2) ? _tool.Kind : null, Tool = _draws.Once(3) ? new Glob("m*") : null },
            _draws.Of(Measure.Count, Measure.Amount, Measure.Bytes, Measure.Tokens),
            _draws.Of(1, 100, 0, 1_000),
            _draws.Of(Period.Task, Period.Effect, Period.Day),
            _draws.Of(Verdict.Ask, Verdict.Deny)
        );

    private Usage AnyUsage(Authority authority, Effect effect)
    {
        var usage = Usage.None;
        var verbs = authority.Messages.SelectMany(m => m.Verbs.Select(v => new VerbUse(m.Id, v.Start))).ToArray();
        for (var count = _draws.Of(0, 0, 1, 3); count > 0; count--)
        {
            usage = usage.With(
                new Use(
                    new EffectId(ContentHash.Of($"{count}")),
                    _draws.Of(_tool.Name, "mail_send"),
                    _tool.Kind,
                    s_now.AddHours(-_draws.Of(1, 10, 30)),
                    !_draws.Once(4),
                    verbs.Length > 0 && !_draws.Once(4) ? _draws.Of<VerbUse>(verbs) : null,
                    _draws.Of(30m, -1200.5m, decimal.MaxValue),
                    _draws.Of(10, 900),
                    _draws.Of(0, 1_000)
                )
                {
                    Act = _draws.Once(2) ? EffectJson.ActOf(effect) : null,
                }
            );
        }

        return usage;
    }

    private static Value.Text Text(string text, Label label) => new(text, label);

    private static Value.List List(Label label, params Value[] items) =>
        new([.. items], Label.JoinAll(items.Select(i => i.Label).Append(label)));

    private static Value.Record Map(Label label, params (string Name, Value Value)[] fields) =>
        new(
            fields.ToImmutableSortedDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal),
            Label.JoinAll(fields.Select(f => f.Value.Label).Append(label))
        );
}
