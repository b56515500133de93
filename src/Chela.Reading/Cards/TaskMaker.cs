using System.Text;
using Chela.Reading.Captures;
using Chela.Reading.Evidence;
using Chela.Reading.Excerpts;
using Chela.Reading.Form;
using Chela.Reading.Notes;
using Chela.Reading.Vaults;
using Chela.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace Chela.Reading.Cards;

/// <summary>Makes tasks for readers of notes and of what was read out of captures.</summary>
public static class TaskMaker
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UseEmphasisExtras(EmphasisExtraOptions.Marked | EmphasisExtraOptions.Strikethrough)
        .UsePipeTables()
        .UseMathematics()
        .UseFootnotes()
        .Build();

    /// <summary>The task of a note. What only Obsidian and its plugins understand is left out, and callouts, which are the owner's.</summary>
    /// <param name="note">The note; spans point into its bytes.</param>
    /// <param name="vault">The vault it is from.</param>
    public static ReadingTask Of(Note note, Vault vault)
    {
        var masked = MaskedBody.Of(note, vault);
        var url = SourceUrl.Of(note);
        return new ReadingTask(
            url is null ? ItemKind.Note
            : ArxivAddress.TryParse(url, out _) ? ItemKind.Paper
            : ItemKind.Article
        )
        {
            Url = url,
            Title = note.Properties.Text("title") ?? note.Name.Title,
            Lang = note.Properties.Text("lang"),
            // The mask tells which links the vault lets show.
            Identity = ContentHash.Of($"{note.Hash} {note.Path}\n{masked.Text}"),
            Text = new Lazy<PassageList>(Read),
        };

        PassageList Read()
        {
            var places = new BytePlaces(note.Body, note.BodyStart);
            return new PassageList(
                Parse(masked.Text),
                masked.Text,
                masked.IsAside,
                (start, end) => new CapturePlace(places.Of(start, end))
            );
        }
    }

    /// <summary>The task of an item. Spans are those of its blocks.</summary>
    public static ReadingTask Of(ReadItem item)
    {
        var markdown = new StringBuilder();
        var starts = new List<int>();
        foreach (var block in item.Blocks)
        {
            starts.Add(markdown.Length);
            markdown.Append(block.Markdown).Append("\n\n");
        }

        var text = markdown.ToString();
        var passages = new PassageList(Parse(text), text, _ => false, SpanOf);
        return new ReadingTask(item.Kind)
        {
            Url = item.Url,
            Title = item.Title,
            Lang = item.Lang,
            Passages = passages.Passages,
            Links = passages.Links,
        };

        CapturePlace? SpanOf(int start, int end)
        {
            var at = starts.BinarySearch(start);
            var block = item.Blocks[at >= 0 ? at : ~at - 1];
            return block.Span is { } span ? new CapturePlace(span, block.Part) : null;
        }
    }

    private static MarkdownDocument Parse(string text)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses nesting beyond its limit.
            return [];
        }
    }
}
