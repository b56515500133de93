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
/// <param name="Effect">The call.</param>
/// <param name="Authority">The owner's messages, and the results so far.</param>
/// <param name="Policy">The policy with the tools.</param>
/// <param name="Usage">What was done: each result is that of an effect that ran.</param>
/// <param name="Moment">When.</param>
internal sealed record ExplainedCase(Effect Effect, Authority Authority, Policy Policy, Usage Usage, Moment Moment)
{
    /// <summary>Reads both files.</summary>
    /// <param name="effect">Name and content of the file with the call.</param>
    /// <param name="records">Name and content of the file with the rest.</param>
    /// <param name="now">The moment where the file names none.</param>
    /// <exception cref="WireError">Something in them is not what it should be.</exception>
    public static ExplainedCase Read(
        (string Name, ReadOnlyMemory<byte> Content) effect,
        (string Name, ReadOnlyMemory<byte> Content) records,
        DateTimeOffset now
    )
    {
        using var call = WireLine.Parse(effect.Content, out _, $"{effect.Name}:");
        using var rest = WireLine.Parse(records.Content, out _, $"{records.Name}:");
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
        var ids = new HashSet<string>();
        foreach (var item in node.Optional("messages")?.Items() ?? [])
        {
            authority = authority.With(Message(item));
            ExpectNew(item["id"], ids);
        }

        ids.Clear();
        var usage = Usage.None;
        foreach (var item in node.Optional("values")?.Items() ?? [])
        {
            var record = Result(item, policy);
            ExpectNew(item["id"], ids);
            // As in 'chela guard': a result is that of an effect that was allowed, and by that it is done.
            var decision = ReferenceMonitor.Decide(record.Effect, authority, policy, usage, moment);
            usage = usage.With(Use.Of(decision.Effect, record.Effect, decision.Verb, moment.Now));
            authority = authority.With(record);
        }

        return new ExplainedCase(
            EffectOf(new WireNode(call.RootElement, WirePlace.Of("effect")), policy),
            authority,
            policy,
            usage,
            moment
        );
    }

    private static void ExpectNew(WireNode id, HashSet<string> seen)
    {
        if (!seen.Add(id.Text()))
        {
            throw WireError.At(id.Place, $"an id of its own, found '{id.Text()}' again");
        }

        if (seen.Count > GuardSession.MostEntries)
        {
            throw WireError.At(id.Place, $"at most {GuardSession.MostEntries} messages, and as many values");
        }
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
        if (!policy.Tools.ContainsKey(tool))
        {
            throw WireError.At(node["tool"].Place, $"a tool that 'tools' declares, found '{tool}'");
        }

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
