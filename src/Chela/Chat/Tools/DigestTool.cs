using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Chat.Tools;

/// <summary>Makes the digest of a week.</summary>
internal sealed class DigestTool()
    : PlannerTool(
        "digest",
        "Makes the digest of a week, 2026-W48, else the newest.",
        """{"type":"object","properties":{"week":{"type":"string"}}}"""
    )
{
    /// <inheritdoc/>
    public override async Task<ToolAnswer> RunAsync(
        PlannerTurn turn,
        ToolArguments arguments,
        CancellationToken cancellation
    )
    {
        arguments.Only("week");
        var week = arguments.Optional("week");
        if (week is not null && !IsWeek(week.Content))
        {
            throw new ToolMistakeException($"digest: expected a week like 2026-W48, found '{week.Content}'.");
        }

        return await VerbAnswer
            .OfAsync(
                turn,
                Gate.Of(Gate.Digest, ("week", week ?? (Value)new Value.Nothing(Label.System))),
                "report of the digest",
                cancellation
            )
            .ConfigureAwait(false);
    }

    private static bool IsWeek(string text) => Reading.Form.IsoWeek.TryParse(text, out _);
}
