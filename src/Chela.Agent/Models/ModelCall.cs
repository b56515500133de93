using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Turns;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Agent.Models;

/// <summary>
/// A call of a model as an effect. It sends its prompt, so that the endpoint is the destination and must be among the readers of
/// everything in it; and it changes nothing, so that one without an answer may be made again.
/// </summary>
public static class ModelCall
{
    /// <summary>The tool's name.</summary>
    public const string Tool = "model.call";

    /// <summary>The declaration of the tool.</summary>
    public static ToolDeclaration Declaration { get; } =
        new(
            Tool,
            EffectKind.ObserveRemote,
            Repeat.Idempotent,
            [
                new ParameterDeclaration("endpoint", ParameterRole.Destination),
                new ParameterDeclaration("api", ParameterRole.Option),
                new ParameterDeclaration("model", ParameterRole.Option),
                new ParameterDeclaration("name", ParameterRole.Option),
                new ParameterDeclaration("role", ParameterRole.Option),
                new ParameterDeclaration("key", ParameterRole.Option),
                new ParameterDeclaration("context", ParameterRole.Option),
                new ParameterDeclaration("output", ParameterRole.Option),
                new ParameterDeclaration("tokens", ParameterRole.Tokens),
                new ParameterDeclaration("price", ParameterRole.Option),
                new ParameterDeclaration("cost", ParameterRole.Amount),
                new ParameterDeclaration("effort", ParameterRole.Option),
                new ParameterDeclaration("tools", ParameterRole.Content),
                new ParameterDeclaration("before", ParameterRole.Content),
                new ParameterDeclaration("messages", ParameterRole.Content),
            ],
            [],
            [],
            new ResultDeclaration
            {
                Source = SourceKind.Model,
                SourceNames = [new ResultName.Argument("endpoint")],
                IsForEveryone = true,
            }
        );

    /// <summary>The place of a job that may call a model: nothing goes there that the model must not see.</summary>
    public static ManifestPlace PlaceOf(ModelSettings model) =>
        new(Tool, Address(model.Endpoint), model.Sees.Readers());

    /// <summary>The effect of calling a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="prompt">What it is sent.</param>
    /// <param name="role">The role that it plays; null if none.</param>
    public static Effect Of(ModelSettings model, ModelPrompt prompt, ModelRole? role = null)
    {
        // What the model wrote itself, and all before it, stood in an earlier call: the journal and a certificate keep its hash, and
        // whole only what is new.
        var known = prompt.Messages.Reverse().TakeWhile(m => m.Role != PromptRole.Assistant).Count();
        var (before, messages) = (prompt.Messages[..^known], prompt.Messages[^known..]);
        return new Effect(
            Tool,
            EffectKind.ObserveRemote,
            [
                Argument("endpoint", PromptValues.Text(Address(model.Endpoint))),
                Argument("api", PromptValues.Text(ModelWords.Apis[(int)model.Api])),
                Argument("model", PromptValues.Text(model.Model)),
                Argument("name", PromptValues.Text(model.Name)),
                Argument("role", Optional(role is { } played ? ModelWords.Roles[(int)played] : null)),
                Argument("key", Optional(model.Key)),
                Argument("context", new Value.Whole(model.Context, Label.System)),
                Argument("output", new Value.Whole(model.Output, Label.System)),
                Argument("tokens", new Value.Whole(prompt.TokenBound + model.Output, Label.System)),
                Argument("price", ModelMoney.ValueOf(model.Price)),
                Argument("cost", ModelMoney.ValueOf(model.Price?.Bound(prompt.TokenBound, model.Output), Label.System)),
                Argument("effort", Optional(prompt.Effort)),
                Argument("tools", PromptValues.Packed(prompt.Tools)),
                Argument("before", PromptValues.Packed([.. before.Select(PromptValues.Of)], LabelOf(before))),
                Argument("messages", new Value.List([.. messages.Select(PromptValues.Of)], LabelOf(messages))),
            ]
        );
    }

    /// <summary>The model that an effect calls, as far as the call depends on it.</summary>
    public static ModelSettings ModelOf(Effect effect) =>
        new(
            PromptValues.TextOf(effect["name"]),
            (ModelApi)ModelWords.Apis.IndexOf(PromptValues.TextOf(effect["api"])),
            new Uri(PromptValues.TextOf(effect["endpoint"])),
            PromptValues.TextOf(effect["model"])
        )
        {
            Key = (effect["key"] as Value.Text)?.Content,
            Context = (int)((Value.Whole)effect["context"]).Number,
            Output = (int)((Value.Whole)effect["output"]).Number,
            Price = ModelMoney.PriceOf(effect["price"]),
        };

