using System.Collections.Immutable;
using System.Globalization;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;
using Chela.Guard;

namespace Chela.Audit;

/// <summary>
/// Reads a policy as a certificate holds it: what held, whatever <c>policy check</c> would say of it. That nothing in it was
/// overlooked shows when it is written again.
/// </summary>
internal static class CertificatePolicy
{
    /// <summary>The policy with its tools.</summary>
    public static Policy Read(WireNode node, WireNode tools)
    {
        node.Object("version", "owner?", "groups?", "defaults?", "contacts?", "rules?", "standing?", "budgets?");
        var policy = new Policy
        {
            OwnerNames = node.Optional("owner") is { } owner ? Texts(owner["names"]) : [],
            Groups = Members(node, "groups").ToImmutableDictionary(g => g.Name, g => Texts(g.Value)),
            Defaults = Members(node, "defaults")
                .ToImmutableDictionary(
                    d => PolicyWords.Kind(d.Name) ?? throw WireError.At(d.Value.Place, "a kind of effect as the name"),
                    d => Word(d.Value, PolicyWords.Verdict)
                ),
            Contacts = [.. Items(node, "contacts").Select(c => new Contact(c["name"].Text(), c["address"].Text()))],
            Rules =
            [
                .. Items(node, "rules")
                    .Select(r => new PolicyRule(r["name"].Text(), When(r), Word(r["verdict"], PolicyWords.Verdict))),
            ],
            Standing = [.. Items(node, "standing").Select(Standing)],
            Budgets = [.. Items(node, "budgets").Select(Budget)],
        };
        return policy.Json == node.Json.GetRawText()
            ? policy with
            {
                Tools = tools.Items().Select(Tool).ToImmutableDictionary(t => t.Name),
            }
            : throw WireError.At(node.Place, "a policy in its own form");
    }

    /// <summary>A word of the policy's.</summary>
    public static T Word<T>(WireNode node, Func<string, T?> read)
        where T : struct => read(node.Text()) ?? throw WireError.At(node.Place, $"another word than '{node.Text()}'");

    /// <summary>A list of texts.</summary>
    public static ImmutableArray<string> Texts(WireNode node) => [.. node.Items().Select(t => t.Text())];

    private static ToolDeclaration Tool(WireNode node)
    {
        node.Object("key", "kind", "name", "names", "parameters", "repeat");
        return new ToolDeclaration(
            node["name"].Text(),
            Word(node["kind"], PolicyWords.Kind),
            CertificateReader.Named<Repeat>(node["repeat"]),
            [
                .. node["parameters"]
                    .Items()
                    .Select(p => p.Object("name", "refers?", "role"))
                    .Select(p => new ParameterDeclaration(
                        p["name"].Text(),
                        CertificateReader.Named<ParameterRole>(p["role"]),
                        p.Optional("refers")?.Text()
                    )),
            ],
            Texts(node["key"]),
            Texts(node["names"])
        );
    }

    private static Condition When(WireNode node) =>
        new()
        {
            Tool = Pattern(node, "tool"),
            Kind = node.Optional("kind") is { } kind ? Word(kind, PolicyWords.Kind) : null,
            Destination = Pattern(node, "destination"),
            Source = Pattern(node, "source"),
            NotReadableBy = node.Optional("not_readable_by") is { } reader ? new Principal(reader.Text()) : null,
            Hours = node.Optional("hours") is { } hours ? HoursOf(hours) : null,
            Above = Limit(node, "above"),
            UpTo = Limit(node, "up_to"),
        };

    private static Glob? Pattern(WireNode node, string name) =>
        node.Optional(name) is { } pattern ? new Glob(pattern.Text()) : null;

    private static Limit? Limit(WireNode node, string name) =>
        node.Optional(name) is { } limit
            ? new Limit(
                limit.Optional("amount") is { } amount ? CertificateValues.Number(amount) : null,
                limit.Optional("bytes") is { } bytes ? CertificateValues.Number(bytes) : null
            )
            : null;

    private static Hours HoursOf(WireNode node) =>
        node.Text().Split('-') is [var from, var to] && Time(from) is { } first && Time(to) is { } last
            ? new Hours(first, last)
            : throw WireError.At(node.Place, "hours: 22:00-07:00");

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static StandingApproval Standing(WireNode node) =>
        new(
            node["name"].Text(),
            node["tool"].Text(),
            Word(node["kind"], PolicyWords.Kind),
            Members(node, "fixed")
                .ToImmutableSortedDictionary(f => f.Name, f => f.Value.Json.GetRawText(), StringComparer.Ordinal),
            node.Optional("free") is { } free ? Texts(free) : [],
            CertificateReader.Time(node["expires"], "yyyy'-'MM'-'dd'T'HH':'mm':'sszzz")
        );

    private static Budget Budget(WireNode node) =>
        new(
            node["name"].Text(),
            When(node),
            Word(node["measure"], PolicyWords.Measure),
            CertificateValues.Number(node["most"]),
            Word(node["per"], PolicyWords.Period),
            Word(node["beyond"], PolicyWords.Verdict)
        );

    private static IEnumerable<WireNode> Items(WireNode node, string name) => node.Optional(name)?.Items() ?? [];

    private static IEnumerable<(string Name, WireNode Value)> Members(WireNode node, string name) =>
        node.Optional(name)?.Members() ?? [];
}
