namespace Chela.Envelope.Effects;

/// <summary>A part of a recorded result.</summary>
/// <param name="Record">The record's id.</param>
/// <param name="Path">Which part of its value.</param>
public readonly record struct Reference(string Record, ValuePath Path)
{
    /// <summary><c>r1.items.0</c>.</summary>
    public override string ToString() => Path.Steps.IsEmpty ? Record : $"{Record}.{Path}";
}
