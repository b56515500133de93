using System.Collections.Immutable;
using System.Globalization;
using Chela.Extracts;
using Chela.Reading.Captures;

namespace Chela.Terminals;

/// <summary>Prints what was read for a person: as Markdown, with a line on where it is from.</summary>
internal sealed class ExtractPrinter(Terminal terminal)
{
    private bool _hasPrinted;

    /// <summary>Prints the items of an input, a rule between any two.</summary>
    public void Print(ExtractedInput extracted)
    {
        foreach (var item in extracted.Reading.Items)
        {
            if (_hasPrinted)
            {
                terminal.Print("\n---\n");
            }

            _hasPrinted = true;
            terminal.Print(Harmless(string.Join("\n\n", PartsOf(item))));
        }
    }

    /// <summary>Says what could not be read, on standard error.</summary>
    public void PrintProblems(ExtractedInput extracted)
    {
        foreach (var problem in extracted.Reading.Problems)
        {
            var line = Harmless(extracted.Told(problem)).ReplaceLineEndings(" ");
            if (extracted.IsFailed)
            {
                terminal.PrintError(line);
            }
            else
            {
                terminal.PrintWarning(line);
            }
        }
    }

    private static IEnumerable<string> PartsOf(ReadItem item)
    {
        ImmutableArray<ReadBlock> blocks = item.Blocks;
        if (item.Title is { } title)
        {
            yield return $"# {title}";
            blocks = blocks is [var first, .. var rest] && first.Text == title ? rest : blocks;
        }

        var published = item.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var from = string.Join(
            " · ",
            new[] { item.Author, item.Site, published, item.Url is { } url ? $"<{url}>" : null }.OfType<string>()
        );
        if (from.Length > 0)
        {
            yield return from;
        }

        if (blocks.IsEmpty && item.Summary is { } summary)
        {
            yield return summary;
        }

        foreach (var block in blocks)
        {
            yield return block.Markdown;
        }
    }

    /// <summary>Without what would command a terminal.</summary>
    private static string Harmless(string text) =>
        text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))
            ? string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t'))
            : text;
}
