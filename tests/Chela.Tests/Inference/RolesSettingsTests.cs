using System.Text;
using Chela.Agent.Models;
using Chela.Configuration;
using Chela.Edge.Files.Yaml;

namespace Chela.Tests.Inference;

/// <summary>The roles of <c>chela.yaml</c>.</summary>
public sealed class RolesSettingsTests
{
    private const string Models = """
        version: 1
        models:
          - { name: small, api: ollama, url: "http://127.0.0.1:11434", model: s, sees: private }
          - name: big
            api: openai
            url: https://api.example.org/v1
            model: b
            sees: owner
            efforts: [low, high]
            budget: { tokens_a_day: 7 }

        """;

    [Fact]
    public void Without_roles_the_first_model_plays_all_and_without_models_none_does()
    {
        var settings = Read(Models);
        Assert.Equal(["small", "small", "small"], settings.Roles.Select(r => Assert.Single(r.Models).Name));
        Assert.Equal(ModelRole.Reader, settings.RoleOf(ModelRole.Reader)!.Role);
        Assert.Equal(7, settings.Models[1].Budget.TokensADay);
        Assert.Null(Read("version: 1\n").RoleOf(ModelRole.Planner));
    }

    [Fact]
    public void A_role_has_models_an_effort_and_a_budget()
    {
        var planner = Read(
                Models
                    + """
                    roles:
                      planner:
                        model: big
                        effort: high
                        fallback: [small]
                        budget: { tokens_a_turn: 1000, tokens_a_day: 2000, money_a_turn: 0.5, money_a_day: 2 }

                    """
            )
            .RoleOf(ModelRole.Planner)!;
        Assert.Equal(["big", "small"], planner.Models.Select(m => m.Name));
        Assert.Equal("high", planner.Effort);
        Assert.Equal(
            new RoleBudget
            {
                TokensATurn = 1000,
                TokensADay = 2000,
                MoneyATurn = 0.5m,
                MoneyADay = 2,
            },
            planner.Budget
        );
    }

    [Theory]
    [InlineData("{ planner: { model: bog } }", "11:28: there is no model 'bog' in 'models' (did you mean 'big'?)")]
    [InlineData(
        "{ planner: { model: big, fallback: [small, tiny] } }",
        "11:51: there is no model 'tiny' in 'models' (there are: small, big)"
    )]
    [InlineData(
        "{ reader: { model: big, effort: hgh } }",
        "11:40: no model of the reader has the effort 'hgh' (did you mean 'high'?)"
    )]
    [InlineData(
        "{ writer: { model: small, effort: high } }",
        "11:42: no model of the writer has the effort 'high' (give its model 'efforts', or leave it out)"
    )]
    [InlineData("{ planer: { model: big } }", "11:10: ")]
    [InlineData("{ planner: { fallback: [big] } }", "11:19: ")]
    [InlineData("{ planner: { model: big, budget: { tokens_a_turn: many } } }", "11:58: ")]
    public void Mistakes_are_told_with_their_place(string roles, string said)
    {
        var root = Load($"{Models}roles: {roles}\n", out var errors);
        if (root is not null)
        {
            _ = ChelaSettings.Bind("/chela.yaml", root, out errors);
        }

        var error = Assert.Single(errors);
        Assert.StartsWith(
            said,
            $"{error.Line}:{error.Column}: {error.Message} ({error.Advice})",
            StringComparison.Ordinal
        );
    }

    private static ChelaSettings Read(string yaml)
    {
        var root = Load(yaml, out var errors);
        Assert.Empty(errors);
        var settings = ChelaSettings.Bind("/chela.yaml", root!, out errors);
        Assert.Empty(errors);
        return settings;
    }

    private static YamlNode.Map? Load(
        string yaml,
        out System.Collections.Immutable.ImmutableArray<ConfigurationError> errors
    ) => StrictYaml.Load("/chela.yaml", Encoding.UTF8.GetBytes(yaml), "chela", out errors);
}
