using System.Collections.Immutable;

namespace Chela.Reading.Groups;

/// <summary>What was learnt of an owner's groups. Immutable; may be asked from several threads.</summary>
public sealed class GroupModel
{
    private const int MostEvidence = 4;

    internal GroupModel(
        ImmutableArray<GroupClass> classes,
        FeatureTable features,
        LinearClassifier classifier,
        Certainty sureFrom,
        LearntFrom learntFrom
    ) => (Classes, Features, Classifier, SureFrom, LearntFrom) = (classes, features, classifier, sureFrom, learntFrom);

    /// <summary>The places that it can choose; two or more.</summary>
    public ImmutableArray<GroupClass> Classes { get; }

    /// <summary>What it was learnt from.</summary>
    public LearntFrom LearntFrom { get; }

    internal FeatureTable Features { get; }

    internal LinearClassifier Classifier { get; }

    internal Certainty SureFrom { get; }

    /// <summary>Where an entry belongs, as far as past digests tell.</summary>
    public GroupGuess Guess(EntryFacts facts)
    {
        var bag = FeatureBag.Of(facts, EntryView.Whole, isNamed: true);
        var features = Features.Project(bag);
        var probabilities = Classifier.Probabilities(features);
        var (best, next) = Ranking.FirstTwo(probabilities);
        return new GroupGuess(
            Classes[best],
            probabilities[best],
            Classes[next],
            probabilities[next],
            probabilities[best] >= SureFrom.For(Certainty.IsForeign(facts)),
            [
                .. features
                    .Select(f => (f.Row, Weight: f.Value * Difference(f.Row, best, next)))
                    .Where(f => f.Weight > 0)
                    .OrderByDescending(f => f.Weight)
                    .ThenBy(f => f.Row)
                    .Take(MostEvidence)
                    .Select(f => (bag.NameOf(Features.Keys[f.Row]), (double)f.Weight)),
            ]
        );
    }

    private float Difference(int row, int best, int next) =>
        Classifier.Weights[(row * Classifier.Width) + best] - Classifier.Weights[(row * Classifier.Width) + next];
}
