using Chela.Reading.Excerpts;

namespace Chela.Reading.Cards.Extractive;

/// <summary>The sentences of a text, with what its sections say of them. Bounded: of a text that is too long for an article every so-and-so-many-th passage is taken.</summary>
internal static class CandidateList
{
    /// <summary>A longer passage was written by no hand: its beginning is looked at, in characters.</summary>
    private const int LongestPassage = 20_000;

    /// <summary>Of a longer text only some passages are looked at, in characters.</summary>
    private const int LongestText = 400_000;

    /// <summary>A longer line without an end is no heading, by weight.</summary>
    private const int LongestHeading = 60;

    /// <summary>A longer paragraph is none of a picture alone, in characters.</summary>
    private const int LongestCaption = 400;

    /// <summary>The candidates of a text, in order.</summary>
    public static List<Candidate> Of(ReadingTask task)
    {
        var all = task.Passages.Sum(p => (long)Math.Min(p.Text.Length, LongestPassage));
        var step = (int)(1 + (all / LongestText));
        var list = new List<Candidate>();
        var (section, level, opens) = (SectionKind.Body, 0, false);
        for (var number = 0; number < task.Passages.Length; number += step)
        {
            var passage = task.Passages[number];
            if (IsHeading(passage))
            {
                if (section == SectionKind.Body || passage.Level <= level)
                {
                    section = SectionKinds.Of(passage.Text);
                    level = passage.Level == 0 ? 6 : passage.Level;
                }

                opens = true;
                continue;
            }

            if (section == SectionKind.Appendix || passage.Role is PassageRole.Caption or PassageRole.Callout)
            {
                continue;
            }

            Add(list, passage, section, opens);
            opens = false;
        }

        return list;
    }

    private static void Add(List<Candidate> list, Passage passage, SectionKind section, bool opens)
    {
        var text = passage.Text.Length > LongestPassage ? passage.Text[..LongestPassage] : passage.Text;
        if (text.Length <= LongestCaption && (OpeningWords.Of(text) & Opening.Caption) != 0)
        {
            return;
        }

        var label = SectionKinds.LabelOf(text);
        section = label > 0 ? SectionKind.Abstract : section;
        var inPassage = 0;
        foreach (var range in Sentences.Of(text[label..]))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length - label);
            var whole = (label + start)..(label + start + length);
            list.Add(new Candidate(passage, whole, new SentencePlace(list.Count, inPassage, section, opens)));
            (inPassage, opens) = (inPassage + 1, false);
        }
    }

    /// <summary>A line of prose without an end may be a heading that is not marked up as one.</summary>
    private static bool IsHeading(Passage passage) =>
        passage.Role == PassageRole.Heading
        || (
            passage.Role == PassageRole.Prose
            && passage.Text.Length <= LongestHeading
            && TextWeight.Of(passage.Text) <= LongestHeading
            && !Sentences.HasEnd(passage.Text)
            && passage.Text[^1] is not (':' or '：' or ',' or '，')
        );
}
