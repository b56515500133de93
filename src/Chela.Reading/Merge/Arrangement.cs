using System.Globalization;
using Chela.Reading.Form;

namespace Chela.Reading.Merge;

/// <summary>
/// Decides which blocks the merged digest has, under which heading, and in which order: the generator's, but for what the
/// owner moved or added.
/// </summary>
internal sealed class Arrangement
{
    private readonly BlockMatch _match;
    private readonly Dictionary<MergedBlock, MergedBlock> _parents = [];
    private readonly HashSet<MergedBlock> _moved;
    private readonly HashSet<DigestBlock> _withBlocks;
    private readonly ILookup<DigestBlock, MergedBlock> _generated;

    private Arrangement(BlockMatch match)
    {
        _match = match;
        _moved = [.. MovedByOwner()];
        _withBlocks =
        [
            .. match.Blocks.SelectMany(b => new[] { b.Owners?.Parent, b.Generated?.Parent }).OfType<DigestBlock>(),
        ];
        _generated = match
            .Blocks.Where(b => b.Generated?.Parent is not null)
            .OrderBy(b => b.Generated!.Line)
            .ToLookup(b => b.Generated!.Parent!);
    }

    /// <summary>The blocks of the merged digest in order.</summary>
    public static List<MergedBlock> Of(BlockMatch match)
    {
        var arrangement = new Arrangement(match);
        for (var level = 4; level > 1; level--)
        {
            arrangement.FindParents(level);
        }

        var result = new List<MergedBlock>();
        var children = arrangement._parents.ToLookup(p => p.Value, p => p.Key);
        arrangement.Write(match.Blocks[0], children, result);
        return result;
    }

    /// <summary>Gives a parent to each block that stays. Those below come first: a heading stays where something needs it.</summary>
    private void FindParents(int level)
    {
        var needed = _parents.Values.ToHashSet();
        var blocks = _match
            .Blocks.Where(b => b.Level == level && (needed.Contains(b) || (b.IsKept && !IsEmptied(b))))
            .ToList();
        foreach (var block in blocks.Where(b => b.Owners is not null))
        {
            _parents[block] = OwnersParent(block);
        }

        foreach (var block in blocks.Where(b => b.Owners is null))
        {
            _parents[block] = NewParent(block);
        }
    }

    /// <summary>
    /// Whether a bare heading has nothing below it in the result, but had in each version: it is asked of those that no
    /// block needs. What the owner added is never emptied.
    /// </summary>
    private bool IsEmptied(MergedBlock block) =>
        (block.Base is not null || block.Owners is null)
        && new[] { block.Owners, block.Generated }
            .OfType<DigestBlock>()
            .All(version => _withBlocks.Contains(version) && version.Lines.Skip(1).All(string.IsNullOrWhiteSpace));

    /// <summary>The owner's heading, unless only the generator moved the block, and to one that the owner did not delete.</summary>
    private MergedBlock OwnersParent(MergedBlock block)
    {
        var owners = _match.Of(block.Owners!.Parent!);
        return
            block is { Base: not null, Generated: not null }
            && _match.Of(block.Base.Parent!) == owners
            && _match.Of(block.Generated.Parent!) is { IsDeleted: false } generated
            ? generated
            : owners;
    }

    /// <summary>The generator's heading. If the owner deleted it, the one where its other blocks went; if none is left, it comes back.</summary>
    private MergedBlock NewParent(MergedBlock block)
    {
        var generated = _match.Of(block.Generated!.Parent!);
        return
            generated.IsDeleted && Nearest(block, b => b.Owners is not null && _parents.ContainsKey(b)) is { } sibling
            ? _parents[sibling]
            : generated;
    }

    /// <summary>The last block before, or else the first one after, under the same generated heading.</summary>
    private MergedBlock? Nearest(MergedBlock block, Func<MergedBlock, bool> which)
    {
        var siblings = _generated[block.Generated!.Parent!];
        return siblings.TakeWhile(b => b != block).LastOrDefault(which)
            ?? siblings.SkipWhile(b => b != block).Skip(1).FirstOrDefault(which);
    }

    private void Write(MergedBlock block, ILookup<MergedBlock, MergedBlock> children, List<MergedBlock> result)
    {
        result.Add(block);
        foreach (var child in InOrder(block, [.. children[block]]))
        {
            Write(child, children, result);
        }
    }

    private IEnumerable<MergedBlock> InOrder(MergedBlock parent, HashSet<MergedBlock> children)
    {
        bool IsUnder(DigestBlock? version) => version is not null && _match.Of(version.Parent!) == parent;

        var order = children
            .Where(b => IsUnder(b.Generated) && b.Owners is not null && b.Base is not null)
            .Where(b => !IsUnder(b.Owners) || !_moved.Contains(b))
            .OrderBy(b => b.Generated!.Line)
            .ToList();
        var placed = order.ToHashSet();

        MergedBlock? previous = null;
        foreach (var block in children.Where(b => IsUnder(b.Owners)).OrderBy(b => b.Owners!.Line))
        {
            if (placed.Add(block))
            {
                order.Insert(previous is null ? 0 : order.IndexOf(previous) + 1, block);
            }

            previous = block;
        }

        foreach (var block in children.Where(b => !placed.Contains(b)).OrderBy(b => b.Generated!.Line).ToList())
        {
            var nearest = Nearest(block, placed.Contains);
            var at = nearest is null ? order.Count : order.IndexOf(nearest);
            order.Insert(at + (nearest?.Generated!.Line < block.Generated!.Line ? 1 : 0), block);
            placed.Add(block);
        }

        // What is deeper stands first, or a shallower heading before it would take it in.
        return order.OrderByDescending(b => b.Level);
    }

    /// <summary>The blocks that the owner put under another heading or in another order.</summary>
    private IEnumerable<MergedBlock> MovedByOwner()
    {
        var both = _match.Blocks.Where(b => b is { Base.Parent: not null, Owners.Parent: not null }).ToList();
        var stayed = both.Where(b => _match.Of(b.Base!.Parent!) == _match.Of(b.Owners!.Parent!)).ToList();
        return both.Except(stayed).Concat(stayed.GroupBy(b => b.Base!.Parent).SelectMany(Reordered));
    }

    private static IEnumerable<MergedBlock> Reordered(IEnumerable<MergedBlock> siblings)
    {
        var before = siblings.OrderBy(b => b.Base!.Line).ToList();
        var after = before.OrderBy(b => b.Owners!.Line).ToList();
        return LineChange
            .Between([.. before.Select(Id)], [.. after.Select(Id)])
            .SelectMany(change => after[change.From..change.To]);
    }

    private static string Id(MergedBlock block) => block.Base!.Line.ToString(CultureInfo.InvariantCulture);
}
