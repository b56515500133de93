using Chela.Text.Written;

namespace Chela.Envelope.Grounding;

/// <summary>A kind and a normal form to look up, with their hash: one value is looked up in many messages.</summary>
internal readonly struct FormKey(WrittenKind kind, string normal) : IEquatable<FormKey>
{
    private readonly int _hash = HashCode.Combine((int)kind, string.GetHashCode(normal, StringComparison.Ordinal));

    public WrittenKind Kind { get; } = kind;

    public string Normal { get; } = normal;

    public bool Equals(FormKey other) => Kind == other.Kind && Normal == other.Normal;

    public override bool Equals(object? obj) => obj is FormKey other && Equals(other);

    public override int GetHashCode() => _hash;
}
