using System.Buffers;
using System.Text.RegularExpressions;
using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>The rules of source lines: N03 to N05 (SPEC, chapters 5 and 7). Remembers what was cited.</summary>
internal sealed partial class SourceRules(LintDocument document, FindingList findings)
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>\"{}|\\^`");

    private readonly Dictionary<string, int> _cited = [];
    private readonly PaperRules _papers = new(document, findings);

    /// <summary>Checks a line that is a link and nothing else.</summary>
    public void Check(LintBlock block)
    {
        var (text, url) = LineForm.Link(block.Lines[0])!.Value;
        var column = text.Length + 4;
        var host = HostOf(url);
        if (!IsHost(host) || url.AsSpan().ContainsAny(Forbidden))
        {
            findings.Add("N04", block.Line, column, $"not an address: {FindingList.Quoted(url)}");
        }

        var tracking = Tracking().Match(url);
        if (tracking.Success)
        {
            var name = FindingList.Quoted(tracking.Groups[1].ValueSpan);
            findings.Add("N05", block.Line, column + tracking.Index + 1, $"{name} tracks readers");
        }

        CheckRepeated(url, block.Line, column);
        if (host is "arxiv.org" or "www.arxiv.org")
        {
            _papers.Check(text, url, block.Line);
        }
    }

    /// <summary>Checks that a source is cited for the first time.</summary>
    public void CheckRepeated(string source, int line, int column)
    {
        var key = source.TrimEnd('/');
        if (!_cited.TryAdd(key, line))
        {
            findings.Add("N03", line, column, $"cited already in line {_cited[key]}: {FindingList.Quoted(source)}");
        }
    }

    private static ReadOnlySpan<char> HostOf(string url)
    {
        var authority = url.AsSpan(url.IndexOf("//", StringComparison.Ordinal) + 2);
        var end = authority.IndexOfAny('/', '?', '#');
        return end < 0 ? authority : authority[..end];
    }

    /// <summary>Whether it is <c>name.tld</c> or <c>name.tld:port</c>; names of other scripts are let pass.</summary>
    private static bool IsHost(ReadOnlySpan<char> host)
    {
        if (host.IndexOf(':') is var colon and >= 0)
        {
            var port = host[(colon + 1)..];
            if (port.IsEmpty || port.IndexOfAnyExceptInRange('0', '9') >= 0)
            {
                return false;
            }

            host = host[..colon];
        }

        var dot = host.LastIndexOf('.');
        var isDomain = dot > 0 && host.Length - dot > 2;
        for (var i = dot + 1; isDomain && i < host.Length; i++)
        {
            isDomain = char.IsAsciiLetter(host[i]);
        }

        for (var i = 0; isDomain && i < dot; )
        {
            var length = host[i] is '.' or '-' ? 1 : CharacterClass.WordLength(host, i);
            isDomain = length > 0;
            i += length;
        }

        return isDomain;
    }

    [GeneratedRegex(@"[?&](utm_\w+|fbclid|gclid|spm|share_\w+)=", RegexOptions.CultureInvariant)]
    private static partial Regex Tracking();
}
