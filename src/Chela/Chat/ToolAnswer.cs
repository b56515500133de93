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

    /// <summary>Something was done.</summary>
    public static ToolAnswer Did(string text) => new(text, []) { IsAct = true };

    /// <summary>Nothing but words.</summary>
    public static ToolAnswer Says(string text) => new(text, []);

    /// <summary>One thing, told by its handle.</summary>
    public static ToolAnswer Of(Found found) => new("", [found]);

    /// <summary>
    /// The same where the call had content of handles in its arguments: whatever tells of that is behind a handle itself, for the planner
    /// has not seen it, and perhaps must not.
    /// </summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="label">The label of the arguments, and of the planner.</param>
    public ToolAnswer About(string tool, Label label) =>
        this with
        {
            Text = IsAct ? $"ok: {tool}" : "",
            Found =
            [
                .. Found.Select(f =>
                    f with
                    {
                        Description = $"{tool}, {Contents.Size(HandleText.Show(f.Value).Length)}",
                    }
                ),
                .. Text.Length == 0
                    ? Array.Empty<Found>()
                    :
                    [
                        new Found(
                            $"what {tool} says, {Contents.Size(Text.Length)}",
                            new Effect(tool, EffectKind.ObserveLocal, []),
                            new Value.Text(Text, label)
                        ),
                    ],
            ],
        };
}
