using System.Collections.Immutable;
using System.Globalization;
using Chela.Edge.Files.Yaml;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;

namespace Chela.Edge.Files.Policies;

/// <summary>Makes a policy of a file that fits its schema, and finds what a schema cannot say.</summary>
internal sealed class PolicyBinder(PolicyRemarks remarks, DateTimeOffset now)
{
    /// <summary>A list that is longer is none that somebody wrote.</summary>
    private const int MostItems = 1_000;

    /// <summary>A pattern that is longer is none that somebody reads.</summary>
    private const int LongestPattern = 200;

    private readonly Dictionary<string, YamlNode> _names = [];

    /// <summary>The policy; to be thrown away if there were errors.</summary>
    public Policy Bind(YamlNode.Map root)
    {
        var people = new PeopleBinder(remarks);
        var names = (root["owner"] as YamlNode.Map)?["names"];
        var contacts = people.Contacts(Items(root, "contacts"));
        var rules = Items(root, "rules").Select(r => (Node: r, Rule: Rule(r))).ToList();
        RuleOrder.Check(remarks, rules);
        return new Policy
        {
            OwnerNames = people.Distinct(names, "your names"),
            Contacts = contacts,
            Groups = people.Groups(root["groups"] as YamlNode.Map, contacts),
            Defaults = Defaults(root["defaults"] as YamlNode.Map),
            Rules = [.. rules.Select(r => r.Rule)],
            Standing = [.. Items(root, "standing").Select(s => new StandingBinder(remarks, now).Bind(s, Name(s)))],
            Budgets = [.. Items(root, "budgets").Select(Budget)],
        };
    }

    private IEnumerable<YamlNode.Map> Items(YamlNode.Map root, string name)
    {
        var items = (root[name] as YamlNode.List)?.Items ?? [];
        if (items.Length > MostItems)
        {
            remarks.Fail(
                items[MostItems],
                $"expected at most {MostItems} {name}, found {items.Length}",
                "say it with fewer"
            );
        }

        return items.Take(MostItems).Cast<YamlNode.Map>();
    }

    private static ImmutableDictionary<EffectKind, Verdict> Defaults(YamlNode.Map? map) =>
        map is null
            ? ImmutableDictionary<EffectKind, Verdict>.Empty
            : map.Entries.ToImmutableDictionary(
                e => PolicyWords.Kind(e.Key.Text)!.Value,
                e => PolicyWords.Verdict(((YamlNode.Scalar)e.Value).Text)!.Value
            );

    private PolicyRule Rule(YamlNode.Map map)
    {
        var verdict = PolicyWords.Verdict(map.Text("verdict"))!.Value;
        var rule = new PolicyRule(Name(map), When(map), verdict);
        if (
            rule.When is { Above: { } above, UpTo: { } most }
            && (above.Amount >= most.Amount || above.Bytes >= most.Bytes)
        )
        {
            remarks.Fail(
                map["up_to"]!,
                $"'{rule.Name}' never matters: nothing is above 'above' and not above 'up_to'",
                "mend one of the two"
            );
        }

        if (verdict == Verdict.Allow)
        {
            RuleOrder.CheckGrant(remarks, map, rule);
        }

        return rule;
    }

    private Condition When(YamlNode.Map map) =>
        new()
        {
            Tool = Pattern(map, "tool"),
            Kind = PolicyWords.Kind(map.Text("kind")),
            Destination = Pattern(map, "destination"),
            Source = Source(map),
            NotReadableBy = map.Text("not_readable_by") is { } reader ? new Principal(reader) : null,
            Hours = Hours(map),
            Above = Limit(map, "above"),
            UpTo = Limit(map, "up_to"),
        };

    private Budget Budget(YamlNode.Map map) =>
        new(
            Name(map),
            When(map),
            PolicyWords.Measure(map.Text("measure"))!.Value,
            Number(map, "most")!.Value,
            PolicyWords.Period(map.Text("per"))!.Value,
            PolicyWords.Verdict(map.Text("beyond")) ?? Verdict.Ask
        );

    /// <summary>The name of a rule, a standing approval or a budget: told as a reason, so one of a kind.</summary>
    private string Name(YamlNode.Map map)
    {
        var node = map["name"]!;
        var name = map.Text("name")!;
        if (!_names.TryAdd(name, node))
        {
            remarks.Fail(
                node,
                $"the name '{name}' stands here again, after line {_names[name].Line}",
                "name it otherwise"
            );
        }

        return name;
    }

    private Glob? Pattern(YamlNode.Map map, string name)
    {
        if (map.Text(name) is not { } pattern)
        {
            return null;
        }

        if (pattern.Length > LongestPattern)
        {
            remarks.Fail(
                map[name]!,
                $"expected at most {LongestPattern} characters for '{name}', found {pattern.Length}",
                "write a pattern with '*'"
            );
        }

        return new Glob(pattern);
    }

    private Glob? Source(YamlNode.Map map)
    {
        var pattern = Pattern(map, "source");
        var kind = pattern?.Pattern.Split(':')[0];
        if (
            kind
            is not (null or "*" or "owner" or "system" or "tool" or "web" or "mail" or "file" or "reader" or "model")
        )
        {
            remarks.Fail(
                map["source"]!,
                $"there is no source '{pattern}'",
                "write owner, system, or one of tool, web, mail, file, reader, model with ':' and which: \"web:*\""
            );
        }

        return pattern;
    }

    private Hours? Hours(YamlNode.Map map)
    {
        if (map.Text("hours")?.Split('-') is not [var from, var to])
        {
            return null;
        }

        var hours = new Hours(Time(from), Time(to == "24:00" ? "00:00" : to));
        if (hours.From == hours.To)
        {
            remarks.Fail(map["hours"]!, $"{from}-{to} is the whole day or nothing", "leave 'hours' out, or mend it");
        }

        return hours;
    }

    private Limit? Limit(YamlNode.Map map, string name)
    {
        if (map[name] is not YamlNode.Map limit)
        {
            return null;
        }

        if (limit.Entries.IsEmpty)
        {
            remarks.Fail(
                limit,
                $"expected an amount or bytes for '{name}', found nothing",
                "for instance: { amount: 100 }"
            );
        }

        return new Limit(Number(limit, "amount"), Number(limit, "bytes"));
    }

    private static decimal? Number(YamlNode.Map map, string name) =>
        map.Text(name) is { } number ? decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
