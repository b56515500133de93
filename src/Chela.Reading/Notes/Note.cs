using System.Text;
using System.Text.Unicode;
using Chela.Envelope.Labels;
using Chela.Reading.Vaults;
using Chela.Text;

namespace Chela.Reading.Notes;

/// <summary>A note, read whole. Immutable.</summary>
public sealed class Note
{
    private Note(string path, ReadOnlyMemory<byte> bytes, int bodyStart, string body, FrontMatter properties)
    {
        Path = path;
        Bytes = bytes;
        BodyStart = bodyStart;
        Body = body;
        Properties = properties;
        Name = NoteName.Of(VaultPath.Stem(path));
        Hash = ContentHash.Of(bytes.Span);
    }

    /// <summary>A note longer than this is left out, in bytes.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    /// <summary>Its path in the vault.</summary>
    public string Path { get; }

    /// <summary>The raw capture that spans point into.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>What identifies the bytes.</summary>
    public ContentHash Hash { get; }

    /// <summary>The byte at which <see cref="Body"/> begins.</summary>
    public int BodyStart { get; }

    /// <summary>The text below the front matter, exactly as it stands in the file.</summary>
    public string Body { get; }

    /// <summary>The front matter.</summary>
    public FrontMatter Properties { get; }

    /// <summary>What its name says.</summary>
    public NoteName Name { get; }

    /// <summary>The owner's file; only the owner may see it if it is private.</summary>
    public Label Label => Properties.IsPrivate ? Label.Owner.RestrictTo(Readers.OwnerOnly) : Label.Owner;

    /// <summary>The 1-based line of the file in which character <paramref name="at"/> of the body stands.</summary>
    public int LineOf(int at) =>
        1 + Bytes.Span[..BodyStart].Count((byte)'\n') + Body.AsSpan(0, Math.Clamp(at, 0, Body.Length)).Count('\n');

    /// <summary>The bytes of <paramref name="length"/> characters of the body from <paramref name="at"/> on.</summary>
    public ByteSpan SpanOf(int at, int length)
    {
        var start = BodyStart + Encoding.UTF8.GetByteCount(Body.AsSpan(0, at));
        return new ByteSpan(start, Encoding.UTF8.GetByteCount(Body.AsSpan(at, length)));
    }

    /// <summary>Reads a note, or says why it is none.</summary>
    /// <param name="path">Its path in the vault.</param>
    /// <param name="bytes">The file; not to be changed afterwards.</param>
    /// <param name="problem">What the owner should know; also where a note was read all the same.</param>
    public static Note? Read(string path, ReadOnlyMemory<byte> bytes, out NoteProblem? problem)
    {
        problem = Unreadable(path, bytes.Span);
        if (problem is not null)
        {
            return null;
        }

        var content = WithoutMark(bytes.Span);
        var mark = bytes.Length - content.Length;
        var body = FrontMatterFence.Find(content).Body;
        var properties = FrontMatterFence.Text(content) is { Length: > 0 } head
            ? FrontMatter.Parse(head)
            : FrontMatter.None;
        if (properties.Problem is { } broken)
        {
            problem = new NoteProblem(
                path,
                broken.Line,
                broken.Column,
                $"front matter is not YAML: {broken.Message}",
                "it was read line by line; put quotes around values that hold ':' or '#'"
            );
        }

        return new Note(path, bytes, mark + body, Encoding.UTF8.GetString(content[body..]), properties);
    }

    /// <summary>The bytes after a UTF-8 byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    private static NoteProblem? Unreadable(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return new NoteProblem(path, 1, 1, "expected UTF-8, found UTF-16", "save the note as UTF-8");
        }

        if (bytes.IndexOf((byte)0) is var zero and >= 0)
        {
            var (line, column) = PlaceOf(bytes, zero);
            return new NoteProblem(
                path,
                line,
                column,
                "expected text, found binary data",
                "rename the file or move it"
            );
        }

        if (Utf8.IsValid(bytes))
        {
            return null;
        }

        var (badLine, badColumn) = PlaceOf(bytes, FirstInvalid(bytes));
        return new NoteProblem(path, badLine, badColumn, "expected UTF-8, found other bytes", "save the note as UTF-8");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (
            at < bytes.Length
            && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done
        )
        {
            at += length;
        }

        return at;
    }

    private static (int Line, int Column) PlaceOf(ReadOnlySpan<byte> bytes, int at)
    {
        var before = bytes[..at];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1);
    }
}
