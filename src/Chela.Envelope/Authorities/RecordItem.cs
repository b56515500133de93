using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Authorities;

/// <summary>A thing in a record that a key identifies: one event of a list of events.</summary>
internal sealed class RecordItem(ValuePath path, Value.Record fields, ToolDeclaration tool)
{
    /// <summary>Where it stands in the record.</summary>
    public ValuePath Path => path;

    /// <summary>The thing itself.</summary>
    public Value.Record Value => fields;

    /// <summary>What identifies it.</summary>
    public List<string> Keys { get; } =
    [.. tool.KeyFields.Select(k => fields.Fields.GetValueOrDefault(k)).OfType<Value>().Select(ValueText.Of)];

    /// <summary>What the owner may name it by.</summary>
    public List<Value.Text> Names { get; } =
    [.. tool.NameFields.Select(n => fields.Fields.GetValueOrDefault(n)).OfType<Value.Text>()];

    /// <summary>Whether a part of the record lies in it.</summary>
    public bool Holds(ValuePath part) =>
        part.Steps.Length >= path.Steps.Length
        && part.Steps.AsSpan(0, path.Steps.Length).SequenceEqual(path.Steps.AsSpan());
}
