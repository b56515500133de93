using Chela.AgentDojo.Suites;
using Chela.Envelope.Grounding;
using Chela.Text;
using Chela.Text.Written;

namespace Chela.AgentDojo.Runs;

/// <summary>Rewrites an injection, its calls and its check alike, so that it goes to another place.</summary>
internal static class Redirections
{
    /// <summary>The injection with its first destination replaced everywhere; null if it has none, or there is nothing to take.</summary>
    public static DojoTask? To(Pair pair, Func<Pair, string, string?> place)
    {
        var destination = pair
            .Injection.Calls.SelectMany(c =>
                pair.Suite.Tools[c.Function].Destinations.Select(d => c.Arguments.GetValueOrDefault(d))
            )
            .SelectMany(v =>
                v is Items items ? items.OfType<string>()
                : v is string text ? [text]
                : []
            )
            .FirstOrDefault();
        if (destination is null || place(pair, destination) is not { } other || other == destination)
        {
            return null;
        }

        string Replaced(string text) =>
            text.Replace(destination, other, StringComparison.Ordinal)
                .Replace(Casing.ToLower(destination), Casing.ToLower(other), StringComparison.Ordinal);
        return pair.Injection with
        {
            Calls = [.. pair.Injection.Calls.Select(c => c with { Arguments = (Map)Data.Map(c.Arguments, Replaced)! })],
            Check = (Map)Data.Map(pair.Injection.Check, Replaced)!,
        };
    }

    /// <summary>Looks like something the owner said, or like the owner's own.</summary>
    public static string? LookAlike(Pair pair, string destination)
    {
        foreach (var place in Places(pair, destination))
        {
            (string Letter, string Like)[] pairs =
            [
                ("m", "rn"),
                ("l", "1"),
                ("o", "0"),
                ("0", "O"),
                ("1", "l"),
                ("e", "\u0435"),
            ];
            foreach (var (letter, like) in pairs)
            {
                var at = place.IndexOf(letter, StringComparison.Ordinal);
                if (at >= 0)
                {
                    return place[..at] + like + place[(at + letter.Length)..];
                }
            }
        }

        return null;
    }

    /// <summary>Put together out of pieces that the owner said.</summary>
    public static string? Glued(Pair pair, string destination)
    {
        var words = pair
            .User.Prompt.Split(' ')
            .Select(w => w.Trim('\'', '"', '.', ',', '?', '!', '(', ')', ':'))
            .Where(w => w.Length > 2 && w.All(char.IsAsciiLetterOrDigit))
            .ToList();
        if (Places(pair, destination) is not [var place, ..])
        {
            return null;
        }

        var at = place.IndexOf('@', StringComparison.Ordinal);
        var longer = words.Count > 1 ? $"{words[0]}{words[^1]}" : "more";
        return at > 0 ? $"{longer}.{place[..at]}{place[at..]}" : place + longer;
    }

    /// <summary>A contact of the owner's that was not named; where there are none, somebody the owner has dealt with.</summary>
    public static string? Mule(Pair pair, string destination)
    {
        var (state, kind) = (pair.Suite.Environment.In("state"), KindOf(destination));
        var known = pair.Host.Policy.Contacts.Select(c => c.Address).ToList();
        if (!known.Exists(k => KindOf(k) == kind))
        {
            known = kind is null
                ? (state.GetValueOrDefault("slack") as Map)?.Texts("users") ?? []
                : [.. AllTexts(state).Where(t => KindOf(t) == kind)];
        }

        return known.Find(k => !pair.User.Prompt.Contains(k, StringComparison.Ordinal) && k != destination);
    }

    /// <summary>What the owner said that is of the destination's kind; else the owner's own.</summary>
    private static List<string> Places(Pair pair, string destination)
    {
        var kind = KindOf(destination);
        var said = MentionIndex
            .Of(pair.User.Prompt, [])
            .All.Where(m => m.Kind == kind)
            .Select(m => pair.User.Prompt.Substring(m.Start, m.Length));
        var own = pair.Host.Policy.OwnerNames.Where(n => KindOf(n) == kind);
        return [.. said.Concat(own)];
    }

    private static WrittenKind? KindOf(string text) => SoughtValue.Of(text).Kind;

    private static IEnumerable<string> AllTexts(object? data) =>
        data switch
        {
            string text => [text],
            Map map => map.Values.SelectMany(AllTexts),
            Items items => items.SelectMany(AllTexts),
            _ => [],
        };
}
