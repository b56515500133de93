using Chela.Reading.Cards.Extractive;

namespace Chela.Reading.Cards.Facts;

/// <summary>Finds by rules what can be told of a text in a few words.</summary>
internal static class FactFinder
{
    /// <summary>The facts of a text.</summary>
    /// <param name="task">The text.</param>
    /// <param name="sentences">Its sentences, judged, and scored where they were compared.</param>
    public static CardFacts Of(ReadingTask task, IReadOnlyList<Candidate> sentences) =>
        new()
        {
            Names = NameFinder.Of(sentences),
            Numbers = NumberFinder.Of(sentences),
            Evidence = EvidenceFinder.Of(sentences),
            Sources = SourceFinder.Of(task),
            Time = ReadingPace.Of(task),
        };
}
