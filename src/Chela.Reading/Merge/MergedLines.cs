namespace Chela.Reading.Merge;

/// <summary>The lines of the merged digest and of the next base, with what there is to report.</summary>
internal sealed class MergedLines
{
    private readonly BlockMatch _match;
    private readonly int _ownersEnd;
    private readonly List<string> _text = [];
    private readonly List<string> _nextBase = [];
    private readonly List<MergeConflict> _conflicts = [];
    private readonly Dictionary<MergedBlock, IReadOnlyList<string>> _withOldLines = [];
    private MergedBlock? _last;

    /// <summary>Merges three versions.</summary>
    public MergedLines(string old, string owners, string generated)
    {
        _match = new BlockMatch(old, owners, generated);
        _ownersEnd = owners.Count(c => c == '\n') + 2;
        foreach (var block in Arrangement.Of(_match))
        {
            Separate(block.Owners?.Line);
            Write(block);
            _last = block;
        }

        Separate(_ownersEnd);
        WriteNextBase();
    }

    /// <summary>The merged digest.</summary>
    public IReadOnlyList<string> Text => _text;

    /// <summary>The base of the next merge.</summary>
    public IReadOnlyList<string> NextBase => _nextBase;

    /// <summary>The conflicts; their lines are counted in <see cref="Text"/>.</summary>
    public IReadOnlyList<MergeConflict> Conflicts => _conflicts;

    /// <summary>The entries that the owner deleted and that are generated in a new form.</summary>
    public IEnumerable<string> Notes =>
        _match
            .Blocks.Where(b => b is { IsDeleted: true, Level: 4, Generated: not null })
            .Where(b => !MergedBlock.IsSame(b.Base!, b.Generated!))
            .Select(b => $"'{b.Name}' is generated with changes now; it stays deleted, as you wanted.");

    /// <summary>Ends the last block with a blank line, unless the owner wrote what follows right below it.</summary>
    /// <param name="following">The line where what follows begins in the owner's file; null if it is not there.</param>
    private void Separate(int? following)
    {
        var end = _last?.Owners is { } owners ? owners.Line + owners.Lines.Length : (int?)null;
        if (_text.Count > 0 && !string.IsNullOrWhiteSpace(_text[^1]) && (end is null || end != following))
        {
            _text.Add("");
        }
    }

    private void Write(MergedBlock block)
    {
        var version = (block.Owners ?? block.Generated)!;
        if (block is { Owners: { } owners, Generated: { } generated })
        {
            var old = block.Base is { } known ? MergedBlock.Written(known) : [];
            var merge = LineMerge.Of(old, MergedBlock.Written(owners), MergedBlock.Written(generated));
            var heading = block.Level == 0 ? "" : merge.Text[0].TrimStart('#').Trim();
            _conflicts.AddRange(merge.Conflicts.Select(c => c with { Heading = heading, Line = _text.Count + c.Line }));
            _text.AddRange(merge.Text);
            _text.AddRange(owners.Lines[MergedBlock.Written(owners).Length..]);
            _withOldLines[block] = [.. merge.NextBase, .. generated.Lines[MergedBlock.Written(generated).Length..]];
            return;
        }

        if (block.IsRescued)
        {
            _conflicts.Add(new MergeConflict(block.Name, _text.Count + 1, block.Owners!.Lines, [], block.Base!.Lines));
        }

        _text.AddRange(version.Lines);
    }

    /// <summary>The generated blocks, and below their old predecessors those that only the owner's work keeps.</summary>
    private void WriteNextBase()
    {
        var rescued = new HashSet<MergedBlock>();
        foreach (var block in _match.Blocks.Where(b => b.IsRescued))
        {
            for (var up = block.Base; up is not null && _match.Of(up).Generated is null; up = up.Parent)
            {
                rescued.Add(_match.Of(up));
            }
        }

        var order = new List<(int Place, int Line, IReadOnlyList<string> Lines)>();
        var place = 0;
        foreach (var block in _match.Blocks.Where(b => b.Base is not null))
        {
            if (block.Generated is not null)
            {
                place = block.Generated.Line;
            }
            else if (rescued.Contains(block))
            {
                order.Add((place, block.Base!.Line, block.Base.Lines));
            }
        }

        order.AddRange(
            _match
                .Blocks.Where(b => b.Generated is not null)
                .Select(b => (b.Generated!.Line, 0, _withOldLines.GetValueOrDefault(b, b.Generated.Lines)))
        );
        _nextBase.AddRange(order.OrderBy(b => b.Place).ThenBy(b => b.Line).SelectMany(b => b.Lines));
    }
}
