using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Memory.Handles;

namespace Chela.Chat;

/// <summary>What a planner is told of its call. Immutable.</summary>
/// <param name="Text">In words of our own making, or the planner's own.</param>
/// <param name="Found">What it brought.</param>
internal sealed record ToolAnswer(string Text, ImmutableArray<Found> Found)
{
    /// <summary>A handle whose content is shown; null if none is.</summary>
    public Handle? Shown { get; init; }

    /// <summary>As much of its content as is shown.</summary>
    public string Piece { get; init; } = "";

    /// <summary>Whether something was changed by it, which later turns are told.</summary>
    public bool IsAct { get; init; }

    /// <summary>
    /// An answer to a call that carried what the planner has not seen: what a tool says of it, and how it describes what it brought, can
    /// hold it, and so is behind a handle, too.
    /// </summary>
    public ToolAnswer Covered(string tool, Label of)
    {
        var found = Found
            .Select(f => f with { Description = $"of {tool}, {Contents.Size(HandleText.Show(f.Value).Length)}" })
            .ToImmutableArray();
        return Text.Length == 0
            ? this with
            {
                Found = found,
            }
            : this with
            {
                Text = IsAct ? $"ok: {tool}" : "",
                Found = found.Insert(
                    0,
                    new Found(
                        $"what {tool} says of it, {Contents.Size(Text.Length)}",
                        new Effect(tool, EffectKind.ObserveLocal, []),
                        new Value.Text(
                            Text,
                            Label.From(new Source(SourceKind.Tool, tool)).RestrictTo(Contents.OwnersModels).Join(of)
                        )
                    )
                ),
            };
    }

    /// <summary>What was let through, and did not come off; null if nothing was such.</summary>
    public string? Failed { get; init; }

    /// <summary>Something was done.</summary>
    public static ToolAnswer Did(string text) => new(text, []) { IsAct = true };

    /// <summary>The same, where what was brought may hold what the call was made with.</summary>
    public ToolAnswer Joined(Label of) =>
        this with
        {
            Found = [.. Found.Select(f => f with { Value = ValueTree.Joined(f.Value, of) })],
        };

    /// <summary>Nothing but words.</summary>
    public static ToolAnswer Says(string text) => new(text, []);

    /// <summary>One thing, told by its handle.</summary>
    public static ToolAnswer Of(Found found) => new("", [found]);
}
