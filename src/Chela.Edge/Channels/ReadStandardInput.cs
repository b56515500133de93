using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Channels;

/// <summary>Reads what is piped in, whole.</summary>
/// <param name="open">Opens the input.</param>
public sealed class ReadStandardInput(Func<Stream> open) : ITool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "input.read",
        EffectKind.ObserveLocal,
        Repeat.Idempotent,
        Declared.From(SourceKind.File, new ResultName.Fixed("standard input")),
        ("limit", ParameterRole.Option)
    );

    /// <summary>That of this process.</summary>
    public ReadStandardInput()
        : this(Console.OpenStandardInput) { }

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of reading the input, if it has at most <paramref name="limit"/> bytes.</summary>
    public static Effect Of(long limit) => s_declaration.Call(("limit", new Value.Whole(limit, Label.System)));

    /// <summary>Reads what the effect returned.</summary>
    public static ReadOnlyMemory<byte> Result(Value value) => ((Value.Bytes)value).Content;

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var limit = ((Value.Whole)effect["limit"]).Number;
        try
        {
            using var input = open();
            using var content = new MemoryStream();
            var buffer = new byte[64 * 1024];
            int read;
            // A console or pipe is read to the end of the wait, whatever the token says; so the wait is given up here.
            while (
                (
                    read = await input
                        .ReadAsync(buffer, cancellation)
                        .AsTask()
                        .WaitAsync(cancellation)
                        .ConfigureAwait(false)
                ) > 0
            )
            {
                if (content.Length + read > limit)
                {
                    return new Outcome.Failed(
                        new EffectFailure(
                            FailureKind.TooLarge,
                            $"expected at most {limit / (1024 * 1024)} MB on standard input, found more"
                        )
                    );
                }

                content.Write(buffer, 0, read);
            }

            return new Outcome.Done(
                new Value.Bytes(content.ToArray(), Label.From(new Source(SourceKind.File, "standard input")))
            );
        }
        catch (IOException e)
        {
            return new Outcome.Failed(new EffectFailure(FailureKind.Other, $"cannot read standard input: {e.Message}"));
        }
    }
}
