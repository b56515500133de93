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

    /// <summary>The YAML that <see cref="Find"/> finds, as text; what is not UTF-8 in it is replaced.</summary>
    public static string Text(ReadOnlySpan<byte> note) => Encoding.UTF8.GetString(note[Find(note).Yaml]);

    private static int LineEnd(ReadOnlySpan<byte> note, int at) =>
        note[at..].IndexOf((byte)'\n') is var length and >= 0 ? at + length : note.Length;

    private static bool IsFence(ReadOnlySpan<byte> line) => line.TrimEnd(" \t\r"u8).SequenceEqual("---"u8);
}
