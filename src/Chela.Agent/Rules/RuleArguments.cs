using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace Chela.Agent.Rules;

/// <summary>Makes the arguments of a verb out of what a rule asks for and what the owner wrote.</summary>
internal static class RuleArguments
{
    private static readonly SearchValues<char> s_quotes = SearchValues.Create("\"'“”‘’「」『』《》");

    /// <summary>The arguments; else what has to be asked.</summary>
    public static (ImmutableArray<string> Arguments, RuleQuestion Question) Of(
        Rule rule,
        PatternMatch match,
        RuleMoment moment
    )
    {
        var (verb, options, values) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var part in rule.Asks.Split(' '))
        {
            if (part[0] == '$')
            {
                var (written, question) = Values(part[1..], match, moment);
                if (question != default)
                {
                    return (default, question);
                }

                values.AddRange(written);
            }
            else if (part.IndexOf('$', StringComparison.Ordinal) is var at and > 0)
            {
                var (written, question) = Values(part[(at + 1)..], match, moment);
                if (question != default)
                {
                    return (default, question);
                }

                // Joined by "=", a value that begins with "-" is still one.
                options.AddRange(written.Take(1).Select(value => part[..at] + value));
            }
            else if (part.Split(':') is [var name, var then])
            {
                options.AddRange(match.Has(name) ? then.Split(',') : []);
            }
            else
            {
                (part.StartsWith("--", StringComparison.Ordinal) || options.Count > 0 ? options : verb).Add(part);
            }
        }

        // INVARIANT: what the owner wrote is never an option, nor a word of the verb.
        if (values.FindIndex(value => value.StartsWith('-')) is var first and >= 0)
        {
            values.Insert(first, "--");
        }

        return ([.. verb, .. options, .. values], default);
    }

    private static (ImmutableArray<string> Written, RuleQuestion Question) Values(
        string name,
        PatternMatch match,
        RuleMoment moment
    )
    {
        switch (name)
        {
            case "week":
                return WeekNamed.Read(match, moment.Now) is { } week ? ([week], default) : ([], RuleQuestion.WhichWeek);
            case "when":
                var (when, question) = WhenReader.Read(match, moment.Now);
                return when is null ? ([], question) : ([when], default);
            case "number":
                var number = RuleNumbers.Of(match.Folded(name) ?? "");
                return number is > 0
                    ? ([number.Value.ToString(CultureInfo.InvariantCulture)], default)
                    : ([], RuleQuestion.WhichId);
            case "nth":
                var place = RuleNumbers.OfPlace(match.Folded(name) ?? "");
                return place is > 0
                    ? ([place.Value.ToString(CultureInfo.InvariantCulture)], default)
                    : ([], RuleQuestion.WhichReminder);
            case "id" or "anyid" or "host":
                return ([.. match.Written(name).Select(Chela.Text.Casing.ToLower)], default);
            case "topic":
                // Words in quotation marks are looked for as they stand.
                return (
                    [
                        .. match
                            .Written(name)
                            .Take(1)
                            .Select(t => Bare(t) is var bare && bare != t.Trim() ? $"\"{bare}\"" : bare),
                    ],
                    default
                );
            case "what" or "note":
                return ([.. match.Written(name).Take(1).Select(Bare)], default);
            default:
                return ([.. match.Written(name)], default);
        }
    }

    /// <summary>Words without the quotation marks around them.</summary>
    private static string Bare(string words)
    {
        var bare = words.Trim();
        return
            bare.Length > 2
            && s_quotes.Contains(bare[0])
            && s_quotes.Contains(bare[^1])
            && bare.AsSpan(1, bare.Length - 2).IndexOfAny(s_quotes) < 0
            ? bare[1..^1].Trim()
            : bare;
    }
}
