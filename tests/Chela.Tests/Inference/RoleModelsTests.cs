using Chela.Agent.Models;
using Chela.Edge.Inference;
using Chela.Envelope.Labels;
using Chela.Tests.Support;

namespace Chela.Tests.Inference;

/// <summary>Which model of a role is asked, when another one is, and how hard each is to think.</summary>
public sealed class RoleModelsTests
{
    private static readonly ModelSettings s_plain = new("a", ModelApi.OpenAI, new Uri("http://127.0.0.1:1/v1"), "m")
    {
        Sees = ModelSees.Private,
    };

    private static readonly ModelSettings s_thinker = s_plain with { Name = "t", Efforts = ["low", "medium", "high"] };

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Where_a_model_fails_the_next_is_asked_and_stays(int status)
    {
        await using var failing = new ModelServer(_ => ModelServer.Json("", status));
        await using var working = new ModelServer(_ => ModelServer.Chat("here"));
        using var asked = Asked([At("one", failing), At("two", working)]);
        var answered = Assert.IsType<RoleAnswer.Answered>(await asked.AskAsync());
        Assert.Equal(("two", "here"), (answered.Model.Name, answered.Answer.Text));
        Assert.Equal("two", asked.Models.Current.Name);
        _ = await asked.AskAsync();
        Assert.Single(failing.Requests);
        Assert.Equal(2, working.Requests.Count);
    }

    [Fact]
    public async Task Half_a_stream_is_no_answer()
    {
        await using var failing = new ModelServer(_ => ModelServer.Events(ModelServer.Chunk("""{"content":"half"}""")));
        await using var working = new ModelServer(_ => ModelServer.Chat("whole"));
        using var asked = Asked([At("one", failing), At("two", working)]);
        Assert.Equal("whole", Assert.IsType<RoleAnswer.Answered>(await asked.AskAsync()).Answer.Text);
    }

    [Fact]
    public async Task What_a_model_must_not_see_goes_to_one_that_may_and_only_this_time()
    {
        await using var remote = new ModelServer(_ => ModelServer.Chat("remote"));
        await using var local = new ModelServer(_ => ModelServer.Chat("local"));
        using var asked = Asked([At("one", remote) with { Sees = ModelSees.Public }, At("two", local)]);
        var secret = Assert.IsType<RoleAnswer.Answered>(
            await asked.AskAsync(Label.Owner.RestrictTo(Readers.OwnerOnly))
        );
        Assert.Equal("local", secret.Answer.Text);
        Assert.Empty(remote.Requests);
        Assert.Equal("remote", Assert.IsType<RoleAnswer.Answered>(await asked.AskAsync()).Answer.Text);
    }

    [Fact]
    public async Task What_is_too_long_is_only_asked_where_there_is_more_room()
    {
        await using var small = new ModelServer(_ => ModelServer.Json("", 413));
        await using var large = new ModelServer(_ => ModelServer.Chat("fits"));
        using var none = Asked([At("one", small), At("two", large)]);
        var failed = Assert.IsType<RoleAnswer.Failed>(await none.AskAsync());
        Assert.True(failed.IsTooLong);
        Assert.Empty(large.Requests);
        using var some = Asked([At("one", small), At("two", large) with { Context = 100_000 }]);
        Assert.Equal("fits", Assert.IsType<RoleAnswer.Answered>(await some.AskAsync()).Answer.Text);
        Assert.Equal("one", some.Models.Current.Name);
    }

    [Fact]
    public async Task Where_all_fail_it_is_said_what_was_wrong_with_each()
    {
        await using var first = new ModelServer(_ => ModelServer.Json("", 401));
        await using var second = new ModelServer(_ =>
            ModelServer.Json("""{"error":{"message":"bad temperature"}}""", 400)
        );
        using var asked = Asked([At("one", first), At("two", second)]);
        var failed = Assert.IsType<RoleAnswer.Failed>(await asked.AskAsync());
        Assert.False(failed.IsTooLong);
        Assert.Matches("^one: .*does not accept the key.*; two: .*bad temperature", failed.Why);
    }

    [Fact]
    public async Task A_model_gets_the_prompt_made_for_it_with_its_effort()
    {
        await using var first = new ModelServer(_ => ModelServer.Json("", 401));
        await using var second = new ModelServer(_ => ModelServer.Chat("done"));
        using var asked = Asked(
            [
                At("one", first) with
                {
                    Efforts = ["low", "medium", "high"],
                },
                At("two", second) with
                {
                    Efforts = ["some", "all"],
                },
            ],
            "medium"
        );
        _ = await asked.AskAsync();
        Assert.Equal("medium", first.Requests.Single().Json.GetProperty("reasoning_effort").GetString());
        Assert.Equal("all", second.Requests.Single().Json.GetProperty("reasoning_effort").GetString());
    }

