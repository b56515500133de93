using Chela.Edge.Files.Yaml;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;

namespace Chela.Edge.Files.Policies;

/// <summary>Finds rules that mean nothing, and rules that grant more than their words say.</summary>
internal static class RuleOrder
{
    /// <summary>Finds rules that never matter, because another holds wherever they would.</summary>
    public static void Check(PolicyRemarks remarks, IReadOnlyList<(YamlNode.Map Node, PolicyRule Rule)> rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            for (var other = 0; other < rules.Count; other++)
            {
                if (other != i && rules[other].Rule.Shadows(rules[i].Rule, isEarlier: other < i))
                {
                    var (node, rule) = rules[other];
                    remarks.Fail(
                        rules[i].Node,
                        $"'{rules[i].Rule.Name}' never matters: '{rule.Name}' in line {node.Line} holds wherever it would",
                        "remove it, or make the other narrower"
                    );
                    break;
                }
            }
        }
    }

    /// <summary>Finds what a rule that allows must not say.</summary>
    public static void CheckGrant(PolicyRemarks remarks, YamlNode.Map map, PolicyRule rule)
    {
        if (rule.When.Kind is null)
        {
            remarks.Fail(
                map,
                $"'{rule.Name}' would also allow changes of the configuration, which are always asked",
                "name the kind: 'kind: send'"
            );
        }
        else if (rule.When.Kind == EffectKind.Configure)
        {
            remarks.Fail(map["kind"]!, "changes of the configuration are always asked", "remove the rule");
        }

        if (rule.When.NotReadableBy is not null)
        {
            remarks.Fail(map["not_readable_by"]!, "'not_readable_by' allows nothing", "use it to ask or to deny");
        }

        if (rule.When.Destination is { } destination && !NamesSomebody(destination))
        {
            remarks.Fail(
                map["destination"]!,
                $"'{destination}' would allow more than it says",
                "name a whole host: \"*@example.org\", \"https://example.org/*\", \"https://*.example.org/*\""
            );
        }
    }

    /// <summary>
    /// Whether a pattern names a destination: not just anything, and a host whole, so that <c>example.org</c> is not
    /// also <c>example.org.evil.net</c> or <c>evilexample.org</c>.
    /// </summary>
    private static bool NamesSomebody(Glob glob)
    {
        var pattern = glob.Pattern;
        var scheme = pattern.IndexOf("://", StringComparison.Ordinal);
        var at = pattern.LastIndexOf('@');
        var host =
            scheme >= 0 ? pattern[(scheme + 3)..].Split('/')[0]
            : at >= 0 ? pattern[(at + 1)..]
            : pattern.StartsWith('/') ? ""
            : pattern;
        var free = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
        return !glob.IsEverything && !free.Contains('*', StringComparison.Ordinal);
    }
}
