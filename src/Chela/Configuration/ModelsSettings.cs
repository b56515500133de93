using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Models;
using Chela.Edge.Files.Yaml;
using Chela.Edge.Web;
using Chela.Text;

namespace Chela.Configuration;

/// <summary>The models of <c>chela.yaml</c>.</summary>
internal static class ModelsSettings
{
    /// <summary>Reads them out of a file that fits its schema.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="root">Its root.</param>
    /// <param name="errors">What the schema cannot say.</param>
    public static ImmutableArray<ModelSettings> Bind(
        string file,
        YamlNode.Map root,
        out ImmutableArray<ConfigurationError> errors
    )
    {
        var mistakes = ImmutableArray.CreateBuilder<ConfigurationError>();
        var models = ImmutableArray.CreateBuilder<ModelSettings>();
        foreach (var map in (root["models"] as YamlNode.List)?.Items.OfType<YamlNode.Map>() ?? [])
        {
            if (!Uri.TryCreate(map.Text("url"), UriKind.Absolute, out var endpoint))
            {
                Add(
                    map["url"],
                    $"expected an address for 'url', found '{map.Text("url")}'",
                    "url: https://api.example.org/v1"
                );
                continue;
            }

            var model = ModelOf(map, endpoint);
            if (models.Any(m => m.Name == model.Name))
            {
                Add(map["name"], $"there are two models called '{model.Name}'", "call one of them otherwise");
            }
            else if (ProblemOf(model) is { } problem)
            {
                Add(map[problem.Key], problem.Message, problem.Advice);
            }

            models.Add(model);
        }

        errors = mistakes.ToImmutable();
        return models.ToImmutable();

        void Add(YamlNode? at, string message, string advice) =>
            mistakes.Add(new ConfigurationError(file, at?.Line ?? 1, at?.Column ?? 1, message, advice));
    }

    /// <summary>What is wrong with a model's settings: the key they are in, and what to do; null if nothing is.</summary>
    public static (string Key, string Message, string Advice)? ProblemOf(ModelSettings model) =>
        IsLocal(model.Endpoint) ? null
        : model.Sees == ModelSees.Private
            ? (
                "sees",
                $"only a model on your own machines may see what is private, and {model.Endpoint.Host} may be anybody's",
                "sees: owner"
            )
        : model.Endpoint.Scheme != Uri.UriSchemeHttps
            ? (
                "url",
                $"what goes to {model.Endpoint.Host} over http can be read on its way",
                $"url: https://{model.Endpoint.Authority}{model.Endpoint.AbsolutePath}"
            )
        : null;

    /// <summary>Whether an endpoint is on the owner's own machines.</summary>
    public static bool IsLocal(Uri endpoint) => PublicAddress.IsLocal(Casing.ToLower(endpoint.IdnHost));

    /// <summary>The lines of a model in the list of <c>models</c>.</summary>
    public static string ToYaml(ModelSettings model)
    {
        var lines = new List<string>
        {
            $"  - name: {YamlScalar.Quote(model.Name)}",
            $"    api: {ModelWords.Apis[(int)model.Api]}",
            $"    url: {YamlScalar.Quote(model.Endpoint.AbsoluteUri.TrimEnd('/'))}",
            $"    model: {YamlScalar.Quote(model.Model)}",
            $"    sees: {ModelWords.Sights[(int)model.Sees]}",
        };
        if (model.Key is { } key)
        {
            lines.Add($"    key: {YamlScalar.Quote(key)}");
        }

        if (model.Context != ModelSettings.UsualContext)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"    context: {model.Context}"));
        }

        return string.Join('\n', lines) + "\n";
    }

    private static ModelSettings ModelOf(YamlNode.Map map, Uri endpoint) =>
        new(map.Text("name")!, (ModelApi)ModelWords.Apis.IndexOf(map.Text("api")!), endpoint, map.Text("model")!)
        {
            Sees = (ModelSees)ModelWords.Sights.IndexOf(map.Text("sees")!),
            Key = map.Text("key"),
            Context = Whole(map, "context", ModelSettings.UsualContext),
            Output = Whole(map, "output", ModelSettings.UsualOutput),
            Price = map["price"] is YamlNode.Map price
                ? new ModelPrice(
                    Number(price, "input") ?? 0,
                    Number(price, "cached") ?? Number(price, "input") ?? 0,
                    Number(price, "output") ?? 0
                )
                : null,
            Efforts = map.Texts("efforts"),
            Budget = RolesSettings.BudgetOf(map["budget"] as YamlNode.Map),
        };

    private static int Whole(YamlNode.Map map, string name, int usual) =>
        map.Text(name) is not { } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : int.MaxValue;

    private static decimal? Number(YamlNode.Map map, string name) =>
        decimal.TryParse(map.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
