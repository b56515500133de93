using Chela.Agent.Effects;
using Chela.Edge.Files.Policies;
using Chela.Envelope.Authorities;
using Chela.Envelope.Labels;

namespace Chela.Chat.Tools;

/// <summary>Whom the owner knows.</summary>
internal sealed class ContactsTool()
    : PlannerTool(
        "contacts",
        "Addresses by name.",
        """{"type":"object","properties":{"name":{"type":"string"}},"required":["name"]}"""
    )
{
    /// <inheritdoc/>
    public override async Task<ToolAnswer> RunAsync(
        PlannerTurn turn,
        ToolArguments arguments,
        CancellationToken cancellation
    )
    {
        arguments.Only("name");
        var effect = FindContact.Of(arguments.Text("name"));
        var (outcome, id) = await turn.LookAsync(
                effect,
                [new ManifestPlace(effect.Tool, null, Readers.OwnerOnly)],
                cancellation
            )
            .ConfigureAwait(false);
        if (outcome is not Outcome.Done done)
        {
            return ToolAnswer.Says($"Not done. {outcome.Reason()}");
        }

        var count = FindContact.Result(done.Value).Length;
        return count == 0
            ? ToolAnswer.Says("There is no such contact.")
            // The owner wrote them: there is nothing to be kept clear of.
            : ToolAnswer.Of(new Found($"contacts, {count}", effect, done.Value) { Id = id, IsRevealed = true });
    }
}
