using System.Text;

namespace Chela.Edge.Web;

/// <summary>A host's <c>robots.txt</c> (RFC 9309), as far as it speaks to us. Immutable.</summary>
public sealed class RobotsRules
{
    /// <summary>What is beyond that many bytes is not read; the RFC asks for as much at least.</summary>
    public const int MaxLength = 500 * 1024;

    /// <summary>The name by which a file may speak to us.</summary>
    public const string Product = "chela";

    private const int MostRules = 2000;
    private const int LongestPattern = 512;
    private const int LongestPath = 2048;

    private readonly List<(bool Allows, string Pattern)> _rules;

    private RobotsRules(List<(bool Allows, string Pattern)> rules) => _rules = rules;

    /// <summary>Nothing is forbidden: there is no such file.</summary>
    public static RobotsRules None { get; } = new([]);

    /// <summary>Everything is forbidden: nobody knows what the file says.</summary>
    public static RobotsRules Closed { get; } = new([(false, "/")]);

    /// <summary>Reads the file. Total: what is no rule is passed over.</summary>
    public static RobotsRules Parse(ReadOnlySpan<byte> file)
    {
        var ours = new List<(bool, string)>();
        var everyones = new List<(bool, string)>();
        var isNamed = false;
        var (forUs, forAll, isInHead) = (false, false, false);
        foreach (var line in Encoding.UTF8.GetString(file[..Math.Min(file.Length, MaxLength)]).EnumerateLines())
        {
            var text = line.IndexOf('#') is var hash and >= 0 ? line[..hash] : line;
            var colon = text.IndexOf(':');
            if (colon < 0)
            {
                continue;
            }

            var key = text[..colon].Trim().TrimStart('\uFEFF');
            var value = text[(colon + 1)..].Trim();
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                (forUs, forAll) = isInHead ? (forUs, forAll) : (false, false);
                isInHead = true;
                var token = value.IndexOfAny('/', ' ') is var end and >= 0 ? value[..end] : value;
                forUs |= token.Equals(Product, StringComparison.OrdinalIgnoreCase);
                forAll |= token is "*";
                isNamed |= forUs;
                continue;
            }

            var allows = key.Equals("allow", StringComparison.OrdinalIgnoreCase);
            if (!allows && !key.Equals("disallow", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            isInHead = false;
            if (value.Length is 0 or > LongestPattern)
            {
                continue;
            }

            var rule = (allows, Escaped(value));
            Add(ours, forUs, rule);
            Add(everyones, forAll, rule);
        }

        return new RobotsRules(isNamed ? ours : everyones);
    }

    /// <summary>Whether the page may be fetched: the longest rule that fits says, and allowing wins a draw.</summary>
    /// <param name="pathAndQuery">As it goes to the server: percent-encoded, beginning with a slash.</param>
    public bool Allows(string pathAndQuery)
    {
        var path = Escaped(pathAndQuery.AsSpan(0, Math.Min(pathAndQuery.Length, LongestPath)));
        var longest = -1;
        var allowed = true;
        foreach (var (allows, pattern) in _rules)
        {
            if (pattern.Length >= longest && Fits(pattern, path) && (pattern.Length > longest || allows))
            {
                (longest, allowed) = (pattern.Length, allows);
            }
        }

        return allowed;
    }

    private static void Add(List<(bool, string)> rules, bool isWanted, (bool, string) rule)
    {
        if (isWanted && rules.Count < MostRules)
        {
            rules.Add(rule);
        }
    }

    /// <summary>One spelling for both sides: what is not ASCII, percent-encoded.</summary>
    private static string Escaped(ReadOnlySpan<char> text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.IsAscii ? escaped.Append(rune.ToString()) : escaped.Append(Uri.EscapeDataString(rune.ToString()));
        }

        return escaped.ToString();
    }

    /// <summary>Matches from the start; <c>*</c> is anything, <c>$</c> at the end is the end.</summary>
    private static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        var isWhole = pattern is [.., '$'];
        pattern = isWhole ? pattern[..^1] : pattern;
        var (at, from, star, retry) = (0, 0, -1, 0);
        while (true)
        {
            if (at == pattern.Length && (!isWhole || from == path.Length))
            {
                return true;
            }

            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, retry) = (at++, from);
            }
            else if (at < pattern.Length && from < path.Length && pattern[at] == path[from])
            {
                at++;
                from++;
            }
            else if (star >= 0 && retry < path.Length)
            {
                (at, from) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }
    }
}
