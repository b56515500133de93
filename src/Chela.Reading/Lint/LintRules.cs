using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chela.Reading.Lint;

/// <summary>All rules of the digest's form (SPEC, chapters 1 to 7), and those of a pair of files.</summary>
public static class LintRules
{
    /// <summary>The rules, by file, header, contents, sections, entries, typography, pair.</summary>
    public static ImmutableArray<LintRule> All { get; } =
    [
        E("F01", "the file is not UTF-8 without byte order mark, with LF line ends and one final newline"),
        E("F02", "blanks at the end of a line"),
        W("F03", "more than one blank line in a row"),
        E("F04", "a heading without a blank line above and below"),
        W("F05", "a tab"),
        E("H01", "line 1 is not the title"),
        E("H02", "line 3 is not the switch between the languages"),
        E("H03", "line 5 is not the byline"),
        E("H04", "the introduction is not that of the title's week, Monday to Sunday"),
        W("H05", "the first section is not 目录, the table of contents"),
        E("T01", "an item of the table of contents is not '- [label](#anchor)'"),
        E("T02", "an anchor that no heading has"),
        W("T03", "the label is not the heading's text"),
        E("T04", "the indent is not two blanks for each level below the first"),
        E("T05", "a heading that is not in the table of contents"),
        E("T06", "the table of contents has another order than the headings"),
        E("S01", "not exactly one heading of level 1"),
        W("S02", "a section that the form does not know"),
        E("S03", "sections out of order"),
        E("S04", "a heading that skips a level"),
        I("S05", "a heading below level 4"),
        E("S06", "nothing below a heading"),
        E("S07", "groups out of order"),
        I("S08", "a group that the form does not know"),
        W("S09", "two entries of one title"),
        W("N01", "an entry does not open with its source"),
        W("N02", "nothing after an entry's source"),
        W("N03", "a source that is cited already"),
        E("N04", "not an address"),
        W("N05", "an address with a parameter that tracks readers"),
        W("P01", "a paper without a link to arXiv"),
        E("P02", "not an arXiv address of the form YYMM.NNNNN"),
        E("P03", "the arXiv ids of text and address differ"),
        W("P04", "the arXiv versions of text and address differ"),
        W("P05", "the text of a paper's link is not '<id>[vN] <title>'"),
        W("P06", "a paper's title has a character that Obsidian's file names cannot have"),
        E("P07", "a paper newer than the week"),
        E("X01", "not 'Name @handle [date](https://x.com/handle/status/id)'"),
        E("X02", "the handles of text and address differ"),
        E("X03", "a post's date is neither YYYY-MM-DD nor as X shows it"),
        E("X04", "a post without a quote below"),
        W("X05", "a post's date is not the one that its id encodes"),
        E("X06", "a post newer than the week"),
        I("X07", "a post without a display name"),
        I("X08", "a post's date as X shows it, usual since 2026-W17"),
        E("Q01", "a quote without a blank line above and below"),
        W("Q02", "a line of a quote is neither '>' nor '> text'"),
        I("Q03", "lines of a quote that make one paragraph: legal in posts, so it is never reported"),
        E("A01", "not a kind of callout that GitHub knows"),
        W("A02", "a callout's text stands on the line of its mark"),
        I("A03", "an empty line between a callout's mark and its text"),
        E("A04", "a callout without text"),
        W("K01", "not a wikilink of the form, or one to no heading"),
        I("K02", "a wikilink within running text"),
        W("K03", "a wikilink to a note that was made after the week"),
        W("M01", "not an image of the digest's own folder"),
        I("M02", "the numbers of the images do not rise"),
        I("M03", "an image whose text is not 'Image'"),
        E("B01", "fenced code that is not closed"),
        I("B02", "fenced code without a language"),
        E("C01", "no blank between Han and a Latin letter or digit"),
        W("C02", "no blank between Han and one of ` % + $ @"),
        W("C03", "an ASCII mark after Han"),
        W("C04", "a blank beside a full-width mark"),
        W("C05", "no blank between Han and an ASCII parenthesis"),
        W("C06", "no blanks round a hyphen between Han"),
        W("C07", "a bare address"),
        I("C08", "two styles of quotation marks in one entry"),
        I("C09", "bold in running text, not usual since 2025-W37"),
        I("C10", "a list in running text, not usual since 2026-W09"),
        I("G01", "an English file that waits for its translation"),
        E("D01", "a heading that the other file of the pair does not have"),
        E("D02", "a source that the other file of the pair does not have"),
        E("D03", "headings in another order than in the other file of the pair"),
    ];

    private static readonly FrozenDictionary<string, LintRule> ById = All.ToFrozenDictionary(rule => rule.Id);

    /// <summary>The rule of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static LintRule Of(string id) => ById[id];

    private static LintRule E(string id, string text) => new(id, Severity.Error, text);

    private static LintRule W(string id, string text) => new(id, Severity.Warning, text);

    private static LintRule I(string id, string text) => new(id, Severity.Note, text);
}
