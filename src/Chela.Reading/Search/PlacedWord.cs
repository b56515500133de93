using System.Collections.Immutable;

namespace Chela.Reading.Search;

/// <summary>A word and where it stands in its text, in characters.</summary>
/// <param name="Word">As it is compared.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Shape">What it is.</param>
public readonly record struct PlacedWord(string Word, int Start, int Length, WordShape Shape)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;

    /// <summary>All words of a text.</summary>
    public static ImmutableArray<PlacedWord> Of(ReadOnlySpan<char> text)
    {
        var words = ImmutableArray.CreateBuilder<PlacedWord>();
        SearchWords.Read(
            text,
            (word, start, length, shape) => words.Add(new PlacedWord(word.ToString(), start, length, shape))
        );
        return words.DrainToImmutable();
    }
}
