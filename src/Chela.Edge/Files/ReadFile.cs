using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Files;

/// <summary>Reads a file whole.</summary>
public sealed class ReadFile : ITool
{
    private const long Small = 64 * 1024;

    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "files.read",
        EffectKind.ObserveLocal,
        Repeat.Idempotent,
        Declared.From(SourceKind.File, new ResultName.Argument("path")),
        ("path", ParameterRole.Selector),
        ("limit", ParameterRole.Option)
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of reading <paramref name="path"/>, a full path, if it has at most <paramref name="limit"/> bytes.</summary>
    public static Effect Of(string path, long limit) =>
        s_declaration.Call(
            ("path", new Value.Text(path, Label.Owner)),
            ("limit", new Value.Whole(limit, Label.System))
        );

    /// <summary>Reads what the effect returned.</summary>
    public static ReadOnlyMemory<byte> Result(Value value) => ((Value.Bytes)value).Content;

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var path = ((Value.Text)effect["path"]).Content;
        var limit = ((Value.Whole)effect["limit"]).Number;
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path))
            {
                return FileFailure.OfFolder("read", path);
            }

            if (!file.Exists || FileTarget.Of(file) is not { } target)
            {
                return FileFailure.Of(new FileNotFoundException(), "read", path);
            }

            var length = target.Length;
            if (length > limit)
            {
                return new Outcome.Failed(
                    new EffectFailure(
                        FailureKind.TooLarge,
                        $"expected at most {Size(limit)}, found {Size(length)}: {path}"
                    )
                );
            }

            // A pipe has no length either: opening one would wait for a writer. What is small is there sooner than another thread.
            var bytes =
                length == 0 ? []
                : length <= Small ? File.ReadAllBytes(path)
                : await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
            return new Outcome.Done(new Value.Bytes(bytes, Label.From(new Source(SourceKind.File, path))));
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return FileFailure.Of(e, "read", path);
        }
    }

    private static string Size(long bytes) => bytes >= 1024 * 1024 ? $"{bytes / (1024 * 1024)} MB" : $"{bytes} bytes";
}
