using System.Collections.Immutable;
using Chela.Envelope.Grounding;
using Chela.Envelope.Verbs;
using Chela.Text.Written;

namespace Chela.Envelope.Authorities;

/// <summary>
/// Finds the parts of an owner message that are not the owner's own words. The rules are plain, most go line by line; where
/// one cannot tell whose words a part is, it is cut: what is cut wrongly is asked, what is kept wrongly is an attack.
/// </summary>
/// <remarks>
/// A line that quotes takes the lines below it along, up to a blank one, because mail programs wrap what they quote. A
/// fence ends at its closing fence; attachments at the last closing mark, since their text may hold one; a forwarded
/// message never. Quotation marks cut nothing (<c>an event titled "Lunch"</c>), unless somebody else is said to speak
/// (<c>he wrote: "…"</c>). What the owner introduces and does not mark goes to the end (<c>translate this: …</c>). Linear in the length of the message.
/// </remarks>
public static class QuotedParts
{
    private const int MostHeaderLines = 8;
    private const int MostAttributionLines = 3;
    private const int LongestAddress = 2_000;

    /// <summary>The parts in order, none overlapping.</summary>
    /// <param name="text">The message.</param>
    /// <param name="marked">Parts that the channel marked: start and length in characters.</param>
    public static ImmutableArray<CutSpan> Of(string text, IEnumerable<(int Start, int Length)> marked)
    {
        var reasons = new CutReason?[text.Length];
        foreach (var (start, length) in marked)
        {
            Cut(reasons, start, (long)start + length, CutReason.Marked);
        }

        // INVARIANT: the first reason stays, and a later rule does not begin in what an earlier one cut.
        var lines = LinesOf(text);
        CutAttachments(text, reasons);
        CutQuotes(lines, reasons);
        CutFences(text, reasons);
        CutForwarded(lines, reasons);
        foreach (var spoken in QuotePatterns.Spoken().EnumerateMatches(text))
        {
            Cut(reasons, spoken.Index, spoken.Index + spoken.Length, CutReason.Quoted);
        }

        CutPasted(text, reasons);
        return SpansOf(reasons);
    }

    private static void CutAttachments(string text, CutReason?[] reasons)
    {
        foreach (var open in QuotePatterns.AttachmentStart().EnumerateMatches(text))
        {
            var end = 0;
            foreach (var close in QuotePatterns.AttachmentEnd().EnumerateMatches(text, open.Index))
            {
                end = close.Index + close.Length;
            }

            Cut(reasons, open.Index, end > 0 ? end : text.Length, CutReason.Attached);
            return;
        }
    }

    private static void CutQuotes(List<Line> lines, CutReason?[] reasons)
    {
        var isQuote = false;
        for (var at = 0; at < lines.Count; at++)
        {
            var isBelow = isQuote && !lines[at].IsBlank && !lines[at].IsFence;
            if (lines[at].IsQuote || isBelow)
            {
                // Quoted lines that follow each other are one part, with the breaks between them.
                Cut(reasons, isQuote ? lines[at - 1].End : lines[at].Start, lines[at].End, CutReason.Quoted);
                isQuote = true;
                continue;
            }

            isQuote = false;
            if (LastOfAttribution(lines, at) is var last and >= 0 && QuoteBelow(lines, last) is var quote and >= 0)
            {
                Cut(reasons, lines[at].Start, lines[quote].Start, CutReason.Quoted);
            }
        }
    }

