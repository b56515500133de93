using System.Globalization;

namespace Chela.Envelope.Effects;

/// <summary>One step into a value: the key of a field, the index of an item, or every item or field.</summary>
/// <param name="Key">The key; null if the step is an index or every element.</param>
/// <param name="Index">The index from 0; null if the step is a key or every element.</param>
public readonly record struct PathStep(string? Key, int? Index)
{
    /// <summary>Every element: <c>*</c>.</summary>
    public static PathStep Every => default;

    /// <summary>A field.</summary>
    public static PathStep Field(string key) => new(key, null);

    /// <summary>An item.</summary>
    public static PathStep Item(int index) => new(null, index);

    /// <summary>Whether this is <see cref="Every"/>.</summary>
    public bool IsEvery => Key is null && Index is null;

    /// <summary>The key, the index, or <c>*</c>.</summary>
    public override string ToString() => Key ?? Index?.ToString(CultureInfo.InvariantCulture) ?? "*";
}
