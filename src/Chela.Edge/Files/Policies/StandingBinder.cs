using System.Collections.Immutable;
using System.Globalization;
using Chela.Edge.Files.Yaml;
using Chela.Envelope.Policies;

namespace Chela.Edge.Files.Policies;

/// <summary>Reads standing approvals, which must be narrow and end.</summary>
internal sealed class StandingBinder(PolicyRemarks remarks, DateTimeOffset now)
{
    /// <summary>Nobody knows today what is right after so many years.</summary>
    private const int MostYears = 2;

    private static readonly string[] s_forms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mm'Z'",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:sszzz",
    ];

    /// <summary>The approval; to be thrown away if there were errors.</summary>
    public StandingApproval Bind(YamlNode.Map map, string name)
    {
        var tool = map.Text("tool")!;
        var kind = PolicyWords.Kind(map.Text("kind"))!.Value;
        var values = (map["fixed"] as YamlNode.Map)?.Entries ?? [];
        var free = map.Texts("free");
        if (tool.Contains('*', StringComparison.Ordinal))
        {
            remarks.Fail(map["tool"]!, $"expected one tool, found '{tool}'", "write its whole name");
        }

        if (values.IsEmpty && StandingApproval.NeedsFixed(kind))
        {
            remarks.Fail(
                map,
                $"'{name}' would approve every {map.Text("kind")} of {tool}",
                "fix at least one argument: 'fixed: { to: [bob@example.org] }'"
            );
        }

        Check(map, values);
        return new StandingApproval(
            name,
            tool,
            kind,
            values.ToImmutableSortedDictionary(v => v.Key.Text, v => YamlJson.Of(v.Value), StringComparer.Ordinal),
            free,
            Expires(map)
        );
    }

    private void Check(YamlNode.Map map, ImmutableArray<(YamlNode.Scalar Key, YamlNode Value)> values)
    {
        var seen = values.Select(v => v.Key.Text).ToHashSet();
        foreach (var name in ((map["free"] as YamlNode.List)?.Items ?? []).Cast<YamlNode.Scalar>())
        {
            if (name.Text.Contains('*', StringComparison.Ordinal))
            {
                remarks.Fail(name, $"expected the name of an argument, found '{name.Text}'", "name each");
            }

            if (!seen.Add(name.Text))
            {
                remarks.Fail(name, $"the argument '{name.Text}' stands twice", "it is fixed or free, once");
            }
        }
    }

    private DateTimeOffset Expires(YamlNode.Map map)
    {
        var text = map.Text("expires")!;
        if (
            !DateTimeOffset.TryParseExact(
                text,
                s_forms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var expires
            )
        )
        {
            remarks.Fail(
                map["expires"]!,
                $"expected a day for 'expires', found '{text}'",
                "for instance: 2026-12-31, or 2026-12-31T18:00+08:00"
            );
        }
        else if (expires <= now)
        {
            remarks.Warn(map["expires"]!, $"it expired on {text}", "remove it, or approve it anew");
        }
        else if (now.Year <= DateTimeOffset.MaxValue.Year - MostYears && expires > now.AddYears(MostYears))
        {
            remarks.Fail(
                map["expires"]!,
                $"expected at most {MostYears} years, found {text}",
                "let it end sooner, and approve it anew then"
            );
        }

        return expires;
    }
}
