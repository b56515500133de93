using System.Collections.Immutable;
using Chela.Envelope.Audit;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Tests.Checks;

/// <summary>A job of our own with tools like those at the edge: nobody said anything, its manifest is all there is.</summary>
internal sealed record JobTask(params ImmutableArray<ManifestPlace> Places)
{
    public static readonly Label Private = Label.Owner.RestrictTo(Readers.OwnerOnly);

    private static readonly ToolDeclaration[] s_tools =
    [
        Tool("files.read", EffectKind.ObserveLocal, new("path", ParameterRole.Selector), Option("limit")),
        Tool("files.write", EffectKind.Write, To("folder"), Content("files"), Option("removed")),
        Tool("web.get", EffectKind.ObserveRemote, To("url"), Option("etag")),
        Tool("git.push", EffectKind.Send, To("repository"), Content("text")),
        Tool("images.convert", EffectKind.Execute, Content("picture")),
        Tool("files.delete", EffectKind.Destroy, new ParameterDeclaration("path", ParameterRole.Selector)),
        Tool("policy.set", EffectKind.Configure, new("name", ParameterRole.Selector), Content("value")),
        Tool("mail.send", EffectKind.Send, To("to"), Content("body"), new("file", ParameterRole.Content, "file")),
        Tool("money.pay", EffectKind.Spend, To("to"), new("amount", ParameterRole.Amount)),
        new(
            "file.list",
            EffectKind.ObserveLocal,
            Repeat.Idempotent,
            [new("folder", ParameterRole.Selector)],
            ["id"],
            ["name"]
        ),
        ToolDeclaration.Undeclared("mystery"),
    ];

    public Policy Policy { get; init; } =
        new() { OwnerNames = ["ana@example.org"], Tools = s_tools.ToImmutableDictionary(t => t.Name) };

    public Authority Authority { get; init; } =
        Authority.Of("run") with
        {
            Manifest = new Manifest("weekly digest", Places),
        };

    public Usage Usage { get; init; } = Usage.None;

    /// <summary>The kind that a tool declares.</summary>
    public EffectKind KindOf(string tool) => Policy.Tools[tool].Kind;

    /// <summary>A call as the tool declares it.</summary>
    public Effect Call(string tool, params (string Name, Value Value)[] arguments) =>
        Policy.CallOf(tool, arguments.Select(a => (a.Name, a.Value)));

    /// <summary>Decides, and holds the model against it.</summary>
    public Decision Decide(Effect effect)
    {
        var decision = ReferenceMonitor.Decide(effect, Authority, Policy, Usage, OwnersTask.Noon);
        Assert.Equal(
            new Derived(decision.Verdict, decision.Check, decision.Rule),
            ReferenceModel.Derive(effect, Authority, Policy, Usage, OwnersTask.Noon)
        );
        return decision;
    }

    /// <summary>Decides on a call.</summary>
    public Decision Decide(string tool, params (string Name, Value Value)[] arguments) => Decide(Call(tool, arguments));

    /// <summary>What is decided on a call, in short.</summary>
    public (Verdict Verdict, Check Check, string Rule) Say(
        string tool,
        params (string Name, Value Value)[] arguments
    ) => Decide(tool, arguments) is var it ? (it.Verdict, it.Check, it.Rule) : default;

    /// <summary>A text that the job wrote.</summary>
    public static Value Words(string text, Label? label = null) => new Value.Text(text, label ?? Label.Owner);

    /// <summary>Bytes that the job wrote.</summary>
    public static Value Bytes(int length, Label? label = null) =>
        new Value.Bytes(new byte[length], label ?? Label.Owner);

    /// <summary>A list.</summary>
    public static Value List(Label label, params Value[] items) => new Value.List([.. items], label);

    private static ToolDeclaration Tool(string name, EffectKind kind, params ParameterDeclaration[] parameters) =>
        new(name, kind, Repeat.Idempotent, parameters, [], []);

    private static ParameterDeclaration To(string name) => new(name, ParameterRole.Destination);

    private static ParameterDeclaration Content(string name) => new(name, ParameterRole.Content);

    private static ParameterDeclaration Option(string name) => new(name, ParameterRole.Option);
}
