using System.Collections.Immutable;
using System.Text.Json;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Agent.Reader;

/// <summary>JSON that the reader wrote.</summary>
internal static class ReaderJson
{
    private const string Fence = "```";
    private const string Thought = "</think>";

    /// <summary>Each name once, and no deeper than anybody asks for.</summary>
    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Reads an answer that fits a schema.</summary>
    /// <param name="text">What the model wrote; a fence around it, and thoughts before it, are none of it.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="label">The answer's label.</param>
    /// <param name="problem">What is wrong with it; null if nothing is.</param>
    /// <returns>The answer; null if something is wrong with it.</returns>
    public static Value? Read(string text, ReaderSchema schema, Label label, out string? problem)
    {
        try
        {
            using var document = JsonDocument.Parse(Bare(text), Strict);
            problem = schema.ProblemOf(document.RootElement);
            return problem is null ? ValueOf(document.RootElement, label) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is half of a surrogate pair.
            problem = "expected JSON and nothing else";
            return null;
        }
    }

    /// <summary>A number of things, from 0.</summary>
    public static bool TryGetMost(this JsonElement json, out int most)
    {
        most = int.MaxValue;
        return json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out most) && most >= 0;
    }

    private static string Bare(string text)
    {
        var thought = text.LastIndexOf(Thought, StringComparison.Ordinal);
        var bare = (thought < 0 ? text : text[(thought + Thought.Length)..]).Trim();
        if (!bare.StartsWith(Fence, StringComparison.Ordinal) || !bare.EndsWith(Fence, StringComparison.Ordinal))
        {
            return bare;
        }

        var line = bare.IndexOf('\n', StringComparison.Ordinal);
        return line < 0 || line > bare.Length - Fence.Length ? bare : bare[line..^Fence.Length];
    }

    private static Value ValueOf(JsonElement json, Label label) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => new Value.Record(
                json.EnumerateObject()
                    .ToImmutableSortedDictionary(m => m.Name, m => ValueOf(m.Value, label), StringComparer.Ordinal),
                label
            ),
            JsonValueKind.Array => new Value.List([.. json.EnumerateArray().Select(i => ValueOf(i, label))], label),
            JsonValueKind.String => new Value.Text(json.GetString()!, label),
            JsonValueKind.Number when json.TryGetInt64(out var whole) => new Value.Whole(whole, label),
            JsonValueKind.Number => new Value.Fraction(json.GetDecimal(), label),
            _ => new Value.Truth(json.ValueKind == JsonValueKind.True, label),
        };
}
