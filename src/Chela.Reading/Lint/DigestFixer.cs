using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;

namespace Chela.Reading.Lint;

/// <summary>
/// Corrects what is mechanical: line ends, blanks, blank lines, the fixed lines, the table of contents, the dates of posts
/// and the typography of prose. Code, links, images and quotes keep every character, but for line ends and the dates of
/// posts; what needs a decision is left to the owner. Correcting twice changes nothing more.
/// </summary>
public static class DigestFixer
{
    /// <summary>Corrections can make way for others; they settle after two rounds, and the rest is a precaution.</summary>
    private const int MostRounds = 6;

    /// <summary>Corrects a file.</summary>
    public static FixedDigest Fix(ReadOnlyMemory<byte> file)
    {
        var before = DigestLinter.Lint(file.Span);
        if (Refusal(file.Span) is { } refusal)
        {
            return Unchanged(file, before) with { Refusal = refusal };
        }

        var original = LintDocument.Decode(file.Span);
        var text = original.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        var lines = FixLines.Of(text);
        for (var round = 0; round < MostRounds && Pass(lines); round++) { }

        var corrected = lines.ToString();
        if (corrected == original)
        {
            return Unchanged(file, before);
        }

        var bytes = Encoding.UTF8.GetBytes(corrected);
        return new FixedDigest(bytes, before, DigestLinter.Lint(bytes), lines.Changed(), lines.Removed)
        {
            IsChanged = true,
        };
    }

    private static FixedDigest Unchanged(ReadOnlyMemory<byte> file, ImmutableArray<Finding> findings) =>
        new(file, findings, findings, [], 0) { IsChanged = false };

    private static string? Refusal(ReadOnlySpan<byte> file) =>
        !Utf8.IsValid(file) ? "it is not UTF-8"
        : file.Contains((byte)0) ? "it is not a text"
        : file.IsEmpty ? "it is empty"
        : null;

    /// <summary>One round; false if it changed nothing.</summary>
    private static bool Pass(FixLines lines)
    {
        var before = lines.Version;
        foreach (
            var fix in (ReadOnlySpan<Action<LintDocument, FixLines>>)
                [HeaderFix.Apply, PostFix.Apply, ProseFix.Apply, BlankLineFix.Apply, ContentsFix.Apply]
        )
        {
            fix(LintDocument.Of(lines.ToString()), lines);
        }

        return lines.Version != before;
    }
}
