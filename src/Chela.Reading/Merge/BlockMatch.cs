using Chela.Reading.Form;

namespace Chela.Reading.Merge;

/// <summary>
/// Finds out which blocks of three versions are the same. An entry is known by its whole text, else its source, else its
/// headline; a section or group by its path, else its name. Equal ones are paired in their order.
/// </summary>
internal sealed class BlockMatch
{
    private static readonly Func<DigestBlock, string?>[] Keys =
    [
        block => IsEntry(block) ? string.Join('\n', block.Lines) : Path(block),
        block => IsEntry(block) ? SourceLine.Of(block) : null,
        block => block.Name,
    ];

    private readonly List<MergedBlock> _blocks = [];
    private readonly Dictionary<DigestBlock, MergedBlock> _of = [];

    /// <summary>Matches the blocks of three versions.</summary>
    public BlockMatch(string old, string owners, string generated)
    {
        Add(old, [], (block, version) => block.Base = version);
        Add(owners, [b => b.Base], (block, version) => block.Owners = version);
        Add(generated, [b => b.Base, b => b.Owners], (block, version) => block.Generated = version);
    }

    /// <summary>All blocks; the first one is what stands above all sections.</summary>
    public IReadOnlyList<MergedBlock> Blocks => _blocks;

    /// <summary>The block that <paramref name="version"/> is a version of.</summary>
    public MergedBlock Of(DigestBlock version) => _of[version];

    private static bool IsEntry(DigestBlock block) => block.Level == 4;

    private static string Path(DigestBlock block) => block.Parent is null ? "" : $"{Path(block.Parent)}\n{block.Name}";

    private void Add(string text, Func<MergedBlock, DigestBlock?>[] known, Action<MergedBlock, DigestBlock> set)
    {
        var versions = DigestBlocks.Of(text);
        var free = new HashSet<MergedBlock>(_blocks);
        foreach (var (version, key) in known.SelectMany(version => Keys.Select(key => (version, key))))
        {
            var byKey = _blocks
                .Where(b => free.Contains(b) && version(b) is not null)
                .Select(b => (Block: b, Key: (b.Level, key(version(b)!))))
                .Where(b => b.Key.Item2 is not null)
                .GroupBy(b => b.Key, b => b.Block)
                .ToDictionary(g => g.Key, g => new Queue<MergedBlock>(g));
            foreach (var block in versions.Where(v => !_of.ContainsKey(v)))
            {
                if (byKey.TryGetValue((block.Level, key(block)), out var same) && same.TryDequeue(out var found))
                {
                    Set(found, block);
                    free.Remove(found);
                }
            }
        }

        foreach (var block in versions.Where(v => !_of.ContainsKey(v)))
        {
            var added = new MergedBlock();
            _blocks.Add(added);
            Set(added, block);
        }

        void Set(MergedBlock block, DigestBlock version)
        {
            _of[version] = block;
            set(block, version);
        }
    }
}
