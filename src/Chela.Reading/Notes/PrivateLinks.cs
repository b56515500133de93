using System.Text.RegularExpressions;
using Chela.Reading.Form;
using Chela.Reading.Vaults;

namespace Chela.Reading.Notes;

/// <summary>
/// Takes links to private notes out of public text, since a link shows their title. Works on the bare characters, within
/// code too: what Markdown would make of them does not matter to someone who reads the file.
/// </summary>
public sealed partial class PrivateLinks(Vault vault)
{
    /// <summary>Replaces each link to a private note by a word.</summary>
    /// <param name="line">A line of a public note.</param>
    /// <param name="from">That note's path in the vault.</param>
    /// <param name="language">The language of the word.</param>
    /// <param name="removed">How many links were replaced.</param>
    public string Remove(string line, string from, Language language, out int removed)
    {
        var count = 0;
        string Word(bool isPrivate, string original)
        {
            count += isPrivate ? 1 : 0;
            return isPrivate ? (language == Language.Chinese ? "（私人笔记）" : "(private note)") : original;
        }

        if (line.Contains("[[", StringComparison.Ordinal))
        {
            line = Wiki().Replace(line, m => Word(IsPrivate(WikiLink.Parse(m.Groups[1].Value).Target, from), m.Value));
        }

        if (line.Contains("](", StringComparison.Ordinal))
        {
            line = Markdown()
                .Replace(line, m => Word(IsPrivate(Path(m.Groups[1].Value + m.Groups[2].Value), from), m.Value));
        }

        if (line.Contains("obsidian:", StringComparison.OrdinalIgnoreCase))
        {
            line = Uri().Replace(line, m => Word(IsPrivate(FileOf(m.Value), from), m.Value));
        }

        if (line.Contains('<', StringComparison.Ordinal))
        {
            line = Attribute().Replace(line, m => Word(IsPrivate(Path(m.Groups[1].Value), from), m.Value));
        }

        removed = count;
        return line;
    }

    private bool IsPrivate(string target, string from) => target.Length > 0 && vault.IsPrivate(target, from);

    private static string Path(string target)
    {
        var path = VaultPath.Decode(target);
        return path.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0 ? path[..hash] : path;
    }

    private static string FileOf(string uri)
    {
        var file = FileParameter().Match(uri);
        return file.Success ? Path(file.Groups[1].Value) : "";
    }

    [GeneratedRegex(@"!?\[\[([^\[\]]{1,1024})\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex Wiki();

    [GeneratedRegex(
        @"!?\[[^\[\]]{0,1024}\]\((?:<([^<>]{1,1024})>|([^()<>\s]{1,1024}))[^()]{0,1024}\)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Markdown();

    [GeneratedRegex(@"obsidian://[^\s<>()\[\]""']{1,2048}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Uri();

    [GeneratedRegex(@"[?&](?:file|path)=([^&#]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FileParameter();

    [GeneratedRegex(
        @"(?:href|src)\s*=\s*[""']?([^""'>]{1,1024})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Attribute();
}
