using System.Collections.Immutable;
using System.Text.Json;
using Chela.Agent.Turns;
using Chela.Envelope.Policies;
using Chela.Text;

namespace Chela.Terminals;

/// <summary>A turn as <c>--json</c> prints it: one object, one line.</summary>
internal sealed record TurnForm(
    string Schema,
    int Version,
    string Turn,
    string? Job,
    ImmutableArray<string> Arguments,
    string State,
    DateTimeOffset Began,
    DateTimeOffset Last,
    int Looks,
    ImmutableArray<TurnForm.EffectForm> Effects,
    ImmutableArray<string> Notices,
    DateTimeOffset? Expires
)
{
    /// <summary>The form of a turn; local looks are only counted unless all are wanted.</summary>
    public static TurnForm Of(TurnRecord turn, bool all) =>
        new(
            "chela.turn",
            1,
            turn.Id,
            turn.Opened?.Job,
            turn.Opened?.Arguments ?? [],
            TurnPrinter.StateOf(turn),
            turn.At,
            turn.Last,
            turn.Effects.Count(TurnPrinter.IsLook),
            [.. turn.Effects.Where(e => all || !TurnPrinter.IsLook(e)).Select(EffectForm.Of)],
            [.. turn.Notices],
            turn.Asked.Any() ? turn.Parked?.Expires : null
        );

    /// <summary>One object, one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, LineJson.Readable.TurnForm);

    /// <summary>An effect of a turn.</summary>
    internal sealed record EffectForm(
        string Effect,
        string Tool,
        string Kind,
        string About,
        string State,
        string? Verdict,
        string? Check,
        string? Rule,
        string? Why,
        DateTimeOffset At,
        double Seconds,
        long? Tokens
    )
    {
        /// <summary>The form of an effect.</summary>
        public static EffectForm Of(EffectState effect) =>
            new(
                effect.Id.ToString(),
                effect.Call.Tool,
                PolicyWords.Of(effect.Call.Kind),
                TurnPrinter.Show(effect.Call),
                TurnPrinter.StateOf(effect),
                effect.Decision is { } decision ? PolicyWords.Of(decision.Verdict) : null,
                effect.Decision is { } by ? Casing.ToLower(by.Check.ToString()) : null,
                effect.Decision?.Rule,
                TurnPrinter.WhyOf(effect) ?? effect.Decision?.Why,
                effect.PlannedAt,
                effect.Worked.TotalSeconds,
                effect.Used is { Tokens: > 0 and var tokens } ? tokens : null
            );
    }
}
