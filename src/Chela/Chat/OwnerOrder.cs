using System.Collections.Immutable;
using Chela.Agent.Reminders;
using Chela.Agent.Rules;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Text;

namespace Chela.Chat;

/// <summary>
/// What the owner's message asks for as a whole, as the rules read it, and nothing but it. A call of the planner's that comes down to
/// it is done as the owner said it, not as the planner wrote it.
/// </summary>
/// <param name="message">The owner message's id.</param>
/// <param name="gates">The gates behind which it is done.</param>
internal sealed class OwnerOrder(string message, ImmutableArray<Effect> gates)
{
    /// <summary>What a message is read as; null if the rules do not know the whole of it, or no tool does it.</summary>
    public static OwnerOrder? Of(string message, RuleReading reading) =>
        reading is RuleReading.Verb verb && GateVerbs.Of(verb.Arguments) is { IsEmpty: false } gates
            ? new OwnerOrder(message, gates)
            : null;

    /// <summary>It as the envelope takes it.</summary>
    public Order Order => new(message, [.. gates.Select(EffectJson.ActOf)]);

    /// <summary>The gate of the order that a call comes down to; null if it is another.</summary>
    public Effect? Fitting(Effect call) => gates.FirstOrDefault(g => IsSame(g, call));

    private static bool IsSame(Effect own, Effect call) =>
        own.Tool == call.Tool
        && own.Arguments.Length == call.Arguments.Length
        && own.Arguments.All(a =>
            call.Arguments.FirstOrDefault(c => c.Name == a.Name) is { Value: { } said } && IsSame(a.Value, said)
        );

    /// <summary>Case, and a stop at the end, make no difference, nor how a time is written.</summary>
    private static bool IsSame(Value own, Value said) =>
        (own, said) switch
        {
            (Value.Text one, Value.Text other) => Plain(one.Content) == Plain(other.Content),
            (Value.Nothing, Value.Nothing) => true,
            _ => false,
        };

    private static string Plain(string text) =>
        ReminderTime.TryParse(text, out var time) ? time.ToIso() : Casing.ToLower(text.Trim().TrimEnd('.', '。'));
}
