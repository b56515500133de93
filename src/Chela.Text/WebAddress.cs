using System.Text;

namespace Chela.Text;

/// <summary>Addresses of the web as they are written into Markdown.</summary>
public static class WebAddress
{
    /// <summary>
    /// A URL as the target of <c>[text](url)</c>: blanks, control characters, <c>&lt; &gt; " { } | \ ^</c>, backticks and
    /// parentheses without a partner are percent-encoded, for any of these would end the link or change it (CommonMark,
    /// "link destination"). Everything else stays byte for byte. The same instance if nothing changes.
    /// </summary>
    public static string Escape(string url)
    {
        StringBuilder? escaped = null;
        var lonely = ParenthesesWithoutPartner(url);
        for (var at = 0; at < url.Length; at++)
        {
            if (IsUnsafe(url[at]) || lonely.Contains(at))
            {
                escaped ??= new StringBuilder(url, 0, at, url.Length + 2);
                PercentEncoding.Append(escaped, url[at]);
            }
            else
            {
                escaped?.Append(url[at]);
            }
        }

        return escaped?.ToString() ?? url;
    }

    private static bool IsUnsafe(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"' or '{' or '}' or '|' or '\\' or '^' or '`';

    private static HashSet<int> ParenthesesWithoutPartner(string url)
    {
        var open = new Stack<int>();
        var lonely = new HashSet<int>();
        for (var at = 0; at < url.Length; at++)
        {
            if (url[at] == '(')
            {
                open.Push(at);
            }
            else if (url[at] == ')' && !open.TryPop(out _))
            {
                lonely.Add(at);
            }
        }

        lonely.UnionWith(open);
        return lonely;
    }
}
