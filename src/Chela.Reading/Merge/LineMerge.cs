using System.Collections.Immutable;
using Chela.Reading.Form;

namespace Chela.Reading.Merge;

/// <summary>
/// Merges the lines of one block in three versions ("diff3"). Changes that only touch each other are both made; where they
/// overlap and differ, the owner's lines stand.
/// </summary>
internal sealed class LineMerge
{
    private readonly List<string> _text = [];
    private readonly List<string> _nextBase = [];
    private readonly List<MergeConflict> _conflicts = [];
    private readonly List<TextConflict> _places = [];
    private int _ownersDone;

    private LineMerge() { }

    /// <summary>The merged lines.</summary>
    public IReadOnlyList<string> Text => _text;

    /// <summary>The generated lines, with those of the base where there is a conflict.</summary>
    public IReadOnlyList<string> NextBase => _nextBase;

    /// <summary>The conflicts in order, without heading; lines are counted in the merged ones. No two touch.</summary>
    public IReadOnlyList<MergeConflict> Conflicts => _conflicts;

    /// <summary>The conflicts in order, in the owner's lines. No two touch.</summary>
    public IReadOnlyList<TextConflict> Places => _places;

    /// <summary>Merges.</summary>
    public static LineMerge Of(
        ImmutableArray<string> old,
        ImmutableArray<string> owners,
        ImmutableArray<string> generated
    )
    {
        (old, owners, generated) = (Pieces(old), Pieces(owners), Pieces(generated));
        var merge = new LineMerge();
        var (mine, theirs) = (new Side(old, owners), new Side(old, generated));
        var done = 0;
        while (Earlier(mine.Next, theirs.Next) is { } change)
        {
            var (start, end) = (change.Start, change.End);
            var (isMine, isTheirs, grows) = (false, false, true);
            while (grows)
            {
                var (byMine, byTheirs) = (mine.Extend(start, ref end), theirs.Extend(start, ref end));
                (isMine, isTheirs, grows) = (isMine || byMine, isTheirs || byTheirs, byMine || byTheirs);
            }

            merge.Unchanged(old[done..start]);
            var (o, g) = (mine.Cut(start, end), theirs.Cut(start, end));
            if (isMine && isTheirs && !Holds(o, g))
            {
                merge.Conflicting(o, g, old[start..end], isAdjacent: start == done);
            }
            else
            {
                merge.Agreed(isMine ? o : g, g);
            }

            merge._ownersDone += Lines(o).Length;

            done = end;
        }

        merge.Unchanged(old[done..]);
        return merge;
    }

    private static LineChange? Earlier(LineChange? a, LineChange? b) =>
        a is { } x && b is { } y ? ((x.Start, x.End).CompareTo((y.Start, y.End)) <= 0 ? x : y) : a ?? b;

    /// <summary>Whether the owner's lines are the generated ones, or have them all in order among others.</summary>
    private static bool Holds(ImmutableArray<string> owners, ImmutableArray<string> generated)
    {
        var at = 0;
        foreach (var line in owners)
        {
            at += at < generated.Length && generated[at] == line ? 1 : 0;
        }

        return at == generated.Length
            && (owners.Length == generated.Length || !generated.All(string.IsNullOrWhiteSpace));
    }

    /// <summary>Code is one piece, fences included, so that it is not torn apart; any other line is one of its own.</summary>
    private static ImmutableArray<string> Pieces(ImmutableArray<string> lines)
    {
        var openings = DigestBlocks.CodeOpenings(lines);
        var pieces = ImmutableArray.CreateBuilder<string>();
        for (var (start, end) = (0, 0); start < lines.Length; start = end)
        {
            for (end = start + 1; end < lines.Length && openings[end] == start; end++) { }
            pieces.Add(string.Join('\n', lines[start..end]));
        }

        return pieces.ToImmutable();
    }

    private static ImmutableArray<string> Lines(ImmutableArray<string> pieces) =>
        [.. pieces.SelectMany(piece => piece.Split('\n'))];

    private void Unchanged(ImmutableArray<string> pieces)
    {
        _ownersDone += Lines(pieces).Length;
        Agreed(pieces, pieces);
    }

    private void Agreed(ImmutableArray<string> text, ImmutableArray<string> nextBase)
    {
        _text.AddRange(Lines(text));
        _nextBase.AddRange(Lines(nextBase));
    }

    private void Conflicting(
        ImmutableArray<string> owners,
        ImmutableArray<string> generated,
        ImmutableArray<string> old,
        bool isAdjacent
    )
    {
        var conflict = new MergeConflict("", _text.Count + 1, Lines(owners), Lines(generated), Lines(old));
        if (isAdjacent && _conflicts is [.., var last] && last.Line + last.Owners.Length == conflict.Line)
        {
            _conflicts[^1] = last with
            {
                Owners = last.Owners.AddRange(conflict.Owners),
                Generated = last.Generated.AddRange(conflict.Generated),
                Base = last.Base.AddRange(conflict.Base),
            };
        }
        else
        {
            _conflicts.Add(conflict);
        }

        if (_places is [.., var before] && before.Line + before.Lines.Length == _ownersDone + 1)
        {
            _places[^1] = before with { Lines = before.Lines.AddRange(Lines(owners)) };
        }
        else
        {
            _places.Add(new TextConflict(_ownersDone + 1, Lines(owners)));
        }

        Agreed(owners, old);
    }

    /// <summary>The way from the base to one of the two other versions.</summary>
    private sealed class Side(ImmutableArray<string> old, ImmutableArray<string> lines)
    {
        private readonly List<LineChange> _changes = LineChange.Between(old, lines);
        private int _next;
        private int _cut;

        public LineChange? Next => _next < _changes.Count ? _changes[_next] : null;

        /// <summary>Takes the next changes as long as they overlap with the lines of the base, which grow by them.</summary>
        public bool Extend(int start, ref int end)
        {
            var first = _next;
            while (Next is { } change && change.Overlaps(start, end))
            {
                end = Math.Max(end, change.End);
                _next++;
            }

            return _next > first;
        }

        /// <summary>What the lines of the base are on this side, after the changes taken so far.</summary>
        public ImmutableArray<string> Cut(int start, int end)
        {
            var from = start + _cut;
            _cut = _next == 0 ? 0 : _changes[_next - 1].To - _changes[_next - 1].End;
            return lines[from..(end + _cut)];
        }
    }
}
