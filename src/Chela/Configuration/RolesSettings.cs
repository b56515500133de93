using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Models;
using Chela.Edge.Files.Yaml;
using Chela.Text;

namespace Chela.Configuration;

/// <summary>The roles of <c>chela.yaml</c>: which models play them, and what they may use.</summary>
internal static class RolesSettings
{
    /// <summary>Reads them out of a file that fits its schema.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="root">Its root.</param>
    /// <param name="models">The models of the file.</param>
    /// <param name="errors">What the schema cannot say.</param>
    /// <returns>One for each role, in its order: what is not set is played by the first model. None where there is no model.</returns>
    public static ImmutableArray<RoleSettings> Bind(
        string file,
        YamlNode.Map root,
        ImmutableArray<ModelSettings> models,
        out ImmutableArray<ConfigurationError> errors
    )
    {
        var mistakes = ImmutableArray.CreateBuilder<ConfigurationError>();
        var roles = ImmutableArray.CreateBuilder<RoleSettings>();
        for (var role = ModelRole.Planner; role <= ModelRole.Writer; role++)
        {
            var map = (root["roles"] as YamlNode.Map)?[ModelWords.Roles[(int)role]] as YamlNode.Map;
            var named = map is null ? [] : Named(map).Select(ModelOf).OfType<ModelSettings>().ToImmutableArray();
            var playing = named.IsEmpty ? [.. models.Take(1)] : named;
            if (playing.IsEmpty)
            {
                continue;
            }

            var settings = new RoleSettings(role, playing)
            {
                Effort = map?.Text("effort"),
                Budget = BudgetOf(map?["budget"] as YamlNode.Map),
            };
            var efforts = playing.SelectMany(m => m.Efforts).Distinct().ToList();
            if (settings.Effort is { } effort && !efforts.Contains(effort))
            {
                Add(
                    map!["effort"],
                    $"no model of the {ModelWords.Roles[(int)role]} has the effort '{effort}'",
                    efforts.Count == 0 ? "give its model 'efforts', or leave it out" : Meant(effort, efforts)
                );
            }

            roles.Add(settings);
        }

        errors = mistakes.ToImmutable();
        return roles.ToImmutable();

        ModelSettings? ModelOf(YamlNode node)
        {
            var name = ((YamlNode.Scalar)node).Text;
            if (models.FirstOrDefault(m => m.Name == name) is { } model)
            {
                return model;
            }

            Add(
                node,
                $"there is no model '{name}' in 'models'",
                models.IsEmpty ? "add one: chela model add URL" : Meant(name, models.Select(m => m.Name))
            );
            return null;
        }

        void Add(YamlNode? at, string message, string advice) =>
            mistakes.Add(new ConfigurationError(file, at?.Line ?? 1, at?.Column ?? 1, message, advice));
    }

    /// <summary>What a role or a model may use.</summary>
    public static RoleBudget BudgetOf(YamlNode.Map? map) =>
        map is null
            ? RoleBudget.None
            : new RoleBudget
            {
                TokensATurn = Whole(map.Text("tokens_a_turn")),
                TokensADay = Whole(map.Text("tokens_a_day")),
                MoneyATurn = Money(map.Text("money_a_turn")),
                MoneyADay = Money(map.Text("money_a_day")),
            };

    private static IEnumerable<YamlNode> Named(YamlNode.Map map) =>
        [map["model"]!, .. (map["fallback"] as YamlNode.List)?.Items ?? []];

    private static string Meant(string word, IEnumerable<string> names) =>
        NearestName.Of(word, names) is { } near ? $"did you mean '{near}'?" : $"there are: {string.Join(", ", names)}";

    /// <summary>More than can be counted is no limit that is ever reached.</summary>
    private static long? Whole(string? text) =>
        text is null ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : long.MaxValue;

    private static decimal? Money(string? text) =>
        text is null ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : decimal.MaxValue;
}
