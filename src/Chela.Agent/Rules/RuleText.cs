using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Text.Written;

namespace Chela.Agent.Rules;

/// <summary>
/// A message in tokens. What is not the owner's own words is one token that no pattern knows; around the owner's words it
/// is left away.
/// </summary>
internal sealed class RuleText
{
    private const string LinkEnds = "，。、；：！？（）《》「」【】“”‘’<>\"|`{}";
    private const string LinkTails = ".,;:!?)]'*_~";

    private readonly string _raw;
    private readonly ComparableText _text;

    private RuleText(string raw, ComparableText text, ImmutableArray<RuleToken> tokens) =>
        (_raw, _text, Tokens) = (raw, text, tokens);

    /// <summary>The tokens in order.</summary>
    public ImmutableArray<RuleToken> Tokens { get; }

    /// <summary>The text in the form that written forms are read in.</summary>
    public string Folded => _text.Folded;

    /// <summary>Reads a message.</summary>
    /// <param name="raw">Its text.</param>
    /// <param name="cuts">The parts that are not the owner's own words.</param>
    public static RuleText Of(string raw, IEnumerable<CutSpan> cuts)
    {
        var text = ComparableText.Of(raw);
        var cut = new bool[raw.Length];
        foreach (var span in cuts)
        {
            Array.Fill(cut, true, span.Start, span.Length);
        }

        var tokens = new List<RuleToken>();
        for (var at = 0; at < text.Folded.Length; )
        {
            var token = Next(raw, text, cut, at);
            if (token is { Kind: RuleTokenKind.Cut } || !char.IsWhiteSpace(text.Folded[at]))
            {
                tokens.Add(token);
            }

            at = token.End;
        }

        TrimCuts(raw, text, tokens);
        return new RuleText(raw, text, [.. tokens]);
    }

    /// <summary>What the owner wrote from a token up to another.</summary>
    public string Raw(int first, int end) =>
        first == end ? "" : _raw[_text.Start(Tokens[first].At).._text.End(Tokens[end - 1].End)];

    /// <summary>The token that ends at a place in the folded text; -1 if none does.</summary>
    public int TokenEndingAt(int place, int from)
    {
        for (var at = from; at < Tokens.Length && Tokens[at].End <= place; at++)
        {
            if (Tokens[at].End == place)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>
    /// Leaves away what is quoted above or below the owner's words. What begins in a line of theirs they speak of: it stays, so
    /// that nothing fits.
    /// </summary>
    private static void TrimCuts(string raw, ComparableText text, List<RuleToken> tokens)
    {
        var first = tokens.FindIndex(t => t.Kind != RuleTokenKind.Cut);
        var last = tokens.FindLastIndex(t => t.Kind != RuleTokenKind.Cut);
        if (first < 0)
        {
            tokens.Clear();
            return;
        }

        if (last + 1 < tokens.Count && HasLineEnd(text.End(tokens[last].End), text.Start(tokens[last + 1].At) + 1))
        {
            tokens.RemoveRange(last + 1, tokens.Count - last - 1);
        }

        if (first > 0 && HasLineEnd(text.End(tokens[first - 1].End) - 1, text.Start(tokens[first].At)))
        {
            tokens.RemoveRange(0, first);
        }

        bool HasLineEnd(int from, int to) => raw.AsSpan(from, to - from).ContainsAny('\n', '\r');
    }

    private static RuleToken Next(string raw, ComparableText text, bool[] cut, int at)
    {
        var folded = text.Folded;
        var isCut = cut[text.Start(at)];
        var end = at + 1;
        if (isCut)
        {
            while (end < folded.Length && cut[text.Start(end)])
            {
                end++;
            }

            return new RuleToken("", at, end, RuleTokenKind.Cut);
        }

        if (LengthOfLink(raw, text, cut, at) is var link and > 0)
        {
            return new RuleToken("", at, at + link, RuleTokenKind.Link);
        }

        if (
            LengthOfPath(folded, at) is var path and > 0
            && !cut.AsSpan(text.Start(at), text.End(at + path) - text.Start(at)).Contains(true)
        )
        {
            return new RuleToken(folded.Substring(at, path), at, at + path, RuleTokenKind.Path);
        }

        var isCommand = folded[at] == '/' && folded.AsSpan(0, at).IsWhiteSpace();
        if (!isCommand && !IsLetter(folded, at))
        {
            return new RuleToken(folded[at..end], at, end, RuleTokenKind.Mark);
        }

        var isHan = WordEdges.IsIdeographic(folded, at);
        while (end < folded.Length && !cut[text.Start(end)] && !isHan && IsInWord(folded, end, isCommand))
        {
            end++;
        }

        return new RuleToken(folded[at..end], at, end, RuleTokenKind.Word);
    }

    /// <summary>Up to a blank or a sign that no address holds. One with Chinese in it may go on in the owner's own words: it is none.</summary>
    private static int LengthOfLink(string raw, ComparableText text, bool[] cut, int at)
    {
        var folded = text.Folded.AsSpan(at);
        if (!folded.StartsWith("https://") && !folded.StartsWith("http://"))
        {
            return 0;
        }

        var end = at;
        while (
            end < text.Folded.Length
            && !char.IsWhiteSpace(text.Folded[end])
            && !cut[text.Start(end)]
            && !LinkEnds.Contains(raw[text.Start(end)], StringComparison.Ordinal)
        )
        {
            end++;
        }

        while (
            end > at
            && LinkTails.Contains(text.Folded[end - 1], StringComparison.Ordinal)
            && !IsOpened(text.Folded, at, end)
        )
        {
            end--;
        }

        var host = at + folded.IndexOf("//") + 2;
        for (var place = host; place < end; place++)
        {
            if (WordEdges.IsIdeographic(text.Folded, place))
            {
                return 0;
            }
        }

        return end > host && char.IsAsciiLetterOrDigit(text.Folded[host]) ? end - at : 0;
    }

    /// <summary>Whether a closing bracket belongs to the address, as in those of Wikipedia.</summary>
    private static bool IsOpened(string folded, int at, int end) =>
        folded[end - 1] == ')' && folded.AsSpan(at, end - at).Count('(') >= folded.AsSpan(at, end - at).Count(')');

    private static int LengthOfPath(string folded, int at)
    {
        var rest = folded.AsSpan(at);
        var isPath =
            rest.StartsWith("~/")
            || rest.StartsWith("./")
            || rest is ['/', _, ..] && at > 0 && char.IsWhiteSpace(folded[at - 1]) && !char.IsWhiteSpace(rest[1]);
        var end = rest.IndexOfAny(" \n\t");
        return isPath ? (end < 0 ? rest.Length : end) : 0;
    }

    private static bool IsLetter(string text, int at) => char.IsLetterOrDigit(text[at]);

    private static bool IsInWord(string text, int at, bool isCommand) =>
        char.IsLetterOrDigit(text[at])
            ? isCommand || !WordEdges.IsIdeographic(text, at)
            : text[at] == '\''
                && char.IsLetter(text[at - 1])
                && at + 1 < text.Length
                && char.IsAsciiLetter(text[at + 1]);
}
