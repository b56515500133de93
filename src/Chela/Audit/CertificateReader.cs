using System.Collections.Immutable;
using System.Globalization;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;
using Chela.Guard;
using Chela.Text;

namespace Chela.Audit;

/// <summary>
/// Reads a certificate back into the arguments of the decision. Strict: what is not expected is an error, and each hash in it
/// is made again. <c>docs/certificate.md</c> describes the form.
/// </summary>
internal static class CertificateReader
{
    private const int Version = 1;

    /// <summary>Reads the content of a certificate.</summary>
    /// <exception cref="WireError">It is none.</exception>
    public static AuditedCase Read(WireNode node)
    {
        node.Object(
            "approvals",
            "call",
            "certificate",
            "check",
            "effect",
            "manifest?",
            "messages",
            "moment",
            "order?",
            "policy",
            "records",
            "rule",
            "task",
            "tools",
            "uses",
            "verb?",
            "verdict",
            "why",
            "witnesses"
        );
        Expect(node["certificate"], node["certificate"].Whole() == Version, $"version {Version}");
        var effect = Call(node["call"]);
        return new AuditedCase(
            effect,
            Id(node["effect"]),
            [.. effect.Arguments.SelectMany(a => ValueTree.Leaves(a.Name, a.Value)).Select(l => l.Leaf.Label)],
            new Authority
            {
                Task = node["task"].Text(),
                Messages = [.. node["messages"].Items().Select(Message)],
                Records = node["records"].Items().Select(Record).ToImmutableDictionary(r => r.Id),
                Approvals = [.. node["approvals"].Items().Select(a => Approval(a, Id(node["effect"])))],
                Manifest = node.Optional("manifest") is { } manifest ? ManifestOf(manifest) : null,
                Order = node.Optional("order") is { } order ? OrderOf(order) : null,
            },
            CertificatePolicy.Read(node["policy"], node["tools"]),
            new Usage([.. node["uses"].Items().Select(Use)]),
            new Moment(Time(node["moment"])),
            CertificatePolicy.Word(node["verdict"], PolicyWords.Verdict),
            Named<Check>(node["check"]),
            node["rule"].Text(),
            node.Optional("verb") is { } verb ? Verb(verb) : null,
            [.. node["witnesses"].Items().Select(Witness)]
        );
    }

