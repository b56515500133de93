using System.Collections.Immutable;
using Chela.Text;

namespace Chela.Envelope.Authorities;

/// <summary>
/// What a message of the owner asks for as a whole, as the host read it by rules of its own: just these acts, each once.
/// It grants their verb and nothing more: whatever else is checked is checked all the same.
/// </summary>
/// <param name="Message">The owner message's id.</param>
/// <param name="Acts">The acts, as <see cref="Effects.EffectJson.ActOf"/> tells them: tool and values.</param>
public sealed record Order(string Message, ImmutableArray<ContentHash> Acts)
{
    /// <summary>The message, if it may order something: it is of the task, and holds no words of others.</summary>
    internal OwnerMessage? In(Authority authority) =>
        authority.MessageOf(Message) is { IsOfTask: true, Cuts.IsEmpty: true } message ? message : null;
}
