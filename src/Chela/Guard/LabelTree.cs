using System.Runtime.CompilerServices;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Guard;

/// <summary>
/// The labels of a result by their paths. Labels meet values in one walk through both, however many there are of either;
/// equal joins are made once. Not thread-safe.
/// </summary>
internal sealed class LabelTree
{
    /// <summary>The most labels of a result.</summary>
    public const int MostLabels = 10_000;

    /// <summary>The most steps of labels that lead to values; with <c>"*"</c> one label leads to many.</summary>
    private const int MostSteps = 10_000_000;

    private readonly Branch _root = new();
    private readonly Dictionary<(Label, Label), Label> _joins = new(new SamePair());
    private int _steps;

    /// <summary>Where the walk begins: at the whole value.</summary>
    public Place Whole => new([_root], _root.Label);

    /// <summary>Adds a label.</summary>
    public void Add(ValuePath path, Label label)
    {
        var branch = _root;
        foreach (var step in path.Steps)
        {
            if (!branch.Next.TryGetValue(step, out var next))
            {
                branch.Next[step] = next = new Branch();
            }

            branch = next;
        }

        branch.Label = branch.Label is { } other ? Join(other, label) : label;
    }

    /// <summary>A step further into the value.</summary>
    public Place Step(Place place, PathStep step)
    {
        if (place.Branches.Count == 0)
        {
            return place;
        }

        var branches = new List<Branch>();
        var label = place.Label;
        foreach (var branch in place.Branches)
        {
            Take(branch, step);
            Take(branch, PathStep.Every);
        }

        return new Place(branches, label);

        void Take(Branch branch, PathStep to)
        {
            if (++_steps > MostSteps)
            {
                throw new WireError(WireError.Limit, $"the labels of a result take at most {MostSteps} steps in it");
            }

            if (branch.Next.TryGetValue(to, out var next))
            {
                branches.Add(next);
                label = next.Label is null ? label : Join(label, next.Label);
            }
        }
    }

    /// <summary>The join; null is the label of what has none yet.</summary>
    public Label Join(Label? label, Label other)
    {
        if (label is null || ReferenceEquals(label, other))
        {
            return other;
        }

        if (!_joins.TryGetValue((label, other), out var join))
        {
            _joins[(label, other)] = join = label.Join(other);
        }

        return join;
    }

    /// <summary>A place in the value: where the labels go on below it, and the join of those that cover it.</summary>
    public readonly record struct Place(IReadOnlyList<Branch> Branches, Label? Label);

    /// <summary>Where the paths of some labels have led so far.</summary>
    public sealed class Branch
    {
        /// <summary>The label of what is here; null if there is none.</summary>
        public Label? Label { get; set; }

        /// <summary>Where the paths go on.</summary>
        public Dictionary<PathStep, Branch> Next { get; } = [];
    }

    /// <summary>The same two objects: to compare what is in them would be as much work as to join them.</summary>
    private sealed class SamePair : IEqualityComparer<(Label, Label)>
    {
        public bool Equals((Label, Label) x, (Label, Label) y) =>
            ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((Label, Label) pair) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Item1), RuntimeHelpers.GetHashCode(pair.Item2));
    }
}
