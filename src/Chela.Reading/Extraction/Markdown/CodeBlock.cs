using System.Text;
using System.Text.RegularExpressions;

namespace Chela.Reading.Extraction;

/// <summary>Writes code as it stands, with its language.</summary>
internal static partial class CodeBlock
{
    /// <summary>The code of an element <c>pre</c>, and its Markdown.</summary>
    public static (string Markdown, string Text) Of(PageTree tree, PageNode pre)
    {
        var code = new StringBuilder();
        for (var i = pre.Index + 1; i < pre.End; i++)
        {
            var node = tree.Nodes[i];
            if (node.Text is { } text)
            {
                code.Append(text);
            }
            else if (node.Is("br"))
            {
                code.Append('\n');
            }
            else if (IsLineNumber(node) || (node.Traits & TagTraits.Mute) != 0)
            {
                i = node.End - 1;
            }
            else if ((node.Traits & TagTraits.Block) != 0 && code.Length > 0 && code[^1] != '\n')
            {
                code.Append('\n');
            }
        }

        var plain = code.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim('\n').TrimEnd();
        if (plain.Length == 0)
        {
            return ("", "");
        }

        var fence = new string('`', Math.Max(3, LongestTicks(plain) + 1));
        return ($"{fence}{Language(tree, pre)}\n{plain}\n{fence}", plain);
    }

    /// <summary>The longest run of backticks.</summary>
    public static int LongestTicks(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static bool IsLineNumber(PageNode node) =>
        node.Element?.ClassName is { Length: > 0 } names && LineNumber().IsMatch(names);

    private static string Language(PageTree tree, PageNode pre)
    {
        for (var i = pre.Index + 1; i < Math.Min(pre.End, pre.Index + 8); i++)
        {
            if (Named(tree.Nodes[i]) is { } inner)
            {
                return inner;
            }
        }

        var node = pre;
        for (var level = 0; level < 4 && node is not null; level++, node = node.Parent)
        {
            if (Named(node) is { } language)
            {
                return language;
            }
        }

        return "";
    }

    private static string? Named(PageNode node)
    {
        if (node.Element is null)
        {
            return null;
        }

        var name = LanguageClass().Match($" {node.Element.ClassName} ") is { Success: true } match
            ? match.Groups["name"].Value
            : node.Attribute("data-lang")
                ?? node.Attribute("data-language")
                ?? (node.Is("pre") || node.Is("code") ? node.Attribute("lang") : null);
        return name is not null && Name().IsMatch(name) && !name.Equals("none", StringComparison.OrdinalIgnoreCase)
            ? Chela.Text.Casing.ToLower(name)
            : null;
    }

    [GeneratedRegex(
        @"\s(?:(?:language|lang|highlight-source|sourceCode|src)-|brush:\s?|sourceCode\s)(?<name>[A-Za-z0-9+#_.-]{1,30})[\s;]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex LanguageClass();

    [GeneratedRegex(@"^[A-Za-z0-9+#_.-]{1,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(
        @"(?:^|\s|-)(?:gutter|lineno|linenos|linenumber|line-numbers?-rows|line-number)(?:\s|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex LineNumber();
}
