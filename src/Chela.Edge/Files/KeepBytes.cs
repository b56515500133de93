using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;
using Chela.Text;

namespace Chela.Edge.Files;

/// <summary>
/// Keeps bytes under their hash: <c>ab/abcd…</c> below a folder, written once, whole or not at all. What is there already
/// is not written again.
/// </summary>
public sealed class KeepBytes : ITool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "files.keep",
        EffectKind.Write,
        Repeat.Idempotent,
        Declared.Own,
        ("folder", ParameterRole.Destination),
        ("content", ParameterRole.Content)
    );

    private int _number;

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of keeping bytes.</summary>
    /// <param name="folder">A full path; made if it is missing.</param>
    /// <param name="content">The bytes, with their label.</param>
    public static Effect Of(string folder, Value.Bytes content) =>
        s_declaration.Call(("folder", new Value.Text(folder, Label.Owner)), ("content", content));

    /// <summary>Where bytes of a hash are kept.</summary>
    public static string PathOf(string folder, ContentHash hash) =>
        Path.Combine(folder, hash.ToString()[..2], hash.ToString());

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var content = ((Value.Bytes)effect["content"]).Content;
        var path = PathOf(((Value.Text)effect["folder"]).Content, ContentHash.Of(content.Span));
        // No one else writes under this name, and what a crash leaves is hidden and harmless.
        var number = Interlocked.Increment(ref _number);
        var partial = Path.Combine(
            Path.GetDirectoryName(path)!,
            $".{Path.GetFileName(path)}.{Environment.ProcessId}-{number}.part"
        );
        try
        {
            if (new FileInfo(path) is not { Exists: true } file || file.Length != content.Length)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await WriteAsync(partial, content, cancellation).ConfigureAwait(false);
                File.Move(partial, path, overwrite: true);
            }

            return new Outcome.Done(new Value.Nothing(Label.System));
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return FileFailure.Of(e, "write", path);
        }
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(content, cancellation).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }
}
