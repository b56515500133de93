using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Edge.Files;

/// <summary>Reads a file whole.</summary>
public sealed class ReadFile : ITool
{
    private const string ToolName = "files.read";

    /// <inheritdoc/>
    public string Name => ToolName;

    /// <inheritdoc/>
    public EffectKind Kind => EffectKind.ObserveLocal;

    /// <summary>The effect of reading <paramref name="path"/>, a full path, if it has at most <paramref name="limit"/> bytes.</summary>
    public static Effect Of(string path, long limit) =>
        new(
            ToolName,
            EffectKind.ObserveLocal,
            [
                new Argument("path", ParameterRole.Selector, new Value.Text(path, Label.Owner)),
                new Argument("limit", ParameterRole.Option, new Value.Whole(limit, Label.System)),
            ]
        );

    /// <summary>Reads what the effect returned.</summary>
    public static ReadOnlyMemory<byte> Result(Value value) => ((Value.Bytes)value).Content;

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, CancellationToken cancellation)
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

            // A pipe has no length either: opening one would wait for a writer.
            var bytes = length == 0 ? [] : await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
            return new Outcome.Done(new Value.Bytes(bytes, Label.From(new Source(SourceKind.File, path))));
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return FileFailure.Of(e, "read", path);
        }
    }

    private static string Size(long bytes) => bytes >= 1024 * 1024 ? $"{bytes / (1024 * 1024)} MB" : $"{bytes} bytes";
}
