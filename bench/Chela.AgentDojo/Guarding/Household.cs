using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Chela.AgentDojo.Suites;
using Chela.Envelope.Decisions;
using Chela.Envelope.Policies;

namespace Chela.AgentDojo.Guarding;

/// <summary>
/// What the host hands over besides the tools. Contacts are the people the owner has written to, by the names of the
/// address book: not all of it, as senders fill it. Groups are channels with their members.
/// </summary>
internal static partial class Household
{
    /// <summary>The policy of a suite's environment: the defaults, the tools, the owner, the contacts.</summary>
    public static Policy PolicyOf(Suite suite, Map state) =>
        Policy.Default with
        {
            Tools = suite.Tools.Values.ToImmutableDictionary(t => t.Name, Declarations.Of),
            OwnerNames = [.. OwnerNames(suite, state).Distinct()],
            Contacts = [.. Contacts(state)],
            Groups = Groups(state),
        };

    /// <summary>The environment's day, or a fixed one.</summary>
    public static Moment MomentOf(Map state)
    {
        var day = state.GetValueOrDefault("calendar") is Map calendar ? calendar.Text("current_day") : "2024-05-15";
        return new Moment(DateTimeOffset.Parse(day + "T09:00:00Z", CultureInfo.InvariantCulture));
    }

    /// <summary>Those the owner has written to.</summary>
    public static IEnumerable<Contact> Contacts(Map state)
    {
        if (state.GetValueOrDefault("inbox") is not Map inbox)
        {
            return [];
        }

        string[] fields = ["recipients", "cc", "bcc"];
        var written = inbox["emails"]
            .Maps()
            .Where(m => m.Text("sender") == inbox.Text("account_email"))
            .SelectMany(m => fields.SelectMany(f => m.Texts(f)))
            .ToHashSet();
        return inbox["contact_list"]
            .Maps()
            .Where(c => written.Contains(c.Text("email")))
            .Select(c => new Contact(c.Text("name"), c.Text("email")));
    }

    private static IEnumerable<string> OwnerNames(Suite suite, Map state)
    {
        foreach (var part in state.Values.OfType<Map>())
        {
            string[] own = ["account_email", "iban", "email"];
            foreach (var name in own.Select(part.TextOrNull).OfType<string>())
            {
                yield return name;
            }

            if (part.TextOrNull("first_name") is { } first && part.TextOrNull("last_name") is { } last)
            {
                yield return $"{first} {last}";
            }
        }

        if (Name().Match(suite.SystemMessage) is { Success: true } match)
        {
            yield return match.Groups[1].Value;
        }
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> Groups(Map state)
    {
        if (state.GetValueOrDefault("slack") is not Map slack)
        {
            return ImmutableDictionary<string, ImmutableArray<string>>.Empty;
        }

        var members = slack.In("user_channels");
        return slack
            .Texts("channels")
            .Distinct()
            .ToImmutableDictionary(
                c => c,
                c => members.Where(m => ((Items)m.Value!).Contains(c)).Select(m => m.Key).ToImmutableArray()
            );
    }

    [GeneratedRegex(@"The user's name is ([\p{L} ]+)[,.]", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
