using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Files;

/// <summary>
/// Appends whole lines to a log, and flushes them to the disk. A line that a crash left without its end is cut off first:
/// nobody was told that it is there. Processes take turns.
/// </summary>
public sealed class AppendLines : ITool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "files.append",
        EffectKind.Write,
        Repeat.Neither,
        Declared.Own,
        ("path", ParameterRole.Destination),
        ("lines", ParameterRole.Content)
    );
    private const int ChunkLength = 4096;
    private const int Turns = 250;

    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(20);

    // EWOULDBLOCK of flock, or the HRESULT of ERROR_SHARING_VIOLATION.
    private static readonly int s_taken =
        OperatingSystem.IsWindows() ? unchecked((int)0x80070020)
        : OperatingSystem.IsMacOS() ? 35
        : 11;

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of appending lines.</summary>
    /// <param name="path">A full path; made if it is missing.</param>
    /// <param name="lines">The lines, each with its end, and their label.</param>
    public static Effect Of(string path, Value.Bytes lines) =>
        s_declaration.Call(("path", new Value.Text(path, Label.Owner)), ("lines", lines));

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var path = ((Value.Text)effect["path"]).Content;
        var lines = ((Value.Bytes)effect["lines"]).Content;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = await OpenAsync(path, cancellation).ConfigureAwait(false);
            Append(file, lines.Span);
            return new Outcome.Done(new Value.Nothing(Label.System));
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return FileFailure.Of(e, "write", path);
        }
    }

    private static async Task<FileStream> OpenAsync(string path, CancellationToken cancellation)
    {
        for (var turn = 0; ; turn++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e.HResult == s_taken && turn < Turns)
            {
                await Task.Delay(s_turn, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static void Append(FileStream file, ReadOnlySpan<byte> lines)
    {
        var end = EndOfLastLine(file);
        try
        {
            file.SetLength(end);
            file.Seek(end, SeekOrigin.Begin);
            file.Write(lines);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // No room, most likely: what is half there goes. If not even that works, the next one cuts it off.
            file.SetLength(end);
            throw;
        }
    }

    private static long EndOfLastLine(FileStream file)
    {
        Span<byte> chunk = stackalloc byte[ChunkLength];
        for (var end = file.Length; end > 0; )
        {
            var start = Math.Max(0, end - ChunkLength);
            file.Seek(start, SeekOrigin.Begin);
            var part = chunk[..(int)(end - start)];
            file.ReadExactly(part);
            if (part.LastIndexOf((byte)'\n') is var at and >= 0)
            {
                return start + at + 1;
            }

            end = start;
        }

        return 0;
    }
}
