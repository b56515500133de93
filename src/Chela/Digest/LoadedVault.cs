using Chela.Reading.Compose;
using Chela.Reading.Vaults;

namespace Chela.Digest;

/// <summary>A vault that was listed.</summary>
/// <param name="Root">Its folder as the owner named it, for messages.</param>
/// <param name="Folder">Its full path.</param>
/// <param name="Vault">Its files.</param>
internal sealed record LoadedVault(string Root, string Folder, Vault Vault)
{
    /// <summary>Makes a note's bytes, in a vault that lies on no disk; null for one that does.</summary>
    public Func<string, CancellationToken, Task<ReadOnlyMemory<byte>>>? Open { get; init; }

    /// <summary>Finishes an entry that was made of one of its notes.</summary>
    public Func<Entry, Entry> Finish { get; init; } = entry => entry;

    /// <summary>How messages name a file of it.</summary>
    public string NameOf(string path) => path.Length == 0 ? Root : Path.Combine(Root, path);

    /// <summary>The full path of a file of it.</summary>
    public string PathOf(string path) => Path.GetFullPath(Path.Combine(Folder, path));
}
