using System.Collections.Immutable;
using System.Text.Json;
using Chela.Agent.Turns;
using Chela.Envelope.Policies;

namespace Chela.Terminals;

/// <summary>What would be done, as <c>--json</c> prints it.</summary>
/// <param name="Schema">Names the form.</param>
/// <param name="Version">Its version.</param>
/// <param name="Job">The verb.</param>
/// <param name="Succeeds">Whether all of it would be done without a question, as far as it can be known.</param>
/// <param name="Effects">What, in order.</param>
/// <param name="IsWhole">Whether more depends on what the last one returns.</param>
/// <param name="Errors">What it would tell on standard error, line by line.</param>
internal sealed record DryRunJson(
    string Schema,
    int Version,
    string Job,
    bool Succeeds,
    ImmutableArray<DryRunJson.Would> Effects,
    bool IsWhole,
    ImmutableArray<string> Errors
)
{
    /// <summary>One object.</summary>
    public static string Of(
        string job,
        bool succeeds,
        IEnumerable<DryRun.Tried> tried,
        bool isWhole,
        ImmutableArray<string> errors
    ) =>
        JsonSerializer.Serialize(
            new DryRunJson(
                "chela.dry-run",
                1,
                job,
                succeeds,
                [
                    .. tried.Select(t => new Would(
                        t.Effect.Tool,
                        PolicyWords.Of(t.Effect.Kind),
                        TurnPrinter.Show(t.Effect),
                        PolicyWords.Of(t.Verdict),
                        t.Why
                    )),
                ],
                isWhole,
                errors
            ),
            LineJson.Readable.DryRunJson
        );

    /// <summary>An effect that would happen.</summary>
    internal sealed record Would(string Tool, string Kind, string About, string Verdict, string Why);
}
