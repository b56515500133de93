using System.Globalization;
using Chela.Agent.Effects;
using Chela.Edge.Files;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Chat.Tools;

/// <summary>Keeps a line in the owner's notes, <c>notes.md</c> of the workspace, or a reminder, which status and chat tell when it is due.</summary>
internal sealed class NotesTool()
    : PlannerTool(
        "notes",
        "Keeps a line for the owner; with when, 2026-11-30T09:00, a reminder.",
        """{"type":"object","properties":{"text":{"type":"string"},"when":{"type":"string"}},"required":["text"]}"""
    )
{
    private const string File = "notes.md";

    /// <inheritdoc/>
    public override async Task<ToolAnswer> RunAsync(
        PlannerTurn turn,
        ToolArguments arguments,
        CancellationToken cancellation
    )
    {
        arguments.Only("text", "when");
        var text = arguments.Text("text");
        if (arguments.Optional("when") is { } when)
        {
            return await VerbAnswer
                .OfAsync(
                    turn,
                    Gate.Of(Gate.Remind, ("when", when), ("text", text)),
                    "report",
                    ["reminder", "add", "--", when.Content, text.Content],
                    cancellation
                )
                .ConfigureAwait(false);
        }

        var (passed, _) = await turn.PerformAsync(Gate.Of(Gate.Note, ("text", text)), cancellation)
            .ConfigureAwait(false);
        if (passed is not Outcome.Done)
        {
            return ToolAnswer.Says($"Not done. {passed.Reason()}");
        }

        var moment = TimeZoneInfo.ConvertTime(turn.Host.Time.GetUtcNow(), turn.Zone);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"- {moment:yyyy-MM-dd HH:mm} {text.Content.ReplaceLineEndings(" ")}"
        );
        var path = Path.Combine(turn.Host.Home.Workspace, File);
        var (outcome, _) = await turn.LookAsync(
                FileAppend.Of(path, new Value.Text(line, text.Label)),
                [new ManifestPlace("file.append", path, Readers.OwnerOnly)],
                cancellation
            )
            .ConfigureAwait(false);
        return outcome is Outcome.Done
            ? ToolAnswer.Did($"ok, noted in {File}: {text.Content}")
            : ToolAnswer.Says($"Not done. {outcome.Reason()}");
    }
}
