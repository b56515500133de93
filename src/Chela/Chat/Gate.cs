using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Chat;

/// <summary>
/// An effect that is only decided: what it stands for is done by the body, once it is allowed. So the owner's policy and record have
/// it like any other.
/// </summary>
/// <param name="declaration">What it says of itself.</param>
internal sealed class Gate(ToolDeclaration declaration) : IReversibleTool
{
    /// <summary>The planner sees the content of a handle.</summary>
    public static ToolDeclaration Reveal { get; } =
        Declare(
            "handle.reveal",
            EffectKind.ObserveLocal,
            null,
            ("source", ParameterRole.Destination),
            ("handle", ParameterRole.Option)
        );

    /// <summary>A page goes on the reading list: it is fetched.</summary>
    public static ToolDeclaration Save { get; } =
        Declare(
            "shelf.save",
            EffectKind.ObserveRemote,
            null,
            ("url", ParameterRole.Destination),
            ("note", ParameterRole.Content)
        );

    /// <summary>The state of an item of the reading list changes.</summary>
    public static ToolDeclaration Mark { get; } =
        Declare(
            "shelf.update",
            EffectKind.Write,
            "your reading list to be changed",
            ("item", ParameterRole.Option),
            ("state", ParameterRole.Option)
        );

    /// <summary>The digest of a week is made.</summary>
    public static ToolDeclaration Digest { get; } =
        Declare("document.make", EffectKind.Write, "a digest to be made", ("week", ParameterRole.Option));

    /// <summary>A line is kept in the owner's notes.</summary>
    public static ToolDeclaration Note { get; } =
        Declare("note.add", EffectKind.Write, "a note to be taken", ("text", ParameterRole.Content));

    /// <summary>A reminder is kept, or struck out.</summary>
    public static ToolDeclaration Remind { get; } =
        Declare(
            "reminder.add",
            EffectKind.Write,
            "a reminder to be set",
            ("when", ParameterRole.Option),
            ("text", ParameterRole.Content)
        );

    /// <summary>A feed, or what is new on a page, comes to the reading list from now on.</summary>
    public static ToolDeclaration Follow { get; } =
        Declare("feed.follow", EffectKind.Write, "a page to be followed", ("url", ParameterRole.Destination));

    /// <summary>All of them, as tools.</summary>
    public static IEnumerable<ITool> All =>
        new[] { Reveal, Save, Mark, Digest, Note, Remind, Follow }.Select(d => new Gate(d));

    /// <inheritdoc/>
    public ToolDeclaration Declaration => declaration;

    /// <summary>The effect of passing a gate.</summary>
    public static Effect Of(ToolDeclaration gate, params IEnumerable<(string Name, Value Value)> arguments) =>
        new(gate.Name, gate.Kind, [.. arguments.Select(a => new Argument(a.Name, gate.RoleOf(a.Name), a.Value))]);

    /// <inheritdoc/>
    public ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation) =>
        ValueTask.FromResult<Outcome>(new Outcome.Done(new Value.Nothing(Label.System)));

    /// <inheritdoc/>
    /// <remarks>What it stands for are effects of their own: there is nothing more to take back.</remarks>
    public ImmutableArray<Effect>? UndoOf(Effect effect, EffectId key, Value result) => [];

    private static ToolDeclaration Declare(
        string name,
        EffectKind kind,
        string? inWords,
        params IEnumerable<(string Name, ParameterRole Role)> parameters
    ) =>
        new(
            name,
            kind,
            Repeat.Idempotent,
            parameters.Select(p => new ParameterDeclaration(p.Name, p.Role)),
            [],
            [],
            new ResultDeclaration { Untrusted = [], IsForEveryone = true }
        )
        {
            InWords = inWords,
        };
}
