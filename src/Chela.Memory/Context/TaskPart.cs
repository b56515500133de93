using System.Globalization;
using Chela.Agent.Models;
using Chela.Envelope.Labels;
using Chela.Text;

namespace Chela.Memory.Context;

/// <summary>What the owner asks for now. A message that is too long for the context is shown from its beginning; a handle has all of it.</summary>
/// <param name="head">When it is, and what came along with it, in words of our own making.</param>
/// <param name="text">The owner's words.</param>
/// <param name="label">Their label.</param>
/// <param name="handle">What all of it can be read by; null for a message that is short.</param>
public sealed class TaskPart(string head, string text, Label label, string? handle)
    : ContextPart("task", place: 3, priority: 0, share: 0.5)
{
    private const int ForNote = 200;
    private const int LeastShown = 256;

    /// <inheritdoc/>
    public override PartView? View(long room)
    {
        var whole = Message(text);
        if (whole.TokenBound <= room)
        {
            return new PartView(Name, [whole], []);
        }

        var left = room - Message("").TokenBound - ForNote;
        if (handle is null || left < LeastShown)
        {
            return null;
        }

        var shown = Utf8Prefix.Of(text, left);
        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"the rest of this message, from character {shown.Length} of {text.Length}"
        );
        return new PartView(
            Name,
            [Message($"{shown}\n[left out: {what}; {handle} is all of it]")],
            [new LeftOut(what, handle)]
        );
    }

    private PromptMessage Message(string words) => new(PromptRole.User, head + words, label);
}
