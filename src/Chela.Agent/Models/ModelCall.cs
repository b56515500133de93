using System.Collections.Immutable;
using System.Text.Json;
using Chela.Agent.Turns.Json;
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
                Argument("endpoint", Text(Address(model.Endpoint))),
                Argument("api", Text(ModelWords.Apis[(int)model.Api])),
                Argument("model", Text(model.Model)),
                Argument("name", Text(model.Name)),
                Argument("role", Optional(role is { } played ? ModelWords.Roles[(int)played] : null)),
                Argument("key", Optional(model.Key)),
                Argument("context", new Value.Whole(model.Context, Label.System)),
                Argument("output", new Value.Whole(model.Output, Label.System)),
                Argument("tokens", new Value.Whole(prompt.TokenBound + model.Output, Label.System)),
                Argument("price", ModelMoney.ValueOf(model.Price)),
                Argument("cost", ModelMoney.ValueOf(model.Price?.Bound(prompt.TokenBound, model.Output), Label.System)),
                Argument("effort", Optional(prompt.Effort)),
                Argument("tools", Packed([.. prompt.Tools.Select(ValueOf)], Label.System)),
                Argument("before", Packed([.. before.Select(ValueOf)], LabelOf(before))),
                Argument("messages", new Value.List([.. messages.Select(ValueOf)], LabelOf(messages))),
            ]
        );
    }

    /// <summary>The model that an effect calls, as far as the call depends on it.</summary>
    public static ModelSettings ModelOf(Effect effect) =>
        new(
            TextOf(effect["name"]),
            (ModelApi)ModelWords.Apis.IndexOf(TextOf(effect["api"])),
            new Uri(TextOf(effect["endpoint"])),
            TextOf(effect["model"])
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
            [.. Unpacked(effect["before"]).Concat(Unpacked(effect["messages"])).Select(MessageOf)],
            [
                .. Unpacked(effect["tools"])
                    .Select(t => new PromptTool(Field(t, "name"), Field(t, "description"), Field(t, "schema"))),
            ]
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
            Label.From(new Source(SourceKind.Model, TextOf(effect["endpoint"]))),
        ]);
        return Record(
            label,
            ("text", new Value.Text(answer.Text, label)),
            ("calls", CallsOf(answer.Calls, label)),
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
        var usage = new ModelUsage(Number(record, "input"), Number(record, "cached"), Number(record, "output"))
        {
            IsBound = !((Value.Truth)record.Fields["counted"]).IsTrue,
        };
        return new ModelAnswer(
            Field(record, "text"),
            CallsOf(record),
            (ModelFinish)ModelWords.Finishes.IndexOf(Field(record, "finish")),
            usage
        )
        {
            Cost = model.Price?.Of(usage),
            Latency = TimeSpan.FromMilliseconds(Number(record, "milliseconds")),
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
        effect.Tool == Tool ? ((effect["role"] as Value.Text)?.Content, TextOf(effect["name"])) : default;

    /// <summary>What a call used up in fact, where its result tells it; what was reserved, else.</summary>
    public static Use Counted(Use reserved, Value? result) =>
        reserved.Tokens > 0 && UsedBy(result) is { } tokens
            ? reserved with
            {
                Tokens = tokens,
                Amount = ModelMoney.CostOf(result) ?? reserved.Amount,
            }
            : reserved;

    private static Label LabelOf(ImmutableArray<PromptMessage> messages) =>
        Label.JoinAll(messages.Select(m => m.Label));

    /// <summary>Values as bytes that stand by their hash, however many they are.</summary>
    private static Value Packed(ImmutableArray<Value> values, Label label) =>
        values.IsEmpty
            ? new Value.Nothing(Label.System)
            : new Value.Bytes(
                JsonSerializer.SerializeToUtf8Bytes(new Value.List(values, label), TurnJson.Readable.Value),
                label
            );

    private static IEnumerable<Value.Record> Unpacked(Value value) =>
        value switch
        {
            Value.List list => list.Items.Cast<Value.Record>(),
            Value.Bytes bytes => Unpacked(
                JsonSerializer.Deserialize(bytes.Content.Span, TurnJson.Readable.Value)
                    ?? throw new JsonException("Expected a list, found nothing.")
            ),
            _ => [],
        };

    private static string Address(Uri endpoint) => endpoint.AbsoluteUri.TrimEnd('/');

    private static Value ValueOf(PromptTool tool) =>
        Record(
            Label.System,
            ("name", Text(tool.Name)),
            ("description", Text(tool.Description)),
            ("schema", Text(tool.Schema))
        );

    private static Value ValueOf(PromptMessage message)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        fields["role"] = Text(ModelWords.Speakers[(int)message.Role]);
        fields["text"] = new Value.Text(message.Text, message.Label);
        if (!message.Calls.IsEmpty)
        {
            fields["calls"] = CallsOf(message.Calls, message.Label);
        }

        if (message.ResultOf is { } call)
        {
            fields["result_of"] = new Value.Text(call, message.Label);
        }

        return new Value.Record(fields.ToImmutable(), message.Label);
    }

    private static PromptMessage MessageOf(Value.Record message) =>
        new((PromptRole)ModelWords.Speakers.IndexOf(Field(message, "role")), Field(message, "text"), message.Label)
        {
            Calls = CallsOf(message),
            ResultOf = (message.Fields.GetValueOrDefault("result_of") as Value.Text)?.Content,
        };

    private static Value.List CallsOf(ImmutableArray<PromptCall> calls, Label label) =>
        new(
            [
                .. calls.Select(c =>
                    Record(
                        label,
                        ("id", new Value.Text(c.Id, label)),
                        ("tool", new Value.Text(c.Tool, label)),
                        ("arguments", new Value.Text(c.Arguments, label))
                    )
                ),
            ],
            label
        );

    private static ImmutableArray<PromptCall> CallsOf(Value.Record record) =>
        record.Fields.GetValueOrDefault("calls") is Value.List calls
            ?
            [
                .. calls
                    .Items.Cast<Value.Record>()
                    .Select(c => new PromptCall(Field(c, "id"), Field(c, "tool"), Field(c, "arguments"))),
            ]
            : [];

    private static Argument Argument(string name, Value value) => new(name, Declaration.RoleOf(name), value);

    private static Value.Text Text(string text) => new(text, Label.System);

    private static Value Optional(string? text) => text is null ? new Value.Nothing(Label.System) : Text(text);

    private static string TextOf(Value value) => ((Value.Text)value).Content;

    private static string Field(Value.Record record, string name) => TextOf(record.Fields[name]);

    private static long Number(Value.Record record, string name) => ((Value.Whole)record.Fields[name]).Number;

    private static Value.Record Record(Label label, params (string Name, Value Value)[] fields) =>
        new(fields.ToImmutableSortedDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal), label);
}
