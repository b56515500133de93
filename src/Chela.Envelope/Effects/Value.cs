using System.Collections.Immutable;
using System.Text;
using Chela.Envelope.Grounding;
using Chela.Envelope.Labels;
using Chela.Text;

namespace Chela.Envelope.Effects;

/// <summary>
/// A labelled value that goes into an effect or comes out of one: JSON's shapes and raw bytes, enough to be journaled and
/// compared. Immutable; whoever hands over bytes gives them away.
/// </summary>
/// <param name="Label">Where the value came from and who may see it; covers everything inside.</param>
public abstract record Value(Label Label)
{
    /// <summary>Where a leaf of an argument came from; empty for results and for what a job of our own writes.</summary>
    public ImmutableArray<Origin> From { get; init; } = [];

    /// <summary>Nothing to say but that it happened; JSON's null.</summary>
    /// <param name="Label">The value's label.</param>
    public sealed record Nothing(Label Label) : Value(Label);

    /// <summary>A text.</summary>
    /// <param name="Content">The text itself.</param>
    /// <param name="Label">The value's label.</param>
    public sealed record Text(string Content, Label Label) : Value(Label)
    {
        private ReadText? _read;

        /// <summary>The text as the checks read it.</summary>
        // 'with' copies what was read of another content: told by the reference.
        internal ReadText Read =>
            _read is { } read && ReferenceEquals(read.Content, Content) ? read : _read = new ReadText(Content);

        /// <inheritdoc/>
        public bool Equals(Text? other) => base.Equals(other) && Content == other.Content;

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Content);
    }

    /// <summary>A whole number: a size, a count, a limit, ticks of a time.</summary>
    /// <param name="Number">The number itself.</param>
    /// <param name="Label">The value's label.</param>
    public sealed record Whole(long Number, Label Label) : Value(Label);

    /// <summary>A number with a fraction: an amount, a rate.</summary>
    /// <param name="Amount">The number itself; a double (IEEE 754) tells it apart from its neighbours.</param>
    /// <param name="Label">The value's label.</param>
    public sealed record Fraction(decimal Amount, Label Label) : Value(Label);

    /// <summary>Yes or no.</summary>
    /// <param name="IsTrue">Which.</param>
    /// <param name="Label">The value's label.</param>
    public sealed record Truth(bool IsTrue, Label Label) : Value(Label);

    /// <summary>Raw bytes.</summary>
    /// <param name="Content">The bytes themselves; not to be changed after this.</param>
    /// <param name="Label">The value's label.</param>
    public sealed record Bytes(ReadOnlyMemory<byte> Content, Label Label) : Value(Label)
    {
        private HashOf? _hash;

        /// <summary>SHA-256 of the bytes, made when it is first asked for.</summary>
        // 'with' copies the hash of other bytes: told by where they lie.
        internal ContentHash Hash =>
            (
                _hash is { } hash && hash.Content.Equals(Content)
                    ? hash
                    : _hash = new(Content, ContentHash.Of(Content.Span))
            ).Hash;

        /// <inheritdoc/>
        public bool Equals(Bytes? other) => base.Equals(other) && Content.Equals(other.Content);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Content);

        private sealed record HashOf(ReadOnlyMemory<byte> Content, ContentHash Hash);
    }

    /// <summary>Bytes, or a long text, of which only this is known: what a certificate holds of what a job wrote.</summary>
    /// <param name="Hash">SHA-256 of the bytes; of a text that of its canonical JSON.</param>
    /// <param name="Length">How many bytes; of a text in UTF-8.</param>
    /// <param name="IsText">Whether it is a text.</param>
    /// <param name="Label">The value's label.</param>
    public sealed record Hashed(ContentHash Hash, long Length, bool IsText, Label Label) : Value(Label)
    {
        /// <summary>A text stands by its hash if it is longer than so many characters.</summary>
        public const int LongText = 1024;

        /// <summary>A leaf by its hash; null if it stands whole, as what is short does.</summary>
        public static Hashed? Of(Value leaf) =>
            leaf switch
            {
                Hashed hashed => hashed,
                Bytes bytes => new Hashed(bytes.Hash, bytes.Content.Length, false, leaf.Label) { From = leaf.From },
                Text { Content.Length: > LongText } text => new Hashed(
                    text.Read.Hash,
                    Encoding.UTF8.GetByteCount(text.Content),
                    true,
                    leaf.Label
                )
                {
                    From = leaf.From,
                },
                _ => null,
            };
    }

    /// <summary>Values in order.</summary>
    /// <param name="Items">The items.</param>
    /// <param name="Label">The join of all labels inside, or higher.</param>
    public sealed record List(ImmutableArray<Value> Items, Label Label) : Value(Label);

    /// <summary>Named values.</summary>
    /// <param name="Fields">Name and value of each field.</param>
    /// <param name="Label">The join of all labels inside, or higher.</param>
    public sealed record Record(ImmutableSortedDictionary<string, Value> Fields, Label Label) : Value(Label);
}
