namespace Chela.Reading.Feeds;

/// <summary>A place in a text, in characters (UTF-16).</summary>
/// <param name="Start">The first character.</param>
/// <param name="Length">How many.</param>
public readonly record struct TextPlace(int Start, int Length)
{
    /// <summary>Behind the last character.</summary>
    public int End => Start + Length;
}
