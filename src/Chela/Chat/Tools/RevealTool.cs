using System.Globalization;
using System.Text;
using Chela.Agent.Conversations;
using Chela.Agent.Effects;
using Chela.Agent.Turns;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Memory.Handles;
using Chela.Text;

namespace Chela.Chat.Tools;

/// <summary>Shows the content behind a handle to the planner. Whatever it writes from then on carries the content's label.</summary>
internal sealed class RevealTool()
    : PlannerTool(
        "reveal",
        "Shows you a handle's content.",
        """{"type":"object","properties":{"handle":{"type":"string"},"from":{"type":"integer"}},"required":["handle"]}"""
    )
{
    /// <inheritdoc/>
    public override async Task<ToolAnswer> RunAsync(
        PlannerTurn turn,
        ToolArguments arguments,
        CancellationToken cancellation
    )
    {
        arguments.Only("handle", "from");
        var handle = await FindAsync(turn, arguments.HandleName, cancellation).ConfigureAwait(false);
        var from = arguments.Whole("from");
        if (
            await RefusedAsync(turn, handle.Source.Length > 0 ? handle.Source : handle.Description, cancellation)
                .ConfigureAwait(false) is
            { } why
        )
        {
            return ToolAnswer.Says($"Not shown. {why}");
        }

        var text = HandleText.Show(handle.Value!);
        var start = Math.Clamp((int)Math.Min(from, int.MaxValue), 0, text.Length);
        var shown = Utf8Prefix.Of(text[start..], turn.MostShown);
        return new ToolAnswer("", [])
        {
            Shown = handle,
            Piece =
                shown.Length < text.Length
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"characters {start} to {start + shown.Length} of {text.Length}:\n{shown}"
                    )
                    : shown,
        };
    }

    /// <summary>The handle of that name, with its value.</summary>
    /// <exception cref="ToolMistakeException">There is none, or its value is gone.</exception>
    public static async Task<Handle> FindAsync(PlannerTurn turn, string name, CancellationToken cancellation)
    {
        var handle =
            turn.Handles.Find(name)
            ?? throw new ToolMistakeException(
                $"There is no handle '{name}'. There are: {string.Join(", ", turn.Handles.All.Select(h => h.Name).Order(StringComparer.Ordinal))}."
            );
        return handle.Value is not null ? handle : await RecallAsync(turn, handle, cancellation).ConfigureAwait(false);
    }

    /// <summary>Looks up what handles of earlier messages in a text stand for; what is gone stays a name.</summary>
    public static async Task RecallAsync(PlannerTurn turn, string text, CancellationToken cancellation)
    {
        foreach (var piece in HandleText.Split(text, turn.Handles))
        {
            if (piece.Handle is { Value: null } && turn.Handles.Find(piece.Handle.Name) is { Value: null } handle)
            {
                try
                {
                    _ = await RecallAsync(turn, handle, cancellation).ConfigureAwait(false);
                }
                catch (ToolMistakeException)
                {
                    // Whoever uses it is told.
                }
            }
        }
    }

    /// <summary>A thing that was found, revealed at once where that is wanted, allowed and short enough.</summary>
    public static async Task<ToolAnswer> RevealedAsync(
        PlannerTurn turn,
        Found found,
        bool isWanted,
        CancellationToken cancellation
    )
    {
        if (!isWanted || Encoding.UTF8.GetByteCount(HandleText.Show(found.Value)) > turn.MostShown)
        {
            return ToolAnswer.Of(found);
        }

        var why = await RefusedAsync(turn, found.Source, cancellation).ConfigureAwait(false);
        return why is null
            ? ToolAnswer.Of(found with { IsRevealed = true })
            : new ToolAnswer($"Not shown. {why}", [found]);
    }

    private static async Task<string?> RefusedAsync(PlannerTurn turn, string source, CancellationToken cancellation)
    {
        var (outcome, _) = await turn.PerformAsync(
                Gate.Of(Gate.Reveal, ("source", new Value.Text(source, Label.System))),
                cancellation
            )
            .ConfigureAwait(false);
        return outcome is Outcome.Done ? null : outcome.Reason();
    }

    private static async Task<Handle> RecallAsync(PlannerTurn turn, Handle handle, CancellationToken cancellation)
    {
        var effect =
            handle.Turn is null ? ReadConversation.Of(turn.Conversation, turn.Id)
            : handle.Effect is { } id ? RecallResult.Of(handle.Turn, id)
            : handle.IsHere ? RecallHandle.Of(turn.Conversation, handle.Turn, handle.Name)
            : throw new ToolMistakeException($"{handle.Name} is of an earlier message and was not kept: look again.");
        var (outcome, _) = await turn.LookAsync(
                effect,
                [new ManifestPlace(effect.Tool, null, Readers.OwnerOnly)],
                cancellation
            )
            .ConfigureAwait(false);
        if (outcome is not Outcome.Done done)
        {
            throw new ToolMistakeException($"{handle.Name}: {outcome.Reason()}.");
        }

        var (value, source) = (done.Value, handle.Description);
        if (handle.Effect is not null)
        {
            var (tool, about, result) = RecallResult.Result(done.Value);
            (_, value) = await Contents.OfAsync(tool, about, result, cancellation).ConfigureAwait(false);
            source = about;
        }
        else if (handle.IsHere)
        {
            (source, value) = RecallHandle.Result(done.Value);
        }

        return turn.Fill(handle, effect, value, source);
    }
}
