using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Text;

namespace Chela.Envelope.Checks;

/// <summary>
/// Writes down all that a verdict rests on, so that it can be derived again by somebody who has nothing else: the call with
/// the label of each leaf, the tool's declaration, the policy as far as it matters, the owner's words, the records that
/// were used, the witnesses, the uses that count.
/// </summary>
internal static class CertificateWriter
{
    /// <summary>The version of the form.</summary>
    public const int Version = 1;

    /// <summary>Writes the certificate of a verdict. It is only made when somebody reads it.</summary>
    public static Certificate Write(Situation at, Finding decided, VerbUse? use, ImmutableArray<Witness> witnesses) =>
        new(() => Json(at, decided, use, witnesses));

    private static string Json(Situation at, Finding decided, VerbUse? use, ImmutableArray<Witness> witnesses)
    {
        var json = new CanonicalJson().StartObject();
        json.Name("certificate").Number(Version);
        json.Name("verdict").Text(Casing.ToLower(decided.Verdict.ToString()));
        json.Name("check").Text(Casing.ToLower(decided.Check.ToString()));
        json.Name("rule").Text(decided.Rule);
        json.Name("why").Text(decided.Why);
        json.Name("effect").Text(at.Id.ToString());
        json.Name("task").Text(at.Authority.Task);
        json.Name("moment").Text(at.Moment.Now.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        Call(json.Name("call"), at);
        PolicyJson.Write(json.Name("policy"), at.Policy);
        Messages(json.Name("messages"), at);
        Records(json.Name("records"), at);
        Witnesses(json.Name("witnesses"), witnesses);
        if (use is { } verb)
        {
            json.Name("verb").StartObject().Name("message").Text(verb.Message);
            json.Name("start").Number(verb.Start).EndObject();
        }

        Uses(json.Name("uses"), at);
        json.Name("approvals").StartArray();
        foreach (var approval in at.Authority.Approvals.Where(a => a.Effect == at.Id))
        {
            json.StartObject().Name("by").Text(approval.By).Name("channel").Text(approval.Channel);
            json.Name("at").Text(Iso(approval.At)).Name("expires").Text(Iso(approval.Expires)).EndObject();
        }

        return json.EndArray().EndObject().ToString();
    }

    private static void Call(CanonicalJson json, Situation at)
    {
        json.StartObject().Name("tool").Text(at.Effect.Tool).Name("kind").Text(at.Effect.Kind.ToString());
        json.Name("arguments").StartArray();
        foreach (var argument in at.Effect.Arguments)
        {
            json.StartObject().Name("name").Text(argument.Name).Name("role").Text(argument.Role.ToString());
            EffectJson.Write(json.Name("value"), argument.Value);
            json.Name("labels").StartArray();
            foreach (var leaf in at.Leaves.Where(l => l.Parameter == argument.Name))
            {
                Write(json, leaf.Label);
            }

            json.EndArray().EndObject();
        }

        json.EndArray();
        EffectJson.Write(json.Name("control"), at.Effect.Control);
        json.EndObject();
    }

    private static void Messages(CanonicalJson json, Situation at)
    {
        json.StartArray();
        foreach (var message in at.Authority.Messages)
        {
            json.StartObject().Name("id").Text(message.Id).Name("sha256").Text(message.Hash.ToString());
            json.Name("task").Truth(message.IsOfTask).Name("text").Text(message.Text).Name("cut").StartArray();
            foreach (var cut in message.Cuts)
            {
                json.StartArray().Number(cut.Start).Number(cut.End).EndArray();
            }

            json.EndArray().EndObject();
        }

        json.EndArray();
    }

    /// <summary>The records that the call speaks of, and those that a selector could be resolved in.</summary>
    private static void Records(CanonicalJson json, Situation at)
    {
        var used = at
            .Leaves.SelectMany(l => l.Value.From)
            .SelectMany(o => Naming.References(o))
            .Concat(at.Effect.Control)
            .Select(r => r.Record)
            .ToHashSet();
        var hasSelector = at.Leaves.Any(l => l.Role == ParameterRole.Selector);
        json.StartArray();
        foreach (var record in at.Authority.Records.Values.OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            if (used.Contains(record.Id) || (hasSelector && Naming.IndexOf(at, record).Items.Count > 0))
            {
                Write(json, record);
            }
        }

        json.EndArray();
    }

    private static void Write(CanonicalJson json, Record record)
    {
        json.StartObject().Name("id").Text(record.Id).Name("tool").Text(record.Effect.Tool);
        json.Name("kind").Text(record.Effect.Kind.ToString()).Name("arguments").StartArray();
        foreach (var argument in record.Effect.Arguments)
        {
            ValueJson.Write(json, argument.Value);
        }

        json.EndArray();
        Labelled(json.Name("value"), record.Value);
        json.EndObject();
    }

    /// <summary>A value with its labels: <c>[value, label]</c> for a leaf.</summary>
    private static void Labelled(CanonicalJson json, Value value)
    {
        switch (value)
        {
            case Value.List list:
                json.StartArray();
                foreach (var item in list.Items)
                {
                    Labelled(json, item);
                }

                json.EndArray();
                break;
            case Value.Record fields:
                json.StartObject();
                foreach (var (name, field) in fields.Fields)
                {
                    Labelled(json.Name(name), field);
                }

                json.EndObject();
                break;
            default:
                json.StartObject();
                ValueJson.Write(json.Name("value"), value);
                Write(json.Name("label"), value.Label);
                json.EndObject();
                break;
        }
    }

    private static void Witnesses(CanonicalJson json, ImmutableArray<Witness> witnesses)
    {
        json.StartArray();
        foreach (var witness in witnesses)
        {
            json.StartObject().Name("kind").Text(Casing.ToLower(witness.Kind.ToString()));
            json.Name("for").Text(witness.For).Name("record").Text(witness.Record);
            json.Name("start").Number(witness.Start).Name("length").Number(witness.Length);
            json.Name("text").Text(witness.Text).EndObject();
        }

        json.EndArray();
    }

    private static void Uses(CanonicalJson json, Situation at)
    {
        json.StartArray();
        foreach (var use in at.Usage.Uses)
        {
            json.StartObject().Name("effect").Text(use.Effect.ToString()).Name("tool").Text(use.Tool);
            json.Name("kind").Text(use.Kind.ToString()).Name("at").Text(Iso(use.At));
            json.Name("task").Truth(use.IsOfTask).Name("amount").Number(use.Amount);
            json.Name("bytes").Number(use.Bytes).Name("tokens").Number(use.Tokens);
            if (use.Verb is { } verb)
            {
                json.Name("verb").StartArray().Text(verb.Message).Number(verb.Start).EndArray();
            }

            json.EndObject();
        }

        json.EndArray();
    }

    private static void Write(CanonicalJson json, Label label)
    {
        json.StartObject().Name("sources").StartArray();
        foreach (var source in label.Sources)
        {
            json.Text(source.ToString());
        }

        json.EndArray().Name("readers").Text(label.Readers.ToString()).EndObject();
    }

    private static string Iso(DateTimeOffset time) =>
        time.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
