using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chela.Envelope.Effects;

namespace Chela.Agent.Conversations;

/// <summary>What happens in a conversation, as its stream in the journal holds it.</summary>
public abstract record ConversationEvent
{
    private ConversationEvent() { }

    /// <summary>The turn that it belongs to.</summary>
    public abstract string Turn { get; init; }

    /// <summary>The owner said something, which a turn works on.</summary>
    /// <param name="Turn">The turn's id.</param>
    /// <param name="Text">The owner's words.</param>
    public sealed record Said(string Turn, string Text) : ConversationEvent;

    /// <summary>The turn replied.</summary>
    /// <param name="Turn">The turn's id.</param>
    /// <param name="Status">How it went: <c>done</c>, <c>not done</c>.</param>
    /// <param name="Text">The words, labelled by all that whoever wrote them had seen.</param>
    /// <param name="Handles">What it left behind to be read again.</param>
    public sealed record Replied(string Turn, string Status, Value Text, ImmutableArray<Kept> Handles)
        : ConversationEvent
    {
        /// <summary>
        /// The words as a planner wrote them, with handles by their names: what later turns are shown. Null where they are the same.
        /// </summary>
        public Value? Written { get; init; }

        /// <summary>What was let through, and did not come off.</summary>
        public ImmutableArray<string> NotDid
        {
            get => field.IsDefault ? [] : field;
            init;
        } = [];

        /// <summary>What was done in it, as whoever planned it was told.</summary>
        public ImmutableArray<string> Did
        {
            get => field.IsDefault ? [] : field;
            init;
        } = [];
    }

    /// <summary>The reply, or that there will be none, was told to the owner.</summary>
    /// <param name="Turn">The turn's id.</param>
    public sealed record Delivered(string Turn) : ConversationEvent;

    /// <summary>A handle that a turn left behind.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Description">What it is, in words of our own making.</param>
    /// <param name="Effect">The effect whose result it is; null if it is none's.</param>
    public sealed record Kept(string Name, string Description, EffectId? Effect = null)
    {
        /// <summary>What it stands for, where that is no effect's result; null if it was too large to be kept.</summary>
        public Value? Value { get; init; }

        /// <summary>Where that came from, as the policy names it; null where nobody can say.</summary>
        public string? Source { get; init; }

        /// <summary>Whether the conversation has what it stands for.</summary>
        [JsonIgnore]
        public bool IsHere
        {
            get => field || Value is not null;
            init;
        }
    }
}
