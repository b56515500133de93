using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Exports;
using Chela.Reading.Markup;
using Chela.Reading.Notes;

namespace Chela.Reading.Formats;

/// <summary>
/// Reads a note in Markdown: its blocks stay as they are. Comments of Obsidian are the writer's alone and are left out;
/// what is marked <c>==so==</c> is a highlight.
/// </summary>
internal static partial class NoteReader
{
    /// <summary>More lines are no note.</summary>
    private const int MostLines = 1_000_000;

    private const int MostBrackets = 200_000;

    /// <summary>Reads a note.</summary>
    /// <param name="input">The capture's name, which is its title if nothing else is.</param>
    /// <param name="text">The note.</param>
    public static CaptureReading Read(string input, DecodedText text)
    {
        if (text.Text.AsSpan().Count('\n') > MostLines)
        {
            return CaptureReading.Unreadable($"expected a note of at most {MostLines} lines, found more");
        }

        var (properties, body, problem) = Head(text.Text);
        var blocks = BlocksOf(text, body);
        var url = SourceUrl.Of(properties);
        var heading = blocks.FirstOrDefault(b => b.Markdown.StartsWith("# ", StringComparison.Ordinal));
        var item = new ReadItem(url is null ? ItemKind.Note : ItemKind.Article)
        {
            Url = url,
            Title = PlainText.LineOrNull(properties.Text("title", "headline")) ?? heading?.Text ?? NameOf(input),
            Author = Names(properties, "author", "authors", "creator", "by"),
            Site = PlainText.LineOrNull(properties.Text("site", "publisher", "website_name")),
            Published = WebDate.Parse(properties.Text("published", "date", "publish_date", "pubdate")),
            Saved = WebDate.Parse(properties.Text("created", "saved", "clipped", "date_saved")),
            Lang = PlainText.LineOrNull(properties.Text("lang", "language")),
            Summary = PlainText.LineOrNull(properties.Text("description", "summary", "excerpt")),
            Tags = [.. properties.List("tags").Concat(properties.List("tag")).Select(t => t.TrimStart('#')).Distinct()],
            Doi = PlainText.LineOrNull(properties.Text("doi")),
            Blocks = blocks,
            IsPrivate = properties.IsPrivate,
            Highlights = MarkedText.In(text.Text[body..]),
        };
        return new CaptureReading([item], problem is null ? [] : [problem]);
    }

    private static (FrontMatter Properties, int Body, CaptureProblem? Problem) Head(string text)
    {
        var fence = Fence().Match(text);
        if (!fence.Success || fence.Groups[1].Length > FrontMatter.MaxLength)
        {
            return (FrontMatter.None, 0, null);
        }

        var properties = FrontMatter.Parse(fence.Groups[1].Value);
        return (
            properties,
            fence.Length,
            properties.Problem is { } broken
                ? new CaptureProblem(
                    $"line {broken.Line}:{broken.Column}",
                    $"expected front matter in YAML, found this: {broken.Message}; it was read line by line"
                )
                : null
        );
    }

    /// <summary>Blocks as blank lines part them; fenced code is one, and what is indented below a list belongs to it.</summary>
    private static ImmutableArray<ReadBlock> BlocksOf(DecodedText text, int body)
    {
        var blocks = ImmutableArray.CreateBuilder<ReadBlock>();
        // Where brackets are as many as in no note, comments are not looked for among them: that would take minutes.
        var all = MarkdownLines.Of(text.Text[body..]).ToList();
        var lines = text.Text.AsSpan().Count('[') > MostBrackets ? all : [.. Comments.Remove(all)];
        var open = new List<TextLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var isBlank = line.Text.AsSpan().IsWhiteSpace() && !line.IsCode;
            var isGap = i > 0 && lines[i - 1].Number + 1 < line.Number;
            var starts =
                open.Count > 0 && !line.IsCode && AtxHeading.LevelOf(line.Text) > 0 || isHeading() || startsCode();
            if (open.Count > 0 && (isBlank || isGap || starts) && !(isBlank && GoesOn(i)))
            {
                Close();
            }

            if (!isBlank || open.Count > 0)
            {
                open.Add(line);
            }

            bool isHeading() => open is [var only] && !only.IsCode && AtxHeading.LevelOf(only.Text) > 0;
            bool startsCode() => open.Count > 0 && open[^1].IsCode != line.IsCode && !IsList(open[0].Text);
        }

        Close();
        return blocks.ToImmutable();

        // A blank line does not end a list whose next line is indented.
        bool GoesOn(int blank)
        {
            var next = lines.FindIndex(blank, Math.Min(3, lines.Count - blank), l => !l.Text.AsSpan().IsWhiteSpace());
            return next >= 0
                && IsList(open[0].Text)
                && (lines[next].Text.StartsWith("  ", StringComparison.Ordinal) || lines[next].Text.StartsWith('\t'));
        }

        void Close()
        {
            while (open.Count > 0 && open[^1].Text.AsSpan().IsWhiteSpace() && !open[^1].IsCode)
            {
                open.RemoveAt(open.Count - 1);
            }

            if (open.Count > 0)
            {
                var markdown = PlainText.Lines(string.Join('\n', open.Select(l => l.Text)));
                var last = open[^1];
                var start = body + open[0].Start;
                var plain = MarkdownPlain.OfBlock(open);
                blocks.Add(
                    new ReadBlock(markdown, plain, text.SpanOf(start, body + last.Start + last.Text.Length - start))
                );
                open.Clear();
            }
        }
    }

    /// <summary>What stands between two <c>==</c> of one line.</summary>
    private static bool IsList(string line) => ListItem().IsMatch(line);

    private static string? Names(FrontMatter properties, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (properties.List(key) is { Length: > 0 } names)
            {
                // "[[people/Mo|Mo]]" is shown as Mo.
                return string.Join(", ", names.Select(n => PlainText.Line(NoteLink().Replace(n, "$1"))));
            }
        }

        return null;
    }

    /// <summary>A note without a title is called as its file is.</summary>
    private static string? NameOf(string input)
    {
        var name = input[(input.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && name.Length > 3
            ? PlainText.LineOrNull(name[..^3])
            : null;
    }

    [GeneratedRegex(@"\A---[ \t]*\r?\n((?:[^\n]*\n)*?)---[ \t]*(?:\r?\n|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex NoteLink();

    [GeneratedRegex(@"^\s{0,3}(?:[-*+]|\d{1,9}[.)])\s", RegexOptions.CultureInvariant)]
    private static partial Regex ListItem();
}
