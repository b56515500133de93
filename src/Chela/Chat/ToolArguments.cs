using System.Collections.Immutable;
using System.Text.Json;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Chat;

/// <summary>The arguments of a planner's call, labelled and with their origins.</summary>
/// <param name="tool">The tool's name, for mistakes.</param>
/// <param name="fields">The arguments.</param>
/// <param name="written">The same with the names of handles in them, as the planner wrote them.</param>
/// <param name="handle">The handle that the argument of that name names.</param>
internal sealed class ToolArguments(
    string tool,
    ImmutableSortedDictionary<string, Value> fields,
    ImmutableSortedDictionary<string, Value> written,
    string? handle
)
{
    /// <summary>The argument that names a handle, and does not stand for what is behind it.</summary>
    private const string Handle = "handle";

    /// <summary>Takes arguments apart.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="json">What the planner wrote.</param>
    /// <param name="provenance">Puts label and origins on a value.</param>
    /// <exception cref="ToolMistakeException">It is no JSON object.</exception>
    public static ToolArguments Parse(string tool, string json, Func<JsonElement, Value> provenance)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Length == 0 ? "{}" : json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ToolMistakeException(
                    $"{tool}: expected an object of arguments, found {document.RootElement.ValueKind}."
                );
            }

            var fields = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
            var written = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
            string? handle = null;
            foreach (var argument in document.RootElement.EnumerateObject())
            {
                if (argument is { Name: Handle, Value.ValueKind: JsonValueKind.String })
                {
                    handle = argument.Value.GetString();
                }
                else
                {
                    fields[argument.Name] = provenance(argument.Value);
                    written[argument.Name] = JsonValues.Of(argument.Value, Labelled.Planner);
                }
            }

            return new ToolArguments(tool, fields.ToImmutable(), written.ToImmutable(), handle);
        }
        // A text with half a character in it (RFC 8259, section 8.2) can be parsed, but not read.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ToolMistakeException($"{tool}: expected JSON, found a mistake in it: {e.Message}");
        }
    }

    /// <summary>The join of the labels of all arguments: what a tool says of them can hold any of them.</summary>
    public Label Label => Label.JoinAll(fields.Values.Select(f => f.Label));

    /// <summary>The arguments as the planner wrote them, for what goes no other way than back to it: handles are names in them.</summary>
    public ToolArguments AsWritten => new(tool, written, written, handle);

    /// <summary>Refuses arguments that the tool does not know.</summary>
    public void Only(params ReadOnlySpan<string> names)
    {
        foreach (var name in fields.Keys)
        {
            if (!names.Contains(name))
            {
                throw new ToolMistakeException(
                    $"{tool}: there is no argument '{name}'; it takes {string.Join(", ", names)}."
                );
            }
        }
    }

    /// <summary>A text, or null.</summary>
    public Value.Text? Optional(string name) =>
        fields.GetValueOrDefault(name) switch
        {
            null or Value.Nothing => null,
            Value.Text text => text,
            Value.Whole or Value.Fraction or Value.Truth => new Value.Text(
                ValueText.Of(fields[name]),
                fields[name].Label
            )
            {
                From = fields[name].From,
            },
            _ => throw new ToolMistakeException($"{tool}: expected a text for '{name}'."),
        };

    /// <summary>A text that has to be there.</summary>
    public Value.Text Text(string name) =>
        Optional(name) ?? throw new ToolMistakeException($"{tool}: expected '{name}', found none.");

    /// <summary>A yes or no; no if it is missing.</summary>
    public bool IsSet(string name) =>
        fields.GetValueOrDefault(name) switch
        {
            null or Value.Nothing => false,
            Value.Truth truth => truth.IsTrue,
            _ => throw new ToolMistakeException($"{tool}: expected true or false for '{name}'."),
        };

    /// <summary>Texts; none if they are missing, one where one stands alone.</summary>
    public ImmutableArray<Value.Text> Texts(string name) =>
        fields.GetValueOrDefault(name) switch
        {
            null or Value.Nothing => [],
            Value.List list when list.Items.All(i => i is Value.Text) => [.. list.Items.Cast<Value.Text>()],
            Value.Text text => [text],
            _ => throw new ToolMistakeException($"{tool}: expected a list of texts for '{name}'."),
        };

    /// <summary>A whole number; 0 if it is missing.</summary>
    public long Whole(string name) =>
        fields.GetValueOrDefault(name) switch
        {
            null or Value.Nothing => 0,
            Value.Whole whole => whole.Number,
            _ => throw new ToolMistakeException($"{tool}: expected a whole number for '{name}'."),
        };

    /// <summary>The name of the handle.</summary>
    public string HandleName => handle ?? throw new ToolMistakeException($"{tool}: expected a handle such as $h1.");

    /// <summary>The whole of an argument, or null.</summary>
    public Value? Any(string name) => fields.GetValueOrDefault(name);

    /// <summary>One of some words.</summary>
    public string Word(string name, params ReadOnlySpan<string> words)
    {
        var word = Text(name).Content;
        return words.Contains(word)
            ? word
            : throw new ToolMistakeException(
                $"{tool}: expected one of {string.Join(", ", words)} for '{name}', found '{word}'."
            );
    }
}