    private static void CutFences(string text, CutReason?[] reasons)
    {
        var (start, fence, length) = (-1, '\0', 0);
        var line = 0;
        var isIndent = true;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '\n' or '\r')
            {
                (line, isIndent) = (at + 1, true);
            }
            else if (text[at] is '`' or '~' && reasons[at] is null)
            {
                var end = at + 1;
                while (end < text.Length && text[end] == text[at])
                {
                    end++;
                }

                // Chats take backticks anywhere for a fence; tildes only open a line.
                var isFence = end - at >= 3 && (text[at] == '`' || isIndent);
                if (isFence && start < 0)
                {
                    (start, fence, length) = (isIndent ? line : at, text[at], end - at);
                }
                else if (isFence && text[at] == fence && end - at >= length)
                {
                    Cut(reasons, start, end, CutReason.Fenced);
                    start = -1;
                }

                isIndent = false;
                at = end - 1;
            }
            else
            {
                isIndent &= char.IsWhiteSpace(text[at]);
            }
        }

        if (start >= 0)
        {
            Cut(reasons, start, text.Length, CutReason.Fenced);
        }
    }

    /// <summary>From the first head of a forwarded or answered message on, everything.</summary>
    private static void CutForwarded(List<Line> lines, CutReason?[] reasons)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            var isCut = lines[at].Start < lines[at].End && reasons[lines[at].Start] is not null;
            if (
                !isCut
                && (
                    QuotePatterns.ForwardHead().IsMatch(lines[at].Head)
                    || IsHeaderBlock(lines, at)
                    || LastOfAttribution(lines, at) >= 0
                )
            )
            {
                Cut(reasons, lines[at].Start, reasons.Length, CutReason.Forwarded);
                return;
            }
        }
    }

    /// <summary>From the first introduction on, everything; but if it introduces what is cut already, only that.</summary>
    private static void CutPasted(string text, CutReason?[] reasons)
    {
        foreach (var start in VerbReader.Pasted(text, SpansOf(reasons)))
        {
            var at = start;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at < text.Length && reasons[at] is null && !IsOneAddress(text.AsSpan(at)))
            {
                Cut(reasons, at, text.Length, CutReason.Attached);
                return;
            }
        }
    }

    /// <summary>"Read this: https://example.org/a" says where the text is; nothing else stands there that could be somebody's.</summary>
    private static bool IsOneAddress(ReadOnlySpan<char> rest) =>
        rest.Length <= LongestAddress
        && SoughtValue.Of(rest.Trim("\n\r\t .。!！\"'“”‘’").ToString()).Kind == WrittenKind.Url;

    /// <summary>A mail's head as programs print it. A sender is in it: a draft has To and Subject, a journey From and To.</summary>
    private static bool IsHeaderBlock(List<Line> lines, int start)
    {
        var (hasSender, hasOther) = (false, false);
        for (var at = start; at < lines.Count && at < start + MostHeaderLines; at++)
        {
            if (QuotePatterns.HeaderField().IsMatch(lines[at].Head))
            {
                hasSender |= QuotePatterns.SenderField().IsMatch(lines[at].Head);
                hasOther |= QuotePatterns.MailField().IsMatch(lines[at].Head);
            }
            else if (at == start || !lines[at].IsBlank)
            {
                break;
            }
        }

        return hasSender && hasOther;
    }

    /// <summary>"On … X wrote:" from this line on: its last line, since it may be wrapped; -1 if it is none.</summary>
    private static int LastOfAttribution(List<Line> lines, int start)
    {
        if (QuotePatterns.Attribution().IsMatch(lines[start].Head))
        {
            return start;
        }

        if (QuotePatterns.AttributionStart().IsMatch(lines[start].Head))
        {
            for (var at = start; at < lines.Count && at < start + MostAttributionLines; at++)
            {
                if (QuotePatterns.AttributionEnd().IsMatch(lines[at].Head))
                {
                    return at;
                }
            }
        }

        return -1;
    }

    /// <summary>The quoted line that follows, after a blank one at most; -1 if none does.</summary>
    private static int QuoteBelow(List<Line> lines, int line)
    {
        var below = line + 1 < lines.Count && lines[line + 1].IsBlank ? line + 2 : line + 1;
        return below < lines.Count && lines[below].IsQuote ? below : -1;
    }

    private static void Cut(CutReason?[] reasons, int start, long end, CutReason reason)
    {
        for (var at = Math.Max(start, 0); at < Math.Min(end, reasons.Length); at++)
        {
            reasons[at] ??= reason;
        }
    }

    private static ImmutableArray<CutSpan> SpansOf(CutReason?[] reasons)
    {
        var spans = ImmutableArray.CreateBuilder<CutSpan>();
        var start = 0;
        for (var at = 1; at <= reasons.Length; at++)
        {
            if (at == reasons.Length || reasons[at] != reasons[start])
            {
                if (reasons[start] is { } reason)
                {
                    spans.Add(new CutSpan(start, at - start, reason));
                }

                start = at;
            }
        }

        return spans.ToImmutable();
    }

    private static List<Line> LinesOf(string text)
    {
        var lines = new List<Line>();
        for (var start = 0; start < text.Length; )
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r');
            var end = length < 0 ? text.Length : start + length;
            lines.Add(new Line(text, start, end));
            start = end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
        }

        return lines;
    }

    private readonly record struct Line(string Text, int Start, int End)
    {
        /// <summary>A longer line is no head of anything.</summary>
        private const int LongestHead = 400;

        public ReadOnlySpan<char> Head => End - Start <= LongestHead ? All : "…";

        public bool IsBlank => All.IsWhiteSpace();

        public bool IsQuote => All.TrimStart() is ['>' or '＞' or '│' or '┃' or '▎', ..] or ['&', 'g', 't', ';', ..];

        public bool IsFence => All.TrimStart() is ['`', '`', '`', ..] or ['~', '~', '~', ..];

        private ReadOnlySpan<char> All => Text.AsSpan(Start, End - Start);
    }
}