    /// <summary>The prompt that an effect sends.</summary>
    public static ModelPrompt PromptOf(Effect effect) =>
        new(
            [
                .. PromptValues
                    .Unpacked(effect["before"])
                    .Concat(PromptValues.Unpacked(effect["messages"]))
                    .Select(PromptValues.MessageOf),
            ],
            [.. PromptValues.Unpacked(effect["tools"]).Select(PromptValues.ToolOf)]
        )
        {
            Effort = (effect["effort"] as Value.Text)?.Content,
        };

    /// <summary>What the effect returns.</summary>
    /// <param name="effect">The call: an answer is no less secret than what it was made of.</param>
    /// <param name="answer">The answer.</param>
    public static Value ValueOf(Effect effect, ModelAnswer answer)
    {
        var label = Label.JoinAll([
            effect["before"].Label,
            effect["messages"].Label,
            Label.From(new Source(SourceKind.Model, PromptValues.TextOf(effect["endpoint"]))),
        ]);
        return PromptValues.Record(
            label,
            ("text", new Value.Text(answer.Text, label)),
            ("calls", PromptValues.CallsOf(answer.Calls, label)),
            ("finish", new Value.Text(ModelWords.Finishes[(int)answer.Finish], label)),
            ("input", new Value.Whole(answer.Usage.Input, label)),
            ("cached", new Value.Whole(answer.Usage.Cached, label)),
            ("output", new Value.Whole(answer.Usage.Output, label)),
            ("counted", new Value.Truth(!answer.Usage.IsBound, label)),
            ("cost", ModelMoney.ValueOf(ModelOf(effect).Price?.Of(answer.Usage), label)),
            ("milliseconds", new Value.Whole((long)answer.Latency.TotalMilliseconds, label))
        );
    }

    /// <summary>Reads what an effect returned.</summary>
    /// <param name="model">The model that was called: for its price.</param>
    /// <param name="value">What the effect returned.</param>
    public static ModelAnswer AnswerOf(ModelSettings model, Value value)
    {
        var record = (Value.Record)value;
        var usage = new ModelUsage(
            PromptValues.Number(record, "input"),
            PromptValues.Number(record, "cached"),
            PromptValues.Number(record, "output")
        )
        {
            IsBound = !((Value.Truth)record.Fields["counted"]).IsTrue,
        };
        return new ModelAnswer(
            PromptValues.Field(record, "text"),
            PromptValues.CallsOf(record),
            (ModelFinish)ModelWords.Finishes.IndexOf(PromptValues.Field(record, "finish")),
            usage
        )
        {
            Cost = model.Price?.Of(usage),
            Latency = TimeSpan.FromMilliseconds(PromptValues.Number(record, "milliseconds")),
        };
    }

    /// <summary>The tokens that a call did use, out of what it returned; null if that does not tell.</summary>
    public static long? UsedBy(Value? result) =>
        result is Value.Record { Fields: var fields }
        && fields.GetValueOrDefault("input") is Value.Whole input
        && fields.GetValueOrDefault("output") is Value.Whole output
            ? input.Number + output.Number
            : null;

    /// <summary>The role and the model that a call is charged to; null if it plays no role, or is none of a model.</summary>
    public static (string? Role, string? Model) ChargedTo(Effect effect) =>
        effect.Tool == Tool ? ((effect["role"] as Value.Text)?.Content, PromptValues.TextOf(effect["name"])) : default;

    /// <summary>
    /// What a call used up in fact, where its result tells it, and nothing where nobody read it; what was reserved, else.
    /// </summary>
    public static Use Counted(Use reserved, RecordedOutcome? result) =>
        reserved.Tokens == 0 ? reserved
        : result?.Failure?.Kind is FailureKind.NotFound or FailureKind.AccessRefused
            ? reserved with
            {
                Tokens = 0,
                Amount = 0,
            }
        : UsedBy(result?.Value) is { } tokens
            ? reserved with
            {
                Tokens = tokens,
                Amount = ModelMoney.CostOf(result?.Value) ?? reserved.Amount,
            }
        : reserved;

    private static Label LabelOf(ImmutableArray<PromptMessage> messages) =>
        Label.JoinAll(messages.Select(m => m.Label));

    private static string Address(Uri endpoint) => endpoint.AbsoluteUri.TrimEnd('/');

    private static Argument Argument(string name, Value value) => new(name, Declaration.RoleOf(name), value);

    private static Value Optional(string? text) =>
        text is null ? new Value.Nothing(Label.System) : PromptValues.Text(text);
}
