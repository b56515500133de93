using System.Collections.Immutable;
using System.Text;
using Chela.Reading.Captures;
using Chela.Reading.Excerpts;
using Chela.Text;

namespace Chela.Reading.Formats;

/// <summary>
/// Joins cues into paragraphs. A new one begins with another speaker, after a pause at the end of a sentence, and where one
/// would get too long to read.
/// </summary>
internal static class Cues
{
    private const double Pause = 2.5;
    private const int Long = 700;
    private const int Longest = 1500;
    private const int FewestRepeated = 12;
    private const int MostRepeated = 400;

    /// <summary>The paragraphs.</summary>
    /// <param name="cues">The cues in their order.</param>
    /// <param name="spanOf">Where a range of characters stands in the capture; null where there is no such place.</param>
    public static ImmutableArray<ReadBlock> Paragraphs(IEnumerable<Cue> cues, Func<Range, ByteSpan?> spanOf)
    {
        var blocks = ImmutableArray.CreateBuilder<ReadBlock>();
        var text = new StringBuilder();
        Cue? first = null;
        Cue? last = null;
        foreach (var cue in cues)
        {
            var said = last is null ? cue.Text : WithoutRepeated(cue.Text, last.Text);
            if (said.Length == 0)
            {
                last = last! with { End = Math.Max(last.End, cue.End) };
                continue;
            }

            if (last is not null && Ends(text, last, cue))
            {
                Close();
            }

            first ??= cue;
            var isWide = text.Length > 0 && PlainText.IsWide(text[^1]) && PlainText.IsWide(said[0]);
            text.Append(text.Length == 0 || isWide ? "" : " ").Append(said);
            last = cue;
        }

        Close();
        return blocks.ToImmutable();

        void Close()
        {
            if (text.Length > 0)
            {
                var paragraph = text.ToString();
                var speaker = first!.Speaker;
                blocks.Add(
                    new ReadBlock(
                        (speaker is null ? "" : $"**{MarkdownEscape.Plain(speaker)}:** ")
                            + MarkdownEscape.Line(paragraph),
                        (speaker is null ? "" : $"{speaker}: ") + paragraph,
                        spanOf(first.Place.Start..last!.Place.End)
                    )
                );
            }

            text.Clear();
            first = null;
        }
    }

    private static bool Ends(StringBuilder text, Cue last, Cue next)
    {
        var isSentence = text.Length > 0 && text[^1] is '.' or '!' or '?' or '。' or '！' or '？' or '…' or '"' or '”';
        return next.Speaker is not null && next.Speaker != last.Speaker
            || isSentence && (next.Start - last.End >= Pause || text.Length >= Long)
            || text.Length >= Longest;
    }

    /// <summary>
    /// Captions that roll repeat the line before: what a cue begins with is left out if the one before ended with it, if it
    /// is more than a word.
    /// </summary>
    private static string WithoutRepeated(string text, string before)
    {
        if (text == before)
        {
            return "";
        }

        var tail = before.AsSpan(Math.Max(0, before.Length - MostRepeated));
        for (var at = 0; tail.Length - at >= FewestRepeated; at++)
        {
            if (text.AsSpan().StartsWith(tail[at..]))
            {
                return text[(tail.Length - at)..].TrimStart();
            }
        }

        return text;
    }
}
