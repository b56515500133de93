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
/// <param name="home">The folder below which all that is kept is for the owner alone; null if there is none.</param>
public sealed class KeepBytes(string? home = null) : ITool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "files.keep",
        EffectKind.Write,
        Repeat.Idempotent,
        Declared.Own,
        ("folder", ParameterRole.Destination),
        ("content", ParameterRole.Content)
    );

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
        var folder = ((Value.Text)effect["folder"]).Content;
        var content = ((Value.Bytes)effect["content"]).Content;
        try
        {
            var isPrivate = home is not null && RealPath.IsBelow(folder, home);
            await KeepAsync(folder, content, isPrivate, cancellation).ConfigureAwait(false);
            return new Outcome.Done(new Value.Nothing(Label.System));
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return FileFailure.Of(e, "write", PathOf(folder, ContentHash.Of(content.Span)));
        }
    }

    /// <summary>Keeps bytes; they are on the disk afterwards.</summary>
    internal static async Task<ContentHash> KeepAsync(
        string folder,
        ReadOnlyMemory<byte> content,
        bool isPrivate,
        CancellationToken cancellation
    )
    {
        var hash = ContentHash.Of(content.Span);
        var path = PathOf(folder, hash);
        if (new FileInfo(path) is not { Exists: true } file || file.Length != content.Length)
        {
            await DurableFile.WriteAsync(path, content, isPrivate, cancellation).ConfigureAwait(false);
        }

        return hash;
    }
}
