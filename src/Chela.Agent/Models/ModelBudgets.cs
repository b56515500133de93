using System.Collections.Immutable;
using System.Globalization;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Agent.Models;

/// <summary>
/// What roles and models may use, looked at before each call from the most that it may use. It comes after the envelope, which knows neither: it
/// only ever makes a verdict stricter. Immutable; thread-safe.
/// </summary>
/// <param name="Roles">The roles.</param>
/// <param name="Models">The models.</param>
public sealed record ModelBudgets(ImmutableArray<RoleSettings> Roles, ImmutableArray<ModelSettings> Models)
{
    /// <summary>No limit at all.</summary>
    public static ModelBudgets None { get; } = new([], []);

    /// <summary>Whether there is no limit at all.</summary>
    public bool IsEmpty => Roles.All(r => r.Budget == RoleBudget.None) && Models.All(m => m.Budget == RoleBudget.None);

    /// <summary>Why a call would go beyond; null if it would not.</summary>
    /// <param name="effect">The call.</param>
    /// <param name="uses">What was used up so far, in the turn and on the day.</param>
    /// <param name="now">When, in the owner's zone.</param>
    public string? Exceeded(Effect effect, ImmutableArray<Use> uses, DateTimeOffset now)
    {
        if (effect.Tool != ModelCall.Tool)
        {
            return null;
        }

        var (role, model) = ModelCall.ChargedTo(effect);
        return (
                Roles.FirstOrDefault(r => ModelWords.Roles[(int)r.Role] == role) is { } played
                    ? Exceeded($"the {role}", played.Budget, effect, uses.Where(u => u.Role == role), now)
                    : null
            )
            ?? (
                Models.FirstOrDefault(m => m.Name == model) is { } named
                    ? Exceeded(named.Name, named.Budget, effect, uses.Where(u => u.Model == model), now)
                    : null
            );
    }

    private static string? Exceeded(
        string who,
        RoleBudget budget,
        Effect effect,
        IEnumerable<Use> uses,
        DateTimeOffset now
    )
    {
        var all = uses.ToList();
        var turn = all.Where(u => u.IsOfTask).ToList();
        var day = all.Where(u => u.At.ToOffset(now.Offset).Date == now.Date).ToList();
        return Over(turn.Sum(Tokens), effect.Tokens, budget.TokensATurn, "tokens a turn")
            ?? Over(day.Sum(Tokens), effect.Tokens, budget.TokensADay, "tokens a day")
            ?? Over(turn.Sum(Money), effect.Amount, budget.MoneyATurn, "in money a turn")
            ?? Over(day.Sum(Money), effect.Amount, budget.MoneyADay, "in money a day");

        // What is no number could be any.
        string? Over(decimal used, decimal? wanted, decimal? most, string of) =>
            most is { } limit && !(used + wanted <= limit)
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"It could go beyond what {who} may use: {limit:#,0.######} {of}, of which {used:#,0.######} are used."
                )
                : null;
    }

    // Nothing is so large that a sum of them could not be told.
    private static decimal Tokens(Use use) => use.Tokens;

    private static decimal Money(Use use) => Math.Min(use.Amount, long.MaxValue);
}
