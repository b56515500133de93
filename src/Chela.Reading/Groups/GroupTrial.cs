using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Chela.Reading.Groups;

/// <summary>How learning did: each week was placed by a model that had not seen it. Immutable.</summary>
public sealed class GroupTrial
{
    private readonly ImmutableArray<GroupClass> _classes;
    private readonly ImmutableArray<Outcome> _outcomes;
    private readonly int _sure;
    private readonly int _sureRight;

    internal GroupTrial(ImmutableArray<GroupClass> classes, ImmutableArray<Outcome> outcomes, Certainty sureFrom)
    {
        (_classes, _outcomes) = (classes, outcomes);
        var sure = outcomes.Where(o => o.Probability >= sureFrom.For(o.IsForeign)).ToList();
        (_sure, _sureRight) = (sure.Count, sure.Count(o => o.IsRight));
    }

    /// <summary>Entries that were placed, those among them whose group came only once.</summary>
    public int Count => _outcomes.Length;

    /// <summary>The share that was placed right, 0 to 1.</summary>
    public double Right => Share(_outcomes.Count(o => o.IsRight), Count);

    /// <summary>The share that is placed right of what has a source, as if its text were in another language.</summary>
    public double RightIfForeign
    {
        get
        {
            var sources = _outcomes.Where(o => o.HasSource).ToList();
            return Share(sources.Count(o => o.IsForeignRight), sources.Count);
        }
    }

    /// <summary>The share of which the first or the second guess was right.</summary>
    public double RightInTwo => Share(_outcomes.Count(o => o.IsRight || o.IsNextRight), Count);

    /// <summary>The share that was called sure.</summary>
    public double Sure => Share(_sure, Count);

    /// <summary>The share of the sure ones that was placed right.</summary>
    public double SureRight => Share(_sureRight, _sure);

    /// <summary>
    /// The table of what was taken for what, as lines: a row for each place where entries stood, a column for each where they
    /// were put, in the same order and numbered; the last row is of groups that came only once.
    /// </summary>
    public IEnumerable<string> ConfusionTable()
    {
        var line = new StringBuilder("    ");
        for (var column = 1; column <= _classes.Length; column++)
        {
            line.Append(Cell(column));
        }

        yield return line.ToString();
        for (var row = 0; row <= _classes.Length; row++)
        {
            var isLearnt = row < _classes.Length;
            var actual = isLearnt ? row : -1;
            var here = _outcomes.Where(o => o.Actual == actual).ToList();
            if (here.Count == 0)
            {
                continue;
            }

            line.Clear().Append(isLearnt ? Cell(row + 1) : "   -");
            for (var column = 0; column < _classes.Length; column++)
            {
                var count = here.Count(o => o.Guess == column);
                line.Append(count == 0 ? "   ." : Cell(count));
            }

            yield return line.Append("  ").Append(isLearnt ? _classes[row] : "(a group that came once)").ToString();
        }
    }

    private static string Cell(int number) => string.Create(CultureInfo.InvariantCulture, $"{number, 4}");

    private static double Share(int part, int all) => all == 0 ? 0 : part / (double)all;

    /// <summary>What came of one entry. A class of -1 is one that could not be learnt.</summary>
    internal sealed record Outcome(int Actual, int Guess, float Probability, bool IsRight, bool IsNextRight)
    {
        /// <summary>Whether it is a source in another language.</summary>
        public bool IsForeign { get; init; }

        /// <summary>Whether it has a source, which could be in another language.</summary>
        public bool HasSource { get; init; }

        /// <summary>How sure the guess was of the entry as if its text were in another language.</summary>
        public float ForeignProbability { get; init; }

        /// <summary>Whether that guess was right.</summary>
        public bool IsForeignRight { get; init; }

        /// <summary>What came of an entry that was kept back.</summary>
        /// <param name="kept">The entry.</param>
        /// <param name="classes">The classes.</param>
        /// <param name="whole">The probability of each, of the whole entry.</param>
        /// <param name="foreign">The same, of the entry as if it were in another language.</param>
        public static Outcome Of(CorpusEntry kept, ImmutableArray<GroupClass> classes, float[] whole, float[] foreign)
        {
            var (best, next) = Ranking.FirstTwo(whole);
            var (foreignBest, _) = Ranking.FirstTwo(foreign);
            return new Outcome(kept.Class, best, whole[best], IsRight(best), IsRight(next))
            {
                IsForeign = Certainty.IsForeign(kept.Example.Facts),
                HasSource = kept.Example.Facts.HasSource,
                ForeignProbability = foreign[foreignBest],
                IsForeignRight = IsRight(foreignBest),
            };

            // Of a section whose groups are named by their entries, the name must be right, too.
            bool IsRight(int guess) =>
                guess == kept.Class
                && (
                    classes[guess].Group is not null || TopicName.Of(kept.Example.Facts.Headline) == kept.Example.Group
                );
        }
    }
}
