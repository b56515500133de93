namespace Chela.Reading.Vaults;

/// <summary>A link of Obsidian's: <c>[[folder/name#heading|alias]]</c>, or an embed with <c>!</c> in front.</summary>
/// <param name="Target">The note or file it names; empty for a heading of the same note.</param>
/// <param name="Fragment">The heading, or <c>^block</c>; null if none.</param>
/// <param name="Alias">What is shown instead, or the size of an image; null if none.</param>
public sealed record WikiLink(string Target, string? Fragment, string? Alias)
{
    /// <summary>Reads what stands between the brackets.</summary>
    public static WikiLink Parse(string inner)
    {
        // In a table the bar is escaped.
        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        var alias = bar < 0 ? null : inner[(bar + 1)..].Trim();
        var path = bar < 0 ? inner : inner[..bar].TrimEnd('\\');
        var hash = path.IndexOf('#', StringComparison.Ordinal);
        return new WikiLink(
            (hash < 0 ? path : path[..hash]).Trim(),
            hash < 0 ? null : path[(hash + 1)..].Trim(),
            alias
        );
    }

    /// <summary>What Obsidian shows for it.</summary>
    public string Shown =>
        Alias is { Length: > 0 } ? Alias
        : Target.Length > 0 ? VaultPath.Name(Target)
        : Fragment ?? "";
}
