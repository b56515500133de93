using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;

namespace Chela.Guard;

/// <summary>One task of a host: its owner messages, its results, what was asked and done. Not thread-safe.</summary>
/// <param name="id">The session's id.</param>
/// <param name="policy">The policy with the host's tools, contacts and groups.</param>
/// <param name="moment">When all of it happens: the host says.</param>
internal sealed class GuardSession(string id, Policy policy, Moment moment)
{
    /// <summary>The most results and owner messages of a session, and the most effects that wait for something.</summary>
    public const int MostEntries = 10_000;

    /// <summary>How long an approval waits for its effect.</summary>
    public static readonly TimeSpan ApprovalLife = TimeSpan.FromDays(1);

    private readonly HashSet<string> _messages = [];
    private readonly Dictionary<EffectId, Decided> _decided = [];
    private Authority _authority = Authority.Of(id);
    private Usage _usage = Usage.None;

    /// <summary>How much of the server's memory it holds, in the server's measure.</summary>
    public long Held { get; set; }

    /// <summary>Takes an owner message.</summary>
    /// <returns>The parts that ground nothing.</returns>
    public ImmutableArray<CutSpan> Owner(string message, string text, IEnumerable<(int Start, int Length)> quoted)
    {
        Expect(_messages.Count < MostEntries, WireError.Limit, $"a session has at most {MostEntries} messages");
        Expect(!_messages.Contains(message), WireError.State, $"the message '{message}' is there already");
        var said = new OwnerMessage(message, text, isOfTask: true, quoted);
        _messages.Add(message);
        _authority = _authority.With(said);
        return said.Cuts;
    }

    /// <summary>Takes the result of an effect that was allowed: now it counts as done.</summary>
    public void Result(string record, string tool, EffectId id, Value value)
    {
        Expect(_authority.Records.Count < MostEntries, WireError.Limit, $"a session has at most {MostEntries} results");
        Expect(!_authority.Records.ContainsKey(record), WireError.State, $"the record '{record}' is there already");
        Expect(
            _decided.TryGetValue(id, out var decided) && decided.Allowed > 0,
            WireError.State,
            $"no allowed effect {id} waits for its result"
        );
        Expect(decided!.Effect.Tool == tool, WireError.State, $"the effect {id} is not of the tool '{tool}'");
        var use = Use.Of(id, decided.Effect, decided.Verb, moment.Now);
        _authority = _authority.With(new Record(record, decided.Effect, value));
        _usage = _usage.With(use);
        _decided[id] = decided with { Allowed = decided.Allowed - 1 };
    }

    /// <summary>Decides.</summary>
    /// <returns>The decision, and whether it is the first on this effect.</returns>
    public (Decision Decision, bool IsNew) Decide(
        string tool,
        ImmutableArray<(string Name, Value Value)> arguments,
        ImmutableArray<Reference> control
    )
    {
        var effect = policy.CallOf(tool, arguments) with { Control = control };
        var decision = ReferenceMonitor.Decide(effect, _authority, policy, _usage, moment);
        // INVARIANT: nothing changes before the answer can be given, and the certificate is the greatest part of it.
        _ = decision.Certificate.Json;
        var known = _decided.GetValueOrDefault(decision.Effect);
        Expect(
            known is not null || _decided.Count < MostEntries,
            WireError.Limit,
            $"a session decides on at most {MostEntries} effects"
        );

        // An approval is used up by the next decision on its effect, whatever that is.
        _authority = _authority with
        {
            Approvals = _authority.Approvals.RemoveAll(a => a.Effect == decision.Effect),
        };
        _decided[decision.Effect] = new Decided(
            decision.Effect,
            effect,
            decision.Verdict,
            decision.Verdict == Verdict.Allow ? decision.Verb : known?.Verb,
            (known?.Allowed ?? 0) + (decision.Verdict == Verdict.Allow ? 1 : 0)
        );
        return (decision, known is null);
    }

    /// <summary>Takes the owner's yes to an effect that was asked.</summary>
    public void Approve(EffectId effect)
    {
        Expect(
            _decided.TryGetValue(effect, out var decided) && decided.Last == Verdict.Ask,
            WireError.State,
            $"the effect {effect} was not asked"
        );
        var last = DateTimeOffset.MaxValue - ApprovalLife;
        var expires = moment.Now < last ? moment.Now + ApprovalLife : DateTimeOffset.MaxValue;
        var approval = new Approval(effect, "owner", "guard", moment.Now, expires);
        _authority = _authority with
        {
            Approvals = _authority.Approvals.RemoveAll(a => a.Effect == effect).Add(approval),
        };
    }

    private static void Expect(bool holds, int code, string message)
    {
        if (!holds)
        {
            throw new WireError(code, message);
        }
    }

    /// <summary>
    /// An effect with what was last said of it, the verb that it was last allowed by, and how many of its results are still
    /// to come. Decisions are not kept: a certificate holds all that it rests on.
    /// </summary>
    private sealed record Decided(EffectId Id, Effect Effect, Verdict Last, VerbUse? Verb, int Allowed);
}
