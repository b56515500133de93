using System.Text;
using Chela.Agent.Effects;

namespace Chela.Edge.Files;

/// <summary>A file of text in UTF-8. If all its lines end with CR LF, they do in what it becomes, and are not seen else.</summary>
internal sealed class TextFile
{
    private static readonly UTF8Encoding s_strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private readonly bool _hasWindowsLines;

    private TextFile(string text)
    {
        var bare = text.Replace("\r\n", "", StringComparison.Ordinal);
        _hasWindowsLines = bare.Length < text.Length && !bare.Contains('\n', StringComparison.Ordinal);
        Text = Read(text);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The bytes of a text.</summary>
    public static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Reads a file; null if it is none of text.</summary>
    public static TextFile? Of(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return bytes.Span.Contains((byte)0) ? null : new TextFile(s_strict.GetString(bytes.Span));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileProblem">It is none of text.</exception>
    public static TextFile Of(string path, ReadOnlyMemory<byte> bytes) =>
        Of(bytes) ?? throw new FileProblem(FailureKind.Other, $"expected text in UTF-8 in {path}, found other bytes");

    /// <summary>A text that is compared with this one.</summary>
    public string Read(string text) => _hasWindowsLines ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : text;

    /// <summary>The bytes of this file with another text.</summary>
    public ReadOnlyMemory<byte> With(string text) =>
        Bytes(_hasWindowsLines ? Read(text).Replace("\n", "\r\n", StringComparison.Ordinal) : text);
}
