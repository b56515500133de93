namespace Chela.Memory.Context;

/// <summary>
/// A part of what a model sees: identity, history, task, steps. Its view is a pure function of the part and the room it gets.
/// Immutable.
/// </summary>
/// <param name="name">Its name, for whoever looks at a context.</param>
/// <param name="place">Where it stands: parts are sent in this order, what changes least first.</param>
/// <param name="priority">Who gets room first: the least number.</param>
/// <param name="share">How much of the room that is left it may take while others still need some: from 0 to 1.</param>
public abstract class ContextPart(string name, int place, int priority, double share)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Where it stands.</summary>
    public int Place => place;

    /// <summary>Who gets room first.</summary>
    public int Priority => priority;

    /// <summary>How much of the room that is left it may take.</summary>
    public double Share => share;

    /// <summary>What is seen of it.</summary>
    /// <param name="room">In tokens; 0 or more.</param>
    /// <returns>A view that has at most so many tokens; null if the part cannot do with so little.</returns>
    public abstract PartView? View(long room);
}
