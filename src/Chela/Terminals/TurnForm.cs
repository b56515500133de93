using System.Collections.Immutable;
using System.Text.Json;
using Chela.Agent.Turns;

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
    public static string Of(TurnRecord turn, bool all) =>
        JsonSerializer.Serialize(
            new TurnForm(
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
            ),
            LineJson.Readable.TurnForm
        );

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
        double Seconds
    )
    {
        /// <summary>The form of an effect.</summary>
        public static EffectForm Of(EffectState effect) =>
            new(
                effect.Id.ToString(),
                effect.Call.Tool,
                effect.Call.Kind.ToString(),
                TurnPrinter.Show(effect.Call),
                TurnPrinter.StateOf(effect),
                effect.Decision?.Verdict.ToString(),
                effect.Decision?.Check.ToString(),
                effect.Decision?.Rule,
                TurnPrinter.WhyOf(effect) ?? effect.Decision?.Why,
                effect.PlannedAt,
                effect.Worked.TotalSeconds
            );
    }
}
