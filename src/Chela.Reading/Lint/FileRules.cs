using System.Text;
using System.Text.Unicode;
using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>The rules of bytes and lines: F, B and Q01 (SPEC, chapter 1).</summary>
internal static class FileRules
{
    /// <summary>Checks a file.</summary>
    public static void Check(ReadOnlySpan<byte> file, LintDocument document, FindingList findings)
    {
        CheckBytes(file, document, findings);
        for (var line = 1; line <= document.Lines.Length; line++)
        {
            var text = document.Line(line);
            if (document.IsCode[line - 1])
            {
                continue;
            }

            if (LineForm.HeadingLevel(text) > 0)
            {
                var isLast = line == document.Lines.Length;
                if (document.Line(line - 1).Length > 0 || (!isLast && document.Line(line + 1).Length > 0))
                {
                    findings.Add("F04", line);
                }
            }
            else
            {
                CheckLine(document, line, text, findings);
            }
        }

        foreach (var code in document.Blocks.Where(b => b.Kind == BlockKind.Code))
        {
            if (CharacterClass.Trim(code.Lines[0]).Length == 3)
            {
                findings.Add("B02", code.Line);
            }
        }

        if (document.OpenFence > 0)
        {
            findings.Add("B01", document.OpenFence);
        }
    }

    private static void CheckBytes(ReadOnlySpan<byte> file, LintDocument document, FindingList findings)
    {
        if (!Utf8.IsValid(file))
        {
            var valid = LengthOfValid(file);
            var before = LintDocument.Decode(file[..valid]);
            var column = before.Length - before.LastIndexOf('\n');
            findings.Add("F01", file[..valid].Count((byte)'\n') + 1, column, $"not UTF-8: byte 0x{file[valid]:X2}");
            return;
        }

        var last = document.Lines.Length;
        var wrong =
            file.StartsWith("\uFEFF"u8) ? "a byte order mark"
            : file.Contains((byte)'\r') ? "a line end that is not LF"
            : !file.EndsWith("\n"u8) ? "no newline at the end"
            : file.EndsWith("\n\n"u8) ? "blank lines at the end"
            : null;
        if (wrong is not null)
        {
            findings.Add("F01", last, 1, wrong);
        }
    }

    private static int LengthOfValid(ReadOnlySpan<byte> file)
    {
        var at = 0;
        while (at < file.Length && Rune.DecodeFromUtf8(file[at..], out _, out var length) == 0)
        {
            at += length;
        }

        return at;
    }

    private static void CheckLine(LintDocument document, int line, string text, FindingList findings)
    {
        var before = document.Line(line - 1);
        var end = CharacterClass.TrimEnd(text).Length;
        var isBlank = end == 0;
        if (isBlank && line > 1 && line < document.Lines.Length && before.Length == 0)
        {
            findings.Add("F03", line);
        }

        if (end < text.Length)
        {
            findings.Add("F02", line, end + 1);
        }

        if (
            !isBlank
            && CharacterClass.Trim(before).Length > 0
            && !document.IsCode[line - 2]
            && text.StartsWith('>') != before.StartsWith('>')
        )
        {
            findings.Add("Q01", line);
        }

        if (text.IndexOf('\t', StringComparison.Ordinal) is var tab and >= 0)
        {
            findings.Add("F05", line, tab + 1);
        }
    }
}
