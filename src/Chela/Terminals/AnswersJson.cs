using System.Collections.Immutable;
using System.Text.Json;
using Chela.Agent.Turns;

namespace Chela.Terminals;

/// <summary>What came of answers, as <c>--json</c> prints it.</summary>
internal sealed record AnswersJson(
    string Schema,
    int Version,
    bool Succeeded,
    bool DryRun,
    ImmutableArray<AnswersJson.Given> Answers,
    ImmutableArray<string> Errors,
    ImmutableArray<TurnForm> Turns
)
{
    /// <summary>One object.</summary>
    /// <param name="succeeded">Whether all was answered, and nothing that was wanted failed.</param>
    /// <param name="isDry">Whether none of it was done.</param>
    /// <param name="answers">What was answered.</param>
    /// <param name="errors">What could not be.</param>
    /// <param name="turns">The turns as they stand now.</param>
    public static string Of(
        bool succeeded,
        bool isDry,
        ImmutableArray<Given> answers,
        ImmutableArray<string> errors,
        IEnumerable<TurnRecord> turns
    ) =>
        JsonSerializer.Serialize(
            new AnswersJson(
                "chela.answers",
                1,
                succeeded,
                isDry,
                answers,
                errors,
                [.. turns.Select(t => TurnForm.Of(t, all: false))]
            ),
            LineJson.Readable.AnswersJson
        );

    /// <summary>An answer.</summary>
    /// <param name="Effect">The effect's id.</param>
    /// <param name="Answer">What was done with it: <c>approved</c>.</param>
    internal sealed record Given(string Effect, string Answer);
}
