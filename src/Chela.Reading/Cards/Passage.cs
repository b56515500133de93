using System.Text;
using Chela.Reading.Evidence;
using Chela.Reading.Excerpts;

namespace Chela.Reading.Cards;

/// <summary>A paragraph, heading or point of a text as its reader sees it, which knows where its characters stand in the source.</summary>
public sealed class Passage
{
    private readonly MappedText _text;
    private readonly Func<int, int, CapturePlace?> _spanOf;

    /// <summary>Takes a text and its places.</summary>
    /// <param name="role">What it is.</param>
    /// <param name="level">1 to 6 for a heading, else 0.</param>
    /// <param name="text">The words.</param>
    /// <param name="spanOf">Where what stands from one character of the marked up text to before another one is in the source.</param>
    internal Passage(PassageRole role, int level, MappedText text, Func<int, int, CapturePlace?> spanOf)
    {
        (Role, Level, _text, _spanOf) = (role, level, text, spanOf);
        Text = text.ToString();
    }

    /// <summary>What it is.</summary>
    public PassageRole Role { get; }

    /// <summary>The level of a heading from 1 on; 0 for everything else.</summary>
    public int Level { get; }

    /// <summary>Its words, without markup, in one line.</summary>
    public string Text { get; }

    /// <summary>What the owner marked, in order.</summary>
    public IEnumerable<Range> Marked
    {
        get
        {
            for (var at = 0; at < Text.Length; at++)
            {
                var start = at;
                while (at < Text.Length && (_text.TraitsOf(at) & TextTraits.Marked) != 0)
                {
                    at++;
                }

                if (at > start)
                {
                    yield return start..at;
                }
            }
        }
    }

    /// <summary>A part of it as a statement with its witness; without one where the source has no such place.</summary>
    /// <param name="range">Of <see cref="Text"/>.</param>
    public Statement StatementOf(Range range)
    {
        var span = SpanOf(range);
        return new Statement(
            Markdown(range),
            span is null ? EvidenceStatus.Unchecked : EvidenceStatus.Anchored,
            span?.Bytes
        )
        {
            Part = span?.Part,
        };
    }

    /// <summary>The words as Markdown that shows them: what means something there is escaped, but for formulas.</summary>
    private string Markdown(Range range)
    {
        var (start, length) = range.GetOffsetAndLength(Text.Length);
        if (_text.Count(TextTraits.Math, start, length) == 0)
        {
            return MarkdownEscape.Line(Text.Substring(start, length).Trim());
        }

        var markdown = new StringBuilder();
        for (var (at, end) = (start, start); at < start + length; at = end)
        {
            var isMath = (_text.TraitsOf(at) & TextTraits.Math) != 0;
            while (end < start + length && (_text.TraitsOf(end) & TextTraits.Math) != 0 == isMath)
            {
                end++;
            }

            var words = Text[at..end];
            markdown.Append(
                isMath ? words
                : at == start ? MarkdownEscape.Line(words)
                : MarkdownEscape.Plain(words)
            );
        }

        return markdown.ToString().Trim();
    }

    /// <summary>Where a part of it stands; null where the source has no such place.</summary>
    /// <param name="range">Of <see cref="Text"/>.</param>
    public CapturePlace? SpanOf(Range range)
    {
        var (start, length) = range.GetOffsetAndLength(Text.Length);
        return length == 0 ? null : _spanOf(_text.SourceOf(start), _text.SourceOf(start + length - 1) + 1);
    }

    /// <summary>How many characters of a part have a trait.</summary>
    internal int Count(TextTraits trait, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(Text.Length);
        return _text.Count(trait, start, length);
    }
}
