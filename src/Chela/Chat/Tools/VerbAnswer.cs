using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Verbs;

namespace Chela.Chat.Tools;

/// <summary>
/// Runs a verb for a planner once its gate lets it through. The planner is told how it went; what the verb printed is behind a handle, for
/// titles of others stand in it.
/// </summary>
internal static class VerbAnswer
{
    /// <summary>Runs it.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="gate">What is decided first.</param>
    /// <param name="what">What the verb prints, in words of our own making.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<ToolAnswer> OfAsync(
        PlannerTurn turn,
        Effect gate,
        string what,
        CancellationToken cancellation
    )
    {
        gate = turn.AsOrdered(gate);
        var arguments = GateVerbs.ArgumentsOf(gate);
        var (outcome, _) = await turn.PerformAsync(gate, cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done)
        {
            return ToolAnswer.Says($"Not done. {outcome.Reason()}");
        }

        var (code, output, errors) = await VerbCall
            .RunAsync(turn.Host, turn.Id, arguments, cancellation)
            .ConfigureAwait(false);
        var text = errors.Length == 0 ? output : $"{output}\n{errors}".Trim();
        // What is private may be named in it.
        var label = Label.From(new Source(SourceKind.Tool, gate.Tool)).RestrictTo(Readers.OwnerOnly);
        var told =
            code == ExitCode.Done
                ? $"ok: {string.Join(' ', arguments)}"
                : "Not done, or not all of it; the reason is in the handle";
        return new ToolAnswer(
            told,
            text.Length == 0
                ? []
                : [new Found($"{what}, {Contents.Size(text.Length)}", gate, new Value.Text(text, label))]
        )
        {
            IsAct = code == ExitCode.Done,
            Failed = code == ExitCode.Done ? null : string.Join(' ', arguments),
        };
    }
}
