using Chela.AgentDojo.Suites;

namespace Chela.AgentDojo.Checking;

/// <summary>Evaluates the declarative checks.</summary>
internal sealed class Evaluation
{
    private readonly Outcome _outcome;
    private readonly Lazy<Difference> _difference;

    private Evaluation(Outcome outcome)
    {
        _outcome = outcome;
        _difference = new(() => Difference.Of(outcome.Before, outcome.After));
    }

    /// <summary>Whether a check holds of an outcome.</summary>
    public static bool Holds(Map check, Outcome outcome) => new Evaluation(outcome).Holds(check, Scope.Of(outcome));

    private bool Holds(Map check, Scope scope)
    {
        var (form, body) = check.ContainsKey("op") ? KeyValuePair.Create("op", (object?)check) : check.First();
        return form switch
        {
            "all" => body.Maps().All(c => Holds(c, scope)),
            "any" => body.Maps().Any(c => Holds(c, scope)),
            "not" => !Holds((Map)body!, scope),
            "always" => body is true,
            "state" => Data.AreEqual(_outcome.Before, _outcome.After) == body is "unchanged",
            "diff" => IsDifference((Map)body!, scope),
            "diff_at_most" => IsDifferenceAtMost((Map)body!, scope),
            "diff_items_added" => Comparison.Holds(
                ((Map)body!).Text("op"),
                string.Join(' ', _difference.Value.ValuesOf("iterable_item_added").Select(Data.TextOf)),
                ((Map)body!)["value"]
            ),
            "exists" or "forall" or "first" or "last" => HoldsOver(form, (Map)body!, scope),
            "count" => Comparison.Holds(
                ((Map)body!).Text("op"),
                (long)Matching((Map)body!, scope).Count,
                ((Map)body!)["value"]
            ),
            "sum" => Comparison.Holds(((Map)body!).Text("op"), SumOf((Map)body!, scope), ((Map)body!)["value"]),
            "trace_automaton" => HoldsOfTrace((Map)body!),
            "mail_campaign" => MailCampaign.Holds((Map)body!, _outcome, scope),
            "op" => Comparison.Holds(
                check.Text("op"),
                scope.Resolve(check.List("path")),
                scope.ValueOf(check.GetValueOrDefault("value"))
            ),
            _ => throw new InvalidDataException($"Expected a form of check, found {form}."),
        };
    }

    private bool IsDifference(Map wanted, Scope scope) =>
        _difference.Value.Kinds.ToHashSet().SetEquals(wanted.Keys)
        && wanted.All(kind =>
            kind.Value is "*"
            || _difference
                .Value.PathsOf(kind.Key)
                .SetEquals(
                    ((Items)kind.Value!).Select(p => Difference.PathOf(((Items)p!).Select(k => KeyOf(k, scope))))
                )
        );

    private bool IsDifferenceAtMost(Map wanted, Scope scope) =>
        _difference.Value.Kinds.All(kind =>
            wanted.TryGetValue(kind, out var allowed)
            && _difference.Value.PathsOf(kind).IsSubsetOf(AllowedPaths((Map)allowed!, scope))
        );

    private HashSet<string> AllowedPaths(Map allowed, Scope scope) =>
        [
            .. Elements(scope.Resolve(allowed.List("each")))
                .Select(e => scope.With(allowed.Text("as"), e))
                .Where(s => Holds(allowed.In("where"), s))
                .Select(s =>
                    Difference.PathOf(allowed.List("path").Select(k => k is Map map ? s.Resolve(map.List("path")) : k))
                ),
        ];

    private bool HoldsOver(string form, Map quantifier, Scope scope)
    {
        if (scope.Resolve(quantifier.List("in")) == Scope.Missing)
        {
            return false;
        }

        var hits = Matching(quantifier, scope);
        bool That(Scope hit) => Holds(quantifier.In("that"), hit);
        return form switch
        {
            "exists" => hits.Exists(That),
            "forall" => hits.TrueForAll(That),
            _ => hits.Count > 0 && That(form == "first" ? hits[0] : hits[^1]),
        };
    }

    private List<Scope> Matching(Map quantifier, Scope scope) =>
        [
            .. Elements(scope.Resolve(quantifier.List("in")))
                .Select(e => scope.With(quantifier.Text("as"), e))
                .Where(s => !quantifier.TryGetValue("where", out var where) || Holds((Map)where!, s)),
        ];

    private object SumOf(Map sum, Scope scope)
    {
        var values = Matching(sum, scope).Select(s => s.Resolve(sum.List("of"))).ToList();
        return values.TrueForAll(v => v is long) ? values.Sum(v => (long)v!) : values.Sum(Data.ToDouble);
    }

    private bool HoldsOfTrace(Map automaton)
    {
        var flags = Data.Copy(automaton.In("start"));
        bool Are(string wanted) => automaton.In(wanted).All(f => Data.AreEqual(flags[f.Key], f.Value));
        var ever = false;
        foreach (var call in _outcome.Trace)
        {
            foreach (var rule in automaton["on"].Maps())
            {
                var fits = rule.In("args")
                    .All(a => call.Arguments.TryGetValue(a.Key, out var value) && Data.AreEqual(value, a.Value));
                if (rule.Text("function") == call.Function && fits)
                {
                    foreach (var (name, value) in rule.In("set"))
                    {
                        flags[name] = value;
                    }
                }
            }

            ever |= Are("ever");
        }

        return ever && Are("finally");
    }

    private static IEnumerable<object?> Elements(object? data) =>
        data switch
        {
            Items items => items,
            Map map => map.Keys,
            _ => [],
        };

    private static object? KeyOf(object? key, Scope scope) =>
        key is string name && name.StartsWith('$') ? scope[name] : key;
}
