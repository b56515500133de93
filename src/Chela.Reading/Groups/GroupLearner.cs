namespace Chela.Reading.Groups;

/// <summary>
/// Learns where an owner puts what. Nothing leaves the process, the same examples give the same model, and some thousand
/// entries take seconds. What is learnt is tried on weeks that were kept back, part by part: that tells how often it is right,
/// and from which probability on it may call itself sure.
/// </summary>
public static class GroupLearner
{
    private const int Parts = 5;

    /// <summary>Learns, and tries what was learnt.</summary>
    /// <param name="examples">Entries of past digests.</param>
    /// <param name="cancellation">Stops between two parts.</param>
    /// <returns>Null if there is too little to learn from: two groups, each with some entries in two weeks, is the least.</returns>
    public static GroupLesson? Learn(IReadOnlyCollection<GroupExample> examples, CancellationToken cancellation)
    {
        var classes = GroupClasses.Of(examples);
        if (classes.Length < 2)
        {
            return null;
        }

        var corpus = new Corpus([.. examples.Select(e => (e, GroupClasses.IndexOf(classes, e)))], classes.Length);
        var weeks = examples.Select(e => e.Week).Distinct().Order(StringComparer.Ordinal).ToList();
        var parts = Math.Min(Parts, weeks.Count);
        var partOf = weeks.Select((week, i) => (week, i)).ToDictionary(w => w.week, w => w.i % parts);
        var outcomes = new List<GroupTrial.Outcome>();
        for (var part = 0; part < parts; part++)
        {
            cancellation.ThrowIfCancellationRequested();
            bool IsKept(CorpusEntry entry) => partOf[entry.Example.Week] == part;
            var (table, rows, classifier) = corpus.Fit(IsKept);
            outcomes.AddRange(
                corpus
                    .Entries.Where(IsKept)
                    .Select(kept =>
                        GroupTrial.Outcome.Of(
                            kept,
                            classes,
                            classifier.Probabilities(kept.Whole.Project(table, rows)),
                            classifier.Probabilities(kept.Foreign.Project(table, rows))
                        )
                    )
            );
        }

        cancellation.ThrowIfCancellationRequested();
        var certainty = new Certainty(
            Certainty.Choose(outcomes.Where(o => !o.IsForeign).Select(o => (o.Probability, o.IsRight))),
            Certainty.Choose(outcomes.Where(o => o.HasSource).Select(o => (o.ForeignProbability, o.IsForeignRight)))
        );
        var (features, _, final) = corpus.Fit(_ => false);
        return new GroupLesson(
            new GroupModel(classes, features, final, certainty, new LearntFrom(weeks.Count, examples.Count)),
            new GroupTrial(classes, [.. outcomes], certainty)
        );
    }
}
