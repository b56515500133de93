using Chela.Agent.Models;

namespace Chela.Memory.Context;

/// <summary>A part that is there whole, or the model cannot be asked: who it is, what it may do, the task.</summary>
/// <param name="name">Its name.</param>
/// <param name="place">Where it stands.</param>
/// <param name="messages">Its messages.</param>
public sealed class FixedPart(string name, int place, params IEnumerable<PromptMessage> messages)
    : ContextPart(name, place, priority: 0, share: 1)
{
    private readonly PartView _view = new(name, [.. messages], []);

    /// <inheritdoc/>
    public override PartView? View(long room) => _view.Tokens <= room ? _view : null;
}
