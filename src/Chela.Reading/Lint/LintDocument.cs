using System.Text;
using Chela.Reading.Form;
using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>A digest taken apart into blocks. Any bytes will do.</summary>
internal sealed class LintDocument
{
    private const string Stub = "> No translation available yet.";

    private LintDocument(string text)
    {
        Lines = text.Split('\n');
        IsCode = new bool[Lines.Length];
        Title = DigestTitle.Read(Lines[0]);
        Language = Title?.Language ?? Language.Chinese;
        Week = Title?.Week;
        Split();
        Headings = [.. Blocks.Where(b => b.Kind == BlockKind.Heading)];
        StubLine = Language == Language.English ? Array.IndexOf(Lines, Stub) + 1 : 0;
    }

    /// <summary>The lines, split at LF alone; the last one is empty in a file that ends as it should.</summary>
    public string[] Lines { get; }

    /// <summary>For each line whether it is fenced code, the fences included.</summary>
    public bool[] IsCode { get; }

    /// <summary>The blocks in order, headings among them.</summary>
    public List<LintBlock> Blocks { get; } = [];

    /// <summary>The headings in order.</summary>
    public List<LintBlock> Headings { get; }

    /// <summary>The line of a fence that is not closed, or 0.</summary>
    public int OpenFence { get; private set; }

    /// <summary>What the first line says; null if it is no title.</summary>
    public DigestTitle? Title { get; }

    /// <summary>The week of the title, if there is such a one.</summary>
    public IsoWeek? Week { get; }

    /// <summary>The language of the title; Chinese without one.</summary>
    public Language Language { get; }

    /// <summary>The line that says an English file waits for its translation, or 0.</summary>
    public int StubLine { get; }

    /// <summary>Takes a text apart. A byte order mark, if there is one, is a character like any other.</summary>
    public static LintDocument Of(string text) => new(text);

    /// <summary>The text of a file; what is not UTF-8 becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> file) => Encoding.UTF8.GetString(file);

    /// <summary>Whether a section is the table of contents, under its present or its old name.</summary>
    public static bool IsContents(string? section) => section is KnownSections.Contents or "引言";

    /// <summary>The line, 1-based; empty beyond the last one.</summary>
    public string Line(int number) => number >= 1 && number <= Lines.Length ? Lines[number - 1] : "";

    private void Split()
    {
        var start = 0;
        string? fence = null;

        void Close(int end)
        {
            if (end > start)
            {
                var lines = new ArraySegment<string>(Lines, start, end - start);
                Blocks.Add(new LintBlock(LineForm.KindOf(lines), start + 1, lines));
            }

            start = end + 1;
        }

        for (var i = 0; i < Lines.Length; i++)
        {
            var line = Lines[i];
            if (fence is not null)
            {
                IsCode[i] = true;
                var text = CharacterClass.Trim(line);
                if (text.StartsWith(fence) && text.Trim("`~").IsEmpty)
                {
                    fence = null;
                    Close(i + 1);
                    start = i + 1;
                }
            }
            else if (LineForm.IsFence(line))
            {
                Close(i);
                start = i;
                IsCode[i] = true;
                OpenFence = i + 1;
                fence = CharacterClass.Trim(line)[..3].ToString();
            }
            else if (LineForm.HeadingLevel(line) is var level and > 0)
            {
                Close(i);
                Blocks.Add(
                    new LintBlock(
                        BlockKind.Heading,
                        i + 1,
                        new ArraySegment<string>(Lines, i, 1),
                        level,
                        line[(level + 1)..]
                    )
                );
            }
            else if (CharacterClass.IndentOf(line) == line.Length)
            {
                Close(i);
            }
        }

        Close(Lines.Length);
        OpenFence = fence is null ? 0 : OpenFence;
    }
}
