using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Chela.Agent.Turns.Json;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Agent.Models;

/// <summary>The parts of a prompt as values, and back.</summary>
internal static class PromptValues
{
    // A call is mostly made by who packed it: what was packed is at hand then, by the very object.
    private static readonly ConditionalWeakTable<Value.Bytes, Value.List> s_packed = [];

    private static readonly ConditionalWeakTable<PromptTool[], Value> s_tools = [];

    /// <summary>Values as bytes that stand by their hash, however many they are.</summary>
    public static Value Packed(ImmutableArray<Value> values, Label label)
    {
        if (values.IsEmpty)
        {
            return new Value.Nothing(Label.System);
        }

        var list = new Value.List(values, label);
        var packed = new Value.Bytes(JsonSerializer.SerializeToUtf8Bytes(list, TurnJson.Readable.Value), label);
        s_packed.Add(packed, list);
        return packed;
    }

    /// <summary>The tools of a prompt: mostly those of the last one, by the very object.</summary>
    public static Value Packed(ImmutableArray<PromptTool> tools) =>
        ImmutableCollectionsMarshal.AsArray(tools) is { Length: > 0 } array
            ? s_tools.GetValue(array, static a => Packed([.. a.Select(Of)], Label.System))
            : Packed(ImmutableArray<Value>.Empty, Label.System);

    /// <summary>The records of a list, packed or not.</summary>
    public static IEnumerable<Value.Record> Unpacked(Value value) =>
        value switch
        {
            Value.List list => list.Items.Cast<Value.Record>(),
            Value.Bytes known when s_packed.TryGetValue(known, out var list) => Unpacked(list),
            Value.Bytes bytes => Unpacked(
                JsonSerializer.Deserialize(bytes.Content.Span, TurnJson.Readable.Value)
                    ?? throw new JsonException("Expected a list, found nothing.")
            ),
            _ => [],
        };

    /// <summary>A tool.</summary>
    public static Value Of(PromptTool tool) =>
        Record(
            Label.System,
            ("name", Text(tool.Name)),
            ("description", Text(tool.Description)),
            ("schema", Text(tool.Schema))
        );

    /// <summary>Reads a tool.</summary>
    public static PromptTool ToolOf(Value.Record tool) =>
        new(Field(tool, "name"), Field(tool, "description"), Field(tool, "schema"));

    /// <summary>A message.</summary>
    public static Value Of(PromptMessage message)
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

    /// <summary>Reads a message.</summary>
    public static PromptMessage MessageOf(Value.Record message) =>
        new((PromptRole)ModelWords.Speakers.IndexOf(Field(message, "role")), Field(message, "text"), message.Label)
        {
            Calls = CallsOf(message),
            ResultOf = (message.Fields.GetValueOrDefault("result_of") as Value.Text)?.Content,
        };

    /// <summary>Calls of tools.</summary>
    public static Value.List CallsOf(ImmutableArray<PromptCall> calls, Label label) =>
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

    /// <summary>Reads the calls of tools that a record has; none if it has none.</summary>
    public static ImmutableArray<PromptCall> CallsOf(Value.Record record) =>
        record.Fields.GetValueOrDefault("calls") is Value.List calls
            ?
            [
                .. calls
                    .Items.Cast<Value.Record>()
                    .Select(c => new PromptCall(Field(c, "id"), Field(c, "tool"), Field(c, "arguments"))),
            ]
            : [];

    /// <summary>Our own words.</summary>
    public static Value.Text Text(string text) => new(text, Label.System);

    /// <summary>What a text says.</summary>
    public static string TextOf(Value value) => ((Value.Text)value).Content;

    /// <summary>What a field says.</summary>
    public static string Field(Value.Record record, string name) => TextOf(record.Fields[name]);

    /// <summary>The number of a field.</summary>
    public static long Number(Value.Record record, string name) => ((Value.Whole)record.Fields[name]).Number;

    /// <summary>A record whose fields have their own labels.</summary>
    public static Value.Record Record(Label label, params ReadOnlySpan<(string Name, Value Value)> fields)
    {
        var record = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            record[name] = value;
        }

        return new Value.Record(record.ToImmutable(), label);
    }
}
