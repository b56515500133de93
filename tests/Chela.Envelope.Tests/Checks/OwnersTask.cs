using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;
using Record = Chela.Envelope.Authorities.Record;

namespace Chela.Envelope.Tests.Checks;

/// <summary>A task as the tests of the checks need it: what the owner said, what was found, and then a decision.</summary>
internal sealed record OwnersTask
{
    public static readonly Moment Noon = new(new DateTimeOffset(2026, 2, 16, 12, 0, 0, TimeSpan.FromHours(1)));

    public static readonly Label Web = Label.From(new Source(SourceKind.Web, "example.com"));
    public static readonly Label Private = Label
        .From(new Source(SourceKind.Tool, "notes_read"))
        .RestrictTo(Readers.OwnerOnly);

    private static readonly ToolDeclaration[] Declared =
    [
        Tool(
            "mail_send",
            EffectKind.Send,
            To("to"),
            Content("subject"),
            Content("body"),
            new("attachment", ParameterRole.Option, "file")
        ),
        Tool(
            "money_transfer",
            EffectKind.Spend,
            To("recipient"),
            new("amount", ParameterRole.Amount),
            Content("reference")
        ),
        Tool("event_cancel", EffectKind.Destroy, Selector("event_id")),
        Tool(
            "event_create",
            EffectKind.Write,
            Content("title"),
            new("start", ParameterRole.Selector),
            new("people", ParameterRole.Destination)
        ),
        Tool("meeting_create", EffectKind.Send, Content("place"), To("guests")),
        Tool("file_write", EffectKind.Write, Selector("path"), Content("text")),
        Tool("rule_set", EffectKind.Configure, Content("rule")),
        Tool("program_run", EffectKind.Execute, Selector("name")),
        new(
            "events_search",
            EffectKind.ObserveLocal,
            Repeat.Idempotent,
            [new("query", ParameterRole.Option)],
            ["id"],
            ["title"]
        ),
        new("files_list", EffectKind.ObserveLocal, Repeat.Idempotent, [], ["id"], ["filename"]),
        new("notes_read", EffectKind.ObserveLocal, Repeat.Idempotent, [new("name", ParameterRole.Selector)], [], []),
        new("page_get", EffectKind.ObserveRemote, Repeat.Idempotent, [To("url")], [], []),
        ToolDeclaration.Undeclared("mystery"),
    ];

    public Authority Authority { get; init; } = Authority.Of("task");

    public Policy Policy { get; init; } =
        new()
        {
            OwnerNames = ["ana@example.org"],
            Contacts =
            [
                new("Bob Jones", "bob@example.org"),
                new("Eva Lang", "eva@example.org"),
                new("Eva Kurz", "kurz@example.org"),
            ],
            Groups = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(
                "team",
                ["bob@example.org", "eva@example.org"]
            ),
            Tools = Declared.ToImmutableDictionary(t => t.Name),
        };

    public Usage Usage { get; init; } = Usage.None;

    /// <summary>A task that begins with these words of the owner's.</summary>
    public static OwnersTask Said(string text) => new OwnersTask().AndSaid(text);

    /// <summary>The same after one more message of the task.</summary>
    public OwnersTask AndSaid(string text) =>
        this with
        {
            Authority = Authority.With(new OwnerMessage($"m{Authority.Messages.Length + 1}", text, isOfTask: true)),
        };

    /// <summary>The same after a result.</summary>
    public OwnersTask Found(string id, Effect effect, Value value) =>
        this with
        {
            Authority = Authority.With(new Record(id, effect, value)),
        };

    /// <summary>The same with this and that event in the calendar; <c>r1</c> holds them.</summary>
    public OwnersTask FoundEvents(params (string Id, string Title)[] events) =>
        Found("r1", Call("events_search", ("query", Blind("this week"))), Items(Label.Owner, "title", events));

    /// <summary>A call as the tool declares it.</summary>
    public Effect Call(string tool, params (string Name, Value Value)[] arguments)
    {
        var declared = Policy.Tools.GetValueOrDefault(tool) ?? ToolDeclaration.Undeclared(tool);
        return new Effect(
            tool,
            declared.Kind,
            [.. arguments.Select(a => new Argument(a.Name, declared.RoleOf(a.Name), a.Value))]
        );
    }

    /// <summary>Decides on a call.</summary>
    public Decision Decide(string tool, params (string Name, Value Value)[] arguments) => Decide(Call(tool, arguments));

    /// <summary>Decides.</summary>
    public Decision Decide(Effect effect) => ReferenceMonitor.Decide(effect, Authority, Policy, Usage, Noon);

    /// <summary>The same once the effect is done.</summary>
    public OwnersTask Did(Effect effect)
    {
        var decision = Decide(effect);
        return this with { Usage = Usage.With(Use.Of(decision.Effect, effect, decision.Verb, Noon.Now)) };
    }

    /// <summary>The same with the owner's yes to an effect.</summary>
    public OwnersTask Approved(EffectId effect, TimeSpan? after = null, TimeSpan? lasts = null)
    {
        var at = Noon.Now + (after ?? TimeSpan.Zero);
        var approval = new Approval(effect, "owner", "terminal", at, at + (lasts ?? TimeSpan.FromHours(1)));
        return this with { Authority = Authority with { Approvals = Authority.Approvals.Add(approval) } };
    }

    /// <summary>A text that the planner wrote before it saw anything.</summary>
    public static Value Blind(string text) => From(text, Origin.Planner.Blind);

    /// <summary>A number that the planner wrote before it saw anything.</summary>
    public static Value Blind(decimal number) =>
        new Value.Fraction(number, Label.Public) { From = [Origin.Planner.Blind] };

    /// <summary>A text that is said to come from there.</summary>
    public static Value From(string text, params Origin[] origins) =>
        new Value.Text(text, Label.Public) { From = [.. origins] };

    /// <summary>A part of a record.</summary>
    public static Origin Part(string record, params PathStep[] path) =>
        new Origin.Part(new Reference(record, ValuePath.Of(path)));

    /// <summary>A list of things with an id and a name.</summary>
    public static Value Items(Label label, string nameField, params (string Id, string Name)[] items) =>
        new Value.List([.. items.Select(i => Fields(label, ("id", i.Id), (nameField, i.Name)))], label);

    /// <summary>A record of texts.</summary>
    public static Value Fields(Label label, params (string Name, string Text)[] fields) =>
        new Value.Record(
            fields.ToImmutableSortedDictionary(
                f => f.Name,
                Value (f) => new Value.Text(f.Text, label),
                StringComparer.Ordinal
            ),
            label
        );

    private static ToolDeclaration Tool(string name, EffectKind kind, params ParameterDeclaration[] parameters) =>
        new(name, kind, Repeat.Keyed, parameters, [], []);

    private static ParameterDeclaration To(string name) => new(name, ParameterRole.Destination);

    private static ParameterDeclaration Content(string name) => new(name, ParameterRole.Content);

    private static ParameterDeclaration Selector(string name) => new(name, ParameterRole.Selector);
}
