using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Images;

/// <summary>Converts a picture to WebP with the program <c>cwebp</c>, if it is installed.</summary>
public sealed class ConvertToWebP : ITool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "images.convert",
        EffectKind.Execute,
        Repeat.Idempotent,
        new() { SourceNames = [new ResultName.Fixed("cwebp")] },
        ("picture", ParameterRole.Content)
    );
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // From standard input to standard output; one thread's result does not depend on the machine.
    private static readonly string[] Arguments = ["-quiet", "-metadata", "none", "-q", "85", "-o", "-", "--", "-"];

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of converting a picture.</summary>
    public static Effect Of(ReadOnlyMemory<byte> picture, Label label) =>
        s_declaration.Call(("picture", new Value.Bytes(picture, label)));

    /// <summary>Reads what the effect returned.</summary>
    public static ReadOnlyMemory<byte> Result(Value value) => ((Value.Bytes)value).Content;

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var picture = (Value.Bytes)effect["picture"];
        try
        {
            var result = await ChildProcess
                .RunAsync("cwebp", Arguments, null, picture.Content, Limit, cancellation)
                .ConfigureAwait(false);
            return result switch
            {
                null => Failed(FailureKind.NotFound, "cwebp is not installed"),
                { ExitCode: 0, Output.Length: > 0 } => new Outcome.Done(
                    new Value.Bytes(result.Output, picture.Label.Join(Label.From(new Source(SourceKind.Tool, "cwebp"))))
                ),
                _ => Failed(FailureKind.Other, $"cwebp ended with {result.ExitCode}: {FirstLine(result.Errors)}"),
            };
        }
        catch (TimeoutException e)
        {
            return Failed(FailureKind.TimedOut, e.Message);
        }
    }

    private static Outcome.Failed Failed(FailureKind kind, string message) => new(new EffectFailure(kind, message));

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
