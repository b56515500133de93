using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Guard;

namespace Chela.Audit;

/// <summary>
/// The arguments of a decision as somebody wrote them down to see what would be said: the effect as <c>decide</c> of
/// <c>chela guard</c> takes it, the rest as <c>open</c>, <c>owner</c> and <c>value</c> do. <c>docs/policy.md</c> has an example.
/// </summary>
internal sealed record ExplainedCase(Effect Effect, Authority Authority, Policy Policy, Moment Moment)
{
    /// <summary>Reads both files.</summary>
    /// <exception cref="WireError">Something in them is not what it should be.</exception>
    public static ExplainedCase Read(ReadOnlyMemory<byte> effect, ReadOnlyMemory<byte> records, DateTimeOffset now)
    {
        using var call = WireLine.Parse(effect, out _);
        using var rest = WireLine.Parse(records, out _);
        var node = new WireNode(rest.RootElement, WirePlace.Of("records")).Object(
            "policy?",
            "owner",
            "contacts",
            "groups",
            "tools",
            "moment?",
            "messages?",
            "values?"
        );
        var moment = node.Optional("moment") is { } at ? WireMoment.Read(at) : new Moment(now);
        var policy = WirePolicy.Read(node, moment);
        var authority = Authority.Of("explain");
        foreach (var message in node.Optional("messages")?.Items() ?? [])
        {
            authority = authority.With(Message(message));
        }

        foreach (var value in node.Optional("values")?.Items() ?? [])
        {
            authority = authority.With(Result(value, policy));
        }

        return new ExplainedCase(
            EffectOf(new WireNode(call.RootElement, WirePlace.Of("effect")), policy),
            authority,
            policy,
            moment
        );
    }

    private static OwnerMessage Message(WireNode node)
    {
        node.Object("id", "text", "quoted?");
        var text = node["text"].Text();
        var offsets = new ByteOffsets(text);
        var quoted = node.Optional("quoted") is { } ranges ? ranges.Items().Select(offsets.RangeOf).ToList() : [];
        return new OwnerMessage(node["id"].Text(), text, isOfTask: true, quoted);
    }

    private static Record Result(WireNode node, Policy policy)
    {
        node.Object("id", "tool", "arguments?", "value", "labels");
        var tool = node["tool"].Text();
        var arguments = node.Optional("arguments")?.Members() ?? [];
        return new Record(
            node["id"].Text(),
            policy.CallOf(tool, arguments.Select(a => (a.Name, CertificateValues.Plain(a.Value, Label.Public)))),
            WireValues.Labelled(node["value"], node["labels"])
        );
    }

    private static Effect EffectOf(WireNode node, Policy policy)
    {
        node.Object("tool", "arguments", "control");
        var arguments = node["arguments"].Members().Select(a => (a.Name, WireValues.Argument(a.Value)));
        return policy.CallOf(node["tool"].Text(), arguments) with
        {
            Control = [.. node["control"].Items().Select(WireValues.ReferenceOf)],
        };
    }
}