    [Theory]
    [InlineData("low", "low", "x")]
    [InlineData("medium", "medium", "y")]
    [InlineData("high", "high", "y")]
    [InlineData(null, null, null)]
    public void An_effort_is_the_nearest_that_a_model_has(string? wanted, string? first, string? second)
    {
        var other = s_plain with { Efforts = ["x", "y"] };
        var role = new RoleSettings(ModelRole.Planner, [s_thinker, other, s_plain]) { Effort = wanted };
        Assert.Equal(first, Word(s_thinker));
        Assert.Equal(second, Word(other));
        Assert.Null(Word(s_plain));

        string? Word(ModelSettings model) => role.EffortOf(model) is { } at ? model.Efforts[at] : null;
    }

    [Fact]
    public async Task What_went_wrong_is_tried_with_more_effort_and_then_with_the_next_model()
    {
        var efforts = new List<string>();
        var role = new RoleSettings(ModelRole.Planner, [s_thinker, s_plain]) { Effort = "medium" };
        var models = new RoleModels(role, TestPort.Of([]));
        do
        {
            _ = await models.AskAsync(
                (model, effort) =>
                {
                    efforts.Add($"{model.Name} {effort}");
                    return new ModelPrompt([], []);
                },
                CancellationToken.None
            );
        } while (models.Raise());

        // The port knows no tool, so that each is refused and the next one asked.
        Assert.Equal(["t medium", "a ", "t high", "a ", "a "], efforts);
    }

    [Fact]
    public void A_model_that_goes_its_own_way_is_raised_to_its_highest_effort_at_once()
    {
        var models = new RoleModels(new RoleSettings(ModelRole.Planner, [s_thinker]), TestPort.Of([]));
        Assert.True(models.Raise());
        Assert.False(models.Raise());
    }

    [Fact]
    public void A_role_may_go_to_the_places_of_all_its_models()
    {
        var other = s_plain with { Endpoint = new Uri("http://127.0.0.1:2/v1"), Sees = ModelSees.Public };
        Assert.Equal(
            [ModelCall.PlaceOf(s_plain), ModelCall.PlaceOf(other)],
            RoleModels.PlacesOf(new RoleSettings(ModelRole.Reader, [s_plain, s_thinker, other]))
        );
    }

    [Fact]
    public async Task Where_the_money_of_a_role_is_used_up_a_model_that_costs_nothing_is_asked()
    {
        await using var dear = new ModelServer(_ => ModelServer.Chat("dear"));
        await using var free = new ModelServer(_ => ModelServer.Chat("free"));
        using var asked = Asked([At("one", dear) with { Price = new ModelPrice(1, 1, 1) }, At("two", free)]);
        asked.Budget(new RoleBudget { MoneyATurn = 0.004m });
        var answered = Assert.IsType<RoleAnswer.Answered>(await asked.AskAsync());
        Assert.Equal("free", answered.Answer.Text);
        Assert.Empty(dear.Requests);
        asked.Budget(new RoleBudget { MoneyATurn = 0.005m, TokensATurn = 10 });
        Assert.Contains(
            "what the planner may use: 10 tokens a turn",
            Assert.IsType<RoleAnswer.Failed>(await asked.AskAsync()).Why,
            StringComparison.Ordinal
        );
    }

    private static ModelSettings At(string name, ModelServer server) =>
        s_plain with
        {
            Name = name,
            Endpoint = server.V1,
        };

    private static AskedRole Asked(ModelSettings[] models, string? effort = null) => new([.. models], effort);

    /// <summary>A role over a real port, which tries once.</summary>
    private sealed class AskedRole : IDisposable
    {
        private readonly CallModel _tool = new(
            (string _, Uri _, out string? problem) => problem = null,
            TimeProvider.System,
            new ModelLimits()
        );

        public AskedRole(System.Collections.Immutable.ImmutableArray<ModelSettings> models, string? effort)
        {
            Models = Over(new RoleSettings(ModelRole.Planner, models) { Effort = effort });
        }

        public RoleModels Models { get; private set; }

        public void Budget(RoleBudget budget) => Models = Over(Models.Settings with { Budget = budget });

        private RoleModels Over(RoleSettings role) =>
            new(
                role,
                TestPort.Of([new Once(_tool)], new ModelBudgets([role], role.Models), [.. RoleModels.PlacesOf(role)])
            );

        public ValueTask<RoleAnswer> AskAsync(Label? label = null) =>
            Models.AskAsync(
                (_, effort) =>
                    new ModelPrompt([new PromptMessage(PromptRole.User, "hello", label ?? Label.Owner)], [])
                    {
                        Effort = effort,
                    },
                CancellationToken.None
            );

        public void Dispose() => _tool.Dispose();
    }
}
