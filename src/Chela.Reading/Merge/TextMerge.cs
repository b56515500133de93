using System.Collections.Immutable;

namespace Chela.Reading.Merge;

/// <summary>Merges three versions of any text by lines.</summary>
public static class TextMerge
{
    /// <summary>Merges. Takes any text, never throws. Time grows with the product of the lines that differ.</summary>
    /// <param name="baseText">What both came from.</param>
    /// <param name="owners">The text as it is.</param>
    /// <param name="theirs">The text as it is to be.</param>
    /// <returns>The merged text, which is good only if there is no conflict: a place that both changed, not in the same way.</returns>
    public static (string Text, ImmutableArray<TextConflict> Conflicts) Merge(
        string baseText,
        string owners,
        string theirs
    )
    {
        var merge = LineMerge.Of(Lines(baseText), Lines(owners), Lines(theirs));
        return (string.Join('\n', merge.Text), [.. merge.Places]);
    }

    private static ImmutableArray<string> Lines(string text) => [.. text.Split('\n')];
}
