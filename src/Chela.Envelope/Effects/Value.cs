using System.Collections.Immutable;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Effects;

/// <summary>
/// A labelled value that goes into an effect or comes out of one. Five shapes are enough to be journaled and compared.
/// Immutable; whoever hands over bytes gives them away.
/// </summary>
/// <param name="Label">Where the value came from and who may see it; covers everything inside.</param>
public abstract record Value(Label Label)
{
    /// <summary>Nothing to say but that it happened.</summary>
    /// <param name="Label">The value's label.</param>
    public sealed record Nothing(Label Label) : Value(Label);

    /// <summary>A text.</summary>
    /// <param name="Content">The text itself.</param>
    /// <param name="Label">The value's label.</param>
    public sealed record Text(string Content, Label Label) : Value(Label);

    /// <summary>A whole number: a size, a count, a limit, ticks of a time.</summary>
    /// <param name="Number">The number itself.</param>
    /// <param name="Label">The value's label.</param>
    public sealed record Whole(long Number, Label Label) : Value(Label);

    /// <summary>Raw bytes.</summary>
    /// <param name="Content">The bytes themselves; not to be changed after this.</param>
    /// <param name="Label">The value's label.</param>
    public sealed record Bytes(ReadOnlyMemory<byte> Content, Label Label) : Value(Label);

    /// <summary>Values in order.</summary>
    /// <param name="Items">The items.</param>
    /// <param name="Label">The join of all labels inside, or higher.</param>
    public sealed record List(ImmutableArray<Value> Items, Label Label) : Value(Label);

    /// <summary>Named values.</summary>
    /// <param name="Fields">Name and value of each field.</param>
    /// <param name="Label">The join of all labels inside, or higher.</param>
    public sealed record Record(ImmutableSortedDictionary<string, Value> Fields, Label Label) : Value(Label);
}
