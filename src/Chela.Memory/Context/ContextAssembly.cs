using Chela.Agent.Models;
using Chela.Envelope.Labels;

namespace Chela.Memory.Context;

/// <summary>
/// Puts a context together out of its parts: never more than there is room for, never anything that the model must not see, and nothing
/// left out silently. A pure function of its inputs.
/// </summary>
public static class ContextAssembly
{
    private const string NoArguments = "{}";
    private const string Hidden = "[private: not for this model]";

    // Nothing at all would be refused by some endpoints.
    private const string HiddenShort = "-";

    /// <summary>Puts it together.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="room">How many tokens there are for them.</param>
    /// <param name="sight">Who must be among the readers of everything: the model.</param>
    /// <returns>The context; null if a part that is needed does not fit.</returns>
    public static ContextView? Assemble(IEnumerable<ContextPart> parts, long room, Readers sight)
    {
        var views = new List<(int Place, PartView View)>();
        var waiting = parts.OrderBy(p => p.Priority).ThenBy(p => p.Place).ToList();
        while (waiting.Count > 0)
        {
            var part = waiting[0];
            waiting.RemoveAt(0);
            // What comes last may take all that is left, and so may what cannot do with its share.
            var its = waiting.Count == 0 ? room : (long)(room * part.Share);
            if ((part.View(its) ?? part.View(room)) is not { } view)
            {
                return null;
            }

            views.Add((part.Place, view with { Messages = [.. view.Messages.Select(m => Shown(m, sight))] }));
            room -= views[^1].View.Tokens;
        }

        return new ContextView([.. views.OrderBy(v => v.Place).Select(v => v.View)]);
    }

    /// <summary>A message as the model may see it. INVARIANT: it never gets longer.</summary>
    private static PromptMessage Shown(PromptMessage message, Readers sight)
    {
        if (message.Label.Readers.Includes(sight))
        {
            return message;
        }

        var text =
            message.Text.Length == 0 ? ""
            : message.Text.Length < Hidden.Length ? HiddenShort
            : Hidden;
        return message with
        {
            Text = text,
            Label = Label.System,
            Calls =
            [
                .. message.Calls.Select(c =>
                    c with
                    {
                        Arguments = c.Arguments.Length < NoArguments.Length ? "" : NoArguments,
                    }
                ),
            ],
        };
    }
}