    /// <summary>A value of an enumeration by its name in lower case.</summary>
    public static T Named<T>(WireNode node)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Casing.ToLower(value.ToString()) == node.Text())
            {
                return value;
            }
        }

        throw WireError.At(node.Place, $"another word than '{node.Text()}'");
    }

    /// <summary>A time in the form that certificates use.</summary>
    public static DateTimeOffset Time(WireNode node, string form = "O") =>
        DateTimeOffset.TryParseExact(node.Text(), form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw WireError.At(node.Place, "a time with its offset");

    private static Effect Call(WireNode node)
    {
        node.Object("arguments", "control", "kind", "tool");
        return new Effect(
            node["tool"].Text(),
            CertificatePolicy.Word(node["kind"], PolicyWords.Kind),
            [
                .. node["arguments"]
                    .Items()
                    .Select(a => a.Object("label?", "name", "role", "value"))
                    .Select(a => new Argument(a["name"].Text(), Named<ParameterRole>(a["role"]), ValueOf(a))),
            ]
        )
        {
            Control = [.. node["control"].Items().Select(WireValues.ReferenceOf)],
        };
    }

    /// <summary>An argument's value; of a list or an object with its own label, where that is more than those inside.</summary>
    private static Value ValueOf(WireNode argument)
    {
        var value = CertificateValues.Argument(argument["value"]);
        if (argument.Optional("label") is not { } own)
        {
            return value;
        }

        var label = CertificateValues.Label(own);
        Expect(own, value is Value.List or Value.Record && !label.Equals(value.Label), "a label that tells something");
        return value with { Label = label };
    }

    private static OwnerMessage Message(WireNode node)
    {
        node.Object("cut", "id", "sha256", "task", "text");
        var cuts = node["cut"].Items().Select(Cut).ToList();
        var marked = cuts.Where(c => c.Reason == CutReason.Marked).Select(c => (c.Start, c.Length));
        var text = node["text"].Text();
        Expect(node["cut"], cuts.TrueForAll(c => c.End <= text.Length), "parts of the text");
        var message = new OwnerMessage(node["id"].Text(), text, Truth(node["task"]), marked);
        Expect(node["sha256"], node["sha256"].Text() == message.Hash.ToString(), "the hash of the text");
        Expect(node["cut"], message.Cuts.SequenceEqual(cuts), "the parts that are not the owner's own words");
        return message;
    }

    private static CutSpan Cut(WireNode node)
    {
        var parts = node.Items().ToList();
        Expect(node, parts.Count == 3, "[start, length, reason]");
        return new CutSpan(parts[0].Whole(), parts[1].Whole(), Named<CutReason>(parts[2]));
    }

    private static Record Record(WireNode node)
    {
        node.Object("call", "id", "label", "lookup?", "sha256", "tree?", "value?");
        var call = node["call"].Object("arguments", "kind", "tool");
        var label = CertificateValues.Label(node["label"]);
        var value =
            node.Optional("value") is { } plain ? CertificateValues.Plain(plain, label)
            : node.Optional("tree") is { } tree ? CertificateValues.Tree(tree)
            : null;
        Expect(node["label"], value is null || value.Label.Equals(label), "the label of the value");
        Expect(
            node["sha256"],
            ContentHash.TryParse(node["sha256"].Text(), out var hash)
                && (value is null || hash == ContentHash.Of(ValueJson.Of(value))),
            "the hash of the value"
        );
        var effect = new Effect(
            call["tool"].Text(),
            CertificatePolicy.Word(call["kind"], PolicyWords.Kind),
            [
                .. call["arguments"]
                    .Members()
                    .Select(a => new Argument(
                        a.Name,
                        ParameterRole.Undeclared,
                        CertificateValues.Plain(a.Value, Envelope.Labels.Label.Public)
                    )),
            ]
        );
        var lookup = node.Optional("lookup") is { } items ? LookUp(items, label) : null;
        return new Record(node["id"].Text(), effect, value ?? (Value?)lookup ?? new Value.Nothing(label));
    }

    /// <summary>A result of which only the keys and names of its items count.</summary>
    private static Value.List LookUp(WireNode items, Envelope.Labels.Label whole) =>
        new(
            [
                .. items
                    .Items()
                    .Select(item => item.Object("fields", "label?"))
                    .Select(item =>
                        CertificateValues.Plain(
                            item["fields"],
                            item.Optional("label") is { } label ? CertificateValues.Label(label) : whole
                        )
                    ),
            ],
            whole
        );

    private static Approval Approval(WireNode node, EffectId effect)
    {
        node.Object("at", "by", "channel", "expires");
        return new Approval(effect, node["by"].Text(), node["channel"].Text(), Time(node["at"]), Time(node["expires"]));
    }

    private static Manifest ManifestOf(WireNode node)
    {
        node.Object("job", "places");
        return new Manifest(
            node["job"].Text(),
            [
                .. node["places"]
                    .Items()
                    .Select(p => p.Object("place?", "readers", "tool"))
                    .Select(p => new ManifestPlace(
                        p["tool"].Text(),
                        p.Optional("place")?.Text(),
                        CertificateValues.Readers(p["readers"])
                    )),
            ]
        );
    }

    private static Order OrderOf(WireNode node)
    {
        node.Object("acts", "message");
        return new Order(node["message"].Text(), [.. node["acts"].Items().Select(Hash)]);
    }

    private static Use Use(WireNode node)
    {
        node.Object("act?", "amount", "at", "bytes", "effect", "kind", "task", "tokens", "tool", "verb?");
        return new Use(
            Id(node["effect"]),
            node["tool"].Text(),
            CertificatePolicy.Word(node["kind"], PolicyWords.Kind),
            Time(node["at"]),
            Truth(node["task"]),
            node.Optional("verb") is { } verb ? Verb(verb) : null,
            CertificateValues.Number(node["amount"]),
            Long(node["bytes"]),
            Long(node["tokens"])
        )
        {
            Act = node.Optional("act") is { } act ? Hash(act) : null,
        };
    }

    private static ContentHash Hash(WireNode node) =>
        ContentHash.TryParse(node.Text(), out var hash) ? hash : throw WireError.At(node.Place, "a hash");

    private static VerbUse Verb(WireNode node)
    {
        node.Object("message", "start");
        return new VerbUse(node["message"].Text(), node["start"].Whole());
    }

    private static Witness Witness(WireNode node)
    {
        node.Object("for", "kind", "length", "record", "start", "text");
        return new Witness(
            Named<WitnessKind>(node["kind"]),
            node["for"].Text(),
            node["record"].Text(),
            node["start"].Whole(),
            node["length"].Whole(),
            node["text"].Text()
        );
    }

    private static EffectId Id(WireNode node) =>
        EffectId.TryParse(node.Text(), out var id) ? id : throw WireError.At(node.Place, "an effect id: sha256:…");

    private static long Long(WireNode node) =>
        node.Json.TryGetInt64(out var number) ? number : throw WireError.At(node.Place, "a whole number");

    private static bool Truth(WireNode node) =>
        node.Json.ValueKind is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False
            ? node.Json.GetBoolean()
            : throw WireError.At(node.Place, "true or false");

    private static void Expect(WireNode node, bool holds, string what)
    {
        if (!holds)
        {
            throw WireError.At(node.Place, what);
        }
    }
}
