using Chela.Reading.Notes;

namespace Chela.Reading.Vaults;

/// <summary>A file of a vault, as a listing shows it.</summary>
/// <param name="Path">Its path in the vault.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Head">The YAML of its front matter; empty if it has none or is no note.</param>
public sealed record VaultFile(string Path, long Length, string Head)
{
    private FrontMatter? _properties;
    private NoteName? _name;

    /// <summary>The front matter, read when it is first asked for.</summary>
    public FrontMatter Properties => _properties ??= Head.Length == 0 ? FrontMatter.None : FrontMatter.Parse(Head);

    /// <summary>Whether only the owner may see anything of it.</summary>
    public bool IsPrivate => Head.Contains("private", StringComparison.OrdinalIgnoreCase) && Properties.IsPrivate;

    /// <summary>What its name says.</summary>
    public NoteName Name => _name ??= NoteName.Of(VaultPath.Stem(Path));
}
