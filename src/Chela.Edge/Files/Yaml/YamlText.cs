namespace Chela.Edge.Files.Yaml;

/// <summary>Changes the text of a configuration file where it stands, so that comments and order stay.</summary>
public static class YamlText
{
    /// <summary>Puts items first into a list of the file; the list is made at the end where there is none.</summary>
    /// <param name="text">The file.</param>
    /// <param name="key">The list's key, at the left edge.</param>
    /// <param name="items">The lines of the items. Whether they fit what stands there, only reading the result can tell.</param>
    public static string WithItems(string text, string key, string items)
    {
        text = text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";
        var at = ("\n" + text).IndexOf($"\n{key}:", StringComparison.Ordinal);
        if (at < 0)
        {
            return $"{text}{key}:\n{items}";
        }

        var end = text.IndexOf('\n', at) + 1;
        return text[..at] + $"{key}:\n" + items + text[end..];
    }
}
