using Chela.Agent.Models;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Text;

namespace Chela.Tests.Inference;

/// <summary>What is counted against the budget of a role or a model.</summary>
public sealed class ModelBudgetsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 2, 20, 1, 0, 0, TimeSpan.FromHours(8));

    private static readonly ModelSettings s_model = new("a", ModelApi.OpenAI, new Uri("http://127.0.0.1:1/v1"), "m")
    {
        Output = 100,
        Price = new ModelPrice(10_000, 5_000, 20_000),
    };

    // 16 tokens around the message, 4 bytes, 100 to write: 120 at most, for 0.2 + 2.
    private static readonly Effect s_call = ModelCall.Of(
        s_model,
        new ModelPrompt([new PromptMessage(PromptRole.User, "four", Label.Owner)], []),
        ModelRole.Planner
    );

    private static readonly Use s_use = Use.Of(new EffectId(ContentHash.Of("use")), s_call, null, s_now) with
    {
        Tokens = 30,
        Amount = 0.5m,
        Role = "planner",
        Model = "a",
    };

    [Theory]
    [InlineData(120, null, null)]
    [InlineData(150, "own", null)]
    [InlineData(149, "own", "150")]
    [InlineData(150, "another turn's", null)]
    [InlineData(149, "another turn's", "150")]
    [InlineData(120, "yesterday's", null)]
    [InlineData(120, "another role's", null)]
    public void Tokens_of_the_role_today_and_the_most_of_the_call_count(int most, string? use, string? over)
    {
        Use[] uses = use switch
        {
            null => [],
            "own" => [s_use],
            "another turn's" => [s_use with { IsOfTask = false }],
            "yesterday's" => [s_use with { At = s_now.AddHours(-1.5) }],
            _ => [s_use with { Role = "reader" }],
        };
        Assert.Equal(over is not null, Exceeded(new RoleBudget { TokensADay = most }, uses));
        Assert.Equal(
            over is not null && use == "own",
            Exceeded(new RoleBudget { TokensATurn = most }, [.. uses.Where(u => u.At == s_now)])
        );
    }

    [Fact]
    public void Money_counts_as_the_most_that_the_call_may_cost()
    {
        Assert.Equal(120m, s_call.Tokens);
        Assert.Equal(2.2m, s_call.Amount);
        Assert.False(Exceeded(new RoleBudget { MoneyADay = 2.7m }, s_use));
        Assert.True(Exceeded(new RoleBudget { MoneyADay = 2.6m }, s_use));
        Assert.False(Exceeded(new RoleBudget { MoneyATurn = 2.6m }, s_use with { IsOfTask = false }));
        // What nobody could count is more than any budget.
        Assert.True(Exceeded(new RoleBudget { MoneyADay = 1_000_000 }, s_use with { Amount = decimal.MaxValue }));
    }

    [Fact]
    public void A_model_has_its_own_budget_whatever_it_plays()
    {
        var budgets = new ModelBudgets([], [s_model with { Budget = new RoleBudget { TokensADay = 149 } }]);
        Assert.NotNull(budgets.Exceeded(s_call, [s_use with { Role = "reader" }], s_now));
        Assert.Null(budgets.Exceeded(s_call, [s_use with { Model = "b" }], s_now));
    }

    private static bool Exceeded(RoleBudget budget, params Use[] uses) =>
        new ModelBudgets([new RoleSettings(ModelRole.Planner, [s_model]) { Budget = budget }], []).Exceeded(
            s_call,
            [.. uses],
            s_now
        )
            is not null;
}
