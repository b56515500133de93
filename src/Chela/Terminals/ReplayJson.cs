using System.Collections.Immutable;
using System.Text.Json;
using Chela.Agent.Turns;

namespace Chela.Terminals;

/// <summary>How a turn compares with its record, as <c>--json</c> prints it.</summary>
/// <param name="Schema">Names the form.</param>
/// <param name="Version">Its version.</param>
/// <param name="Turn">The turn.</param>
/// <param name="State">How it stands.</param>
/// <param name="Matched">How many calls are as in the record.</param>
/// <param name="Divergences">What differs.</param>
/// <param name="Error">Why it could not be run over its record; null if it was.</param>
internal sealed record ReplayJson(
    string Schema,
    int Version,
    string Turn,
    string State,
    int Matched,
    ImmutableArray<ReplayJson.Difference> Divergences,
    string? Error
)
{
    /// <summary>One object.</summary>
    public static string Of(
        TurnRecord turn,
        int matched,
        ImmutableArray<Replay.Divergence> divergences,
        string? error
    ) =>
        JsonSerializer.Serialize(
            new ReplayJson(
                "chela.replay",
                1,
                turn.Id,
                TurnPrinter.StateOf(turn),
                matched,
                [
                    .. divergences.Select(d => new Difference(
                        d.Recorded is { } recorded ? TurnPrinter.Show(recorded) : null,
                        d.Asked is { } asked ? TurnPrinter.Show(asked) : null,
                        d.What
                    )),
                ],
                error
            ),
            LineJson.Readable.ReplayJson
        );

    /// <summary>A difference.</summary>
    /// <param name="Recorded">What the record has.</param>
    /// <param name="Asked">What the body asked for.</param>
    /// <param name="What">What is so.</param>
    internal sealed record Difference(string? Recorded, string? Asked, string What);
}
