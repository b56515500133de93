using System.Text;

namespace Chela.Reading.Notes;

/// <summary>Finds the front matter in the bytes of a note: the lines between <c>---</c> in line 1 and the next <c>---</c>.</summary>
public static class FrontMatterFence
{
    /// <summary>The bytes of the YAML and of all up to the line after the closing fence; both empty where there is none.</summary>
    /// <param name="note">The note, or its first bytes, without a byte order mark.</param>
    /// <returns>Where the YAML stands, and where the body begins.</returns>
    public static (Range Yaml, int Body) Find(ReadOnlySpan<byte> note)
    {
        var first = LineEnd(note, 0);
        if (!IsFence(note[..first]) || first == note.Length)
        {
            return (..0, 0);
        }

        var start = first + 1;
        for (var at = start; at < note.Length && at - start <= FrontMatter.MaxLength; )
        {
            var end = LineEnd(note, at);
            if (IsFence(note[at..end]))
            {
                return (start..at, Math.Min(end + 1, note.Length));
            }

            at = end + 1;
        }

        return (..0, 0);
    }

    /// <summary>
    /// The YAML that <see cref="Find"/> finds, as text; what is not UTF-8 in it is replaced. Where the fence is never
    /// closed, or too late, the note has no front matter; but what says there that it is private is believed.
    /// </summary>
    public static string Text(ReadOnlySpan<byte> note)
    {
        var (yaml, body) = Find(note);
        if (body > 0 || !IsFence(note[..LineEnd(note, 0)]))
        {
            return Encoding.UTF8.GetString(note[yaml]);
        }

        var lines = Encoding.UTF8.GetString(note[..Math.Min(note.Length, FrontMatter.MaxLength)]);
        return string.Join(
            '\n',
            lines
                .Split('\n')
                .Where(l =>
                    l.TrimStart().StartsWith("private", StringComparison.OrdinalIgnoreCase)
                    && l.AsSpan().IndexOfAny(':', '：') > 0
                )
        );
    }

    private static int LineEnd(ReadOnlySpan<byte> note, int at) =>
        note[at..].IndexOf((byte)'\n') is var length and >= 0 ? at + length : note.Length;

    private static bool IsFence(ReadOnlySpan<byte> line) => line.TrimEnd(" \t\r"u8).SequenceEqual("---"u8);
}
