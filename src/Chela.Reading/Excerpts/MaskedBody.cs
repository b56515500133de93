using System.Collections;
using System.Text;
using System.Text.RegularExpressions;
using Chela.Reading.Markup;
using Chela.Reading.Notes;
using Chela.Reading.Vaults;

namespace Chela.Reading.Excerpts;

/// <summary>
/// The body of a note with what Obsidian and its plugins alone understand hidden, at the same length, so that places stay:
/// wikilinks show what Obsidian shows, embeds, comments, templates and links to private notes nothing.
/// </summary>
internal sealed partial class MaskedBody
{
    private const int LongestField = 80;

    private readonly StringBuilder _text;
    private readonly BitArray _aside;

    private MaskedBody(string body)
    {
        _text = new StringBuilder(body);
        _aside = new BitArray(body.Length);
    }

    /// <summary>The text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Masks the body of <paramref name="note"/>.</summary>
    public static MaskedBody Of(Note note, Vault vault)
    {
        var masked = new MaskedBody(note.Body);
        foreach (var line in MarkdownLines.Of(note.Body).Where(l => !l.IsCode))
        {
            masked.Take(line);
            foreach (var span in Inlines.Of(line.Text))
            {
                masked.Take(line, span, vault, note.Path);
            }
        }

        foreach (var template in Template().EnumerateMatches(note.Body))
        {
            masked.Hide(template.Index, template.Length);
        }

        masked.Text = masked._text.ToString();
        return masked;
    }

    /// <summary>Whether the character at <paramref name="at"/> belongs to a wikilink, a task or a field: those are no prose.</summary>
    public bool IsAside(int at) => _aside[at];

    private void Take(TextLine line)
    {
        if (Hidden().Match(line.Text) is { Success: true } hidden)
        {
            Hide(line.Start + hidden.Index, hidden.Length);
        }

        var task = TaskMark().Match(line.Text).Groups[1];
        if (task.Success)
        {
            Hide(line.Start + task.Index, task.Length);
        }

        if (task.Success || (line.Text.Length <= LongestField && Field().IsMatch(line.Text)))
        {
            Mark(line.Start, line.Text.Length);
        }
    }

    private void Take(TextLine line, InlineSpan span, Vault vault, string from)
    {
        if (span.Kind is not (InlineKind.WikiLink or InlineKind.Embed or InlineKind.Comment))
        {
            return;
        }

        var link = WikiLink.Parse(span.Text);
        var isShown = span.Kind == InlineKind.WikiLink && !vault.IsPrivate(link.Target, from);
        var shown = isShown
            ? line.Text.LastIndexOf(link.Shown, span.End - 1, span.Length, StringComparison.Ordinal)
            : -1;
        if (shown < 0)
        {
            Hide(line.Start + span.Start, span.Length);
            return;
        }

        Hide(line.Start + span.Start, shown - span.Start);
        Hide(line.Start + shown + link.Shown.Length, span.End - shown - link.Shown.Length);
        Mark(line.Start + shown, link.Shown.Length);
    }

    private void Hide(int start, int length)
    {
        for (var at = start; at < start + length; at++)
        {
            // Line ends stay: they part the blocks.
            _text[at] = _text[at] is '\n' or '\r' ? _text[at] : ParagraphText.Hidden;
        }
    }

    private void Mark(int start, int length)
    {
        for (var at = start; at < start + length; at++)
        {
            _aside[at] = true;
        }
    }

    /// <summary>What the plugin Templater runs: <c>&lt;% … %&gt;</c>.</summary>
    [GeneratedRegex(@"<%(?:[^%]|%(?!>)){0,4096}%>", RegexOptions.CultureInvariant)]
    private static partial Regex Template();

    /// <summary>A line of tags or a field of the plugin Dataview, <c>key:: value</c>; the id of a block at the end of a line.</summary>
    [GeneratedRegex(
        @"^\s*(?:#[\p{L}\p{N}/_-]+\s*)+$|^\s*(?:[-*+]\s+)?[\p{L}\p{N}_ -]{1,40}::(?:\s.*)?$|\s\^[A-Za-z0-9-]+\s*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Hidden();

    [GeneratedRegex(@"^\s*(?:[-*+]|[0-9]{1,9}[.)])\s+(\[.\])\s", RegexOptions.CultureInvariant)]
    private static partial Regex TaskMark();

    /// <summary>A short line such as <c>**Status**: done</c>.</summary>
    [GeneratedRegex(
        @"^\s*(?:[-*+]\s+)?(?:\*\*[^*]{1,40}\*\*\s*[:：]|\*\*[^*]{1,40}[:：]\s*\*\*)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Field();
}
