using System.Collections.Immutable;
using System.Globalization;
using Chela.Text;

namespace Chela.Envelope.Policies;

/// <summary>A policy as canonical JSON (RFC 8785) in the form of <c>policy.yaml</c>, which can be read as one again.</summary>
public static class PolicyJson
{
    /// <summary>The text; what is empty is left out.</summary>
    public static string Of(Policy policy)
    {
        var json = new CanonicalJson();
        Write(json, policy);
        return json.ToString();
    }

    /// <summary>Writes a policy into something bigger.</summary>
    public static void Write(CanonicalJson json, Policy policy)
    {
        json.StartObject().Name("version").Number(1);
        if (!policy.OwnerNames.IsEmpty)
        {
            Texts(json.Name("owner").StartObject().Name("names"), policy.OwnerNames).EndObject();
        }

        if (!policy.Groups.IsEmpty)
        {
            json.Name("groups").StartObject();
            foreach (var (name, members) in policy.Groups)
            {
                Texts(json.Name(name), members);
            }

            json.EndObject();
        }

        if (!policy.Defaults.IsEmpty)
        {
            json.Name("defaults").StartObject();
            foreach (var (kind, verdict) in policy.Defaults)
            {
                json.Name(PolicyWords.Of(kind)).Text(PolicyWords.Of(verdict));
            }

            json.EndObject();
        }

        Objects(json, "contacts", policy.Contacts, Write);
        Objects(json, "rules", policy.Rules, Write);
        Objects(json, "standing", policy.Standing, Write);
        Objects(json, "budgets", policy.Budgets, Write);
        json.EndObject();
    }

    private static void Write(CanonicalJson json, Contact contact) =>
        json.Name("name").Text(contact.Name).Name("address").Text(contact.Address);

    private static void Write(CanonicalJson json, PolicyRule rule)
    {
        json.Name("name").Text(rule.Name).Name("verdict").Text(PolicyWords.Of(rule.Verdict));
        Write(json, rule.When);
    }

    private static void Write(CanonicalJson json, StandingApproval standing)
    {
        json.Name("name").Text(standing.Name).Name("tool").Text(standing.Tool);
        json.Name("kind").Text(PolicyWords.Of(standing.Kind)).Name("expires").Text(Written(standing.Expires));
        if (!standing.Fixed.IsEmpty)
        {
            json.Name("fixed").StartObject();
            foreach (var (name, value) in standing.Fixed)
            {
                json.Name(name).Literal(value);
            }

            json.EndObject();
        }

        if (!standing.Free.IsEmpty)
        {
            Texts(json.Name("free"), standing.Free);
        }
    }

    private static void Write(CanonicalJson json, Budget budget)
    {
        json.Name("name").Text(budget.Name).Name("measure").Text(PolicyWords.Of(budget.Measure));
        json.Name("most").Number(budget.Most).Name("per").Text(PolicyWords.Of(budget.Period));
        json.Name("beyond").Text(PolicyWords.Of(budget.Beyond));
        Write(json, budget.When);
    }

    private static void Write(CanonicalJson json, Condition when)
    {
        Optional("tool", when.Tool?.Pattern);
        Optional("kind", when.Kind is { } kind ? PolicyWords.Of(kind) : null);
        Optional("destination", when.Destination?.Pattern);
        Optional("source", when.Source?.Pattern);
        Optional("not_readable_by", when.NotReadableBy?.Name);
        Optional("hours", when.Hours is { } h ? $"{Written(h.From)}-{Written(h.To)}" : null);
        Write(json, "above", when.Above);
        Write(json, "up_to", when.UpTo);

        void Optional(string name, string? text)
        {
            if (text is not null)
            {
                json.Name(name).Text(text);
            }
        }
    }

    private static void Write(CanonicalJson json, string name, Limit? limit)
    {
        if (limit is null)
        {
            return;
        }

        json.Name(name).StartObject();
        foreach (var (measure, most) in new[] { (Measure.Amount, limit.Amount), (Measure.Bytes, limit.Bytes) })
        {
            if (most is { } number)
            {
                json.Name(PolicyWords.Of(measure)).Number(number);
            }
        }

        json.EndObject();
    }

    private static string Written(TimeOnly time) => time.ToString("HH':'mm", CultureInfo.InvariantCulture);

    private static string Written(DateTimeOffset moment) =>
        moment.ToString("yyyy'-'MM'-'dd'T'HH':'mm':'sszzz", CultureInfo.InvariantCulture);

    private static CanonicalJson Texts(CanonicalJson json, ImmutableArray<string> texts)
    {
        json.StartArray();
        foreach (var text in texts)
        {
            json.Text(text);
        }

        return json.EndArray();
    }

    private static void Objects<T>(
        CanonicalJson json,
        string name,
        ImmutableArray<T> items,
        Action<CanonicalJson, T> write
    )
    {
        if (items.IsEmpty)
        {
            return;
        }

        json.Name(name).StartArray();
        foreach (var item in items)
        {
            write(json.StartObject(), item);
            json.EndObject();
        }

        json.EndArray();
    }
}
