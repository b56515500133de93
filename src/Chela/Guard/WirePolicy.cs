using System.Collections.Immutable;
using System.Text;
using Chela.Edge.Files.Policies;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;

namespace Chela.Guard;

/// <summary>Reads what <c>open</c> says of the owner, the contacts and the tools.</summary>
internal static class WirePolicy
{
    /// <summary>The policy of a session.</summary>
    public static Policy Read(WireNode parameters, Moment moment)
    {
        var policy = parameters.Optional("policy") is { } given ? PolicyOf(given, moment) : Policy.Default;
        var owner = parameters["owner"].Object("names");
        var tools = parameters["tools"].Items().Select(ToolOf).ToList();
        if (tools.GroupBy(t => t.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new WireError(
                WireError.Parameters,
                $"{parameters["tools"].Place}: the tool '{twice.Key}' stands there again; remove one of the two"
            );
        }

        return policy with
        {
            OwnerNames = [.. policy.OwnerNames, .. owner["names"].Items().Select(n => n.Text())],
            Contacts =
            [
                .. policy.Contacts,
                .. parameters["contacts"]
                    .Items()
                    .Select(c => c.Object("name", "address"))
                    .Select(c => new Contact(c["name"].Text(), c["address"].Text())),
            ],
            Groups = policy.Groups.SetItems(
                parameters["groups"]
                    .Members()
                    .Select(g => KeyValuePair.Create(g.Name, g.Value.Items().Select(m => m.Text()).ToImmutableArray()))
            ),
            Tools = policy.Tools.SetItems(tools.Select(t => KeyValuePair.Create(t.Name, t))),
        };
    }

    private static ToolDeclaration ToolOf(WireNode node)
    {
        // A tool may come without kind and roles: then it is the gravest of what it could be.
        node.Object("name", "kind?", "repeat?", "parameters?", "result?");
        var result = node.Optional("result")?.Object("key", "names");
        return new ToolDeclaration(
            node["name"].Text(),
            node.Optional("kind") is { } kind
                ? kind.OneOf(
                    ("observe-local", EffectKind.ObserveLocal),
                    ("observe-remote", EffectKind.ObserveRemote),
                    ("write", EffectKind.Write),
                    ("send", EffectKind.Send),
                    ("spend", EffectKind.Spend),
                    ("execute", EffectKind.Execute),
                    ("destroy", EffectKind.Destroy),
                    ("configure", EffectKind.Configure)
                )
                : EffectKind.Send,
            node.Optional("repeat") is { } repeat
                ? repeat.OneOf(("idempotent", Repeat.Idempotent), ("keyed", Repeat.Keyed), ("neither", Repeat.Neither))
                : Repeat.Neither,
            node.Optional("parameters") is { } parameters
                ? parameters.Members().Select(p => ParameterOf(p.Name, p.Value)).ToList()
                : [],
            result is { } keys ? [.. keys["key"].Items().Select(k => k.Text())] : Array.Empty<string>(),
            result is { } names ? [.. names["names"].Items().Select(n => n.Text())] : Array.Empty<string>()
        );
    }

    private static ParameterDeclaration ParameterOf(string name, WireNode node)
    {
        node.Object("role", "refers?");
        return new ParameterDeclaration(
            name,
            node["role"]
                .OneOf(
                    ("destination", ParameterRole.Destination),
                    ("amount", ParameterRole.Amount),
                    ("selector", ParameterRole.Selector),
                    ("content", ParameterRole.Content),
                    ("option", ParameterRole.Option)
                ),
            node.Optional("refers")?.Text()
        );
    }

    private static Policy PolicyOf(WireNode node, Moment moment)
    {
        var reading = PolicyFile.Read(
            node.Place.ToString(),
            Encoding.UTF8.GetBytes(node.Json.GetRawText()),
            moment.Now
        );
        return reading.Policy
            ?? throw new WireError(
                WireError.Parameters,
                // As 'chela policy check' tells them: a line each.
                string.Join('\n', reading.Errors)
            );
    }
}
