using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Authorities;

/// <summary>The result of an effect that was allowed, with its labels. Immutable and thread-safe.</summary>
/// <param name="id">Its id in the task.</param>
/// <param name="effect">The effect that it is the result of.</param>
/// <param name="value">What was returned; every node carries the join of the labels that cover it and what is inside.</param>
public sealed class Record(string id, Effect effect, Value value)
{
    private RecordIndex? _index;

    /// <summary>Its id in the task.</summary>
    public string Id => id;

    /// <summary>The effect that it is the result of.</summary>
    public Effect Effect => effect;

    /// <summary>What was returned.</summary>
    public Value Value => value;

    /// <summary>Its items as the tool that returned it declares them; made once for a declaration.</summary>
    internal RecordIndex IndexBy(ToolDeclaration? tool) =>
        _index is { } index && ReferenceEquals(index.Tool, tool) ? index : _index = new RecordIndex(this, tool);
}
