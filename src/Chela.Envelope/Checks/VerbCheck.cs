using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Verbs;

namespace Chela.Envelope.Checks;

/// <summary>
/// Check 2: the owner asked for an effect of that kind on that kind of thing, and so often, or ordered this very one; or a
/// manifest, a rule or a standing approval grants it. Looking needs no verb.
/// </summary>
internal static class VerbCheck
{
    /// <summary>What is against it, or null; and the verb that grants it, with its witness.</summary>
    public static Finding? Of(Situation at, out VerbUse? use, out Witness? witness)
    {
        (use, witness) = (null, null);
        if (!at.IsAct)
        {
            return null;
        }

        if (GrantedByPolicy(at) is { } name)
        {
            witness = new Witness(WitnessKind.Policy, "verb", name, 0, at.Effect.Tool.Length, at.Effect.Tool);
            return null;
        }

        OwnerMessage? usedUp = null;
        var done = LastThatAsked(at);
        for (var i = 0; i < at.Authority.Messages.Length; i++)
        {
            var message = at.Authority.Messages[i];
            foreach (var grant in message.Verbs)
            {
                if (!message.IsOfTask || !grant.Covers(at.Tool!))
                {
                    continue;
                }

                var verb = new VerbUse(message.Id, grant.Start);
                if (i > done && (grant.IsMany || !IsUsed(at, verb)))
                {
                    (use, witness) = (verb, WitnessOf(message, grant));
                    return null;
                }

                usedUp = message;
            }
        }

        if (at.Authority.Order is { } order && order.In(at.Authority) is { } said && order.Acts.Contains(at.Act))
        {
            if (at.Authority.IndexOf(said.Id) > done)
            {
                use = new VerbUse(said.Id, 0);
                witness = new Witness(WitnessKind.Ordered, "verb", said.Id, 0, said.Text.Length, said.Text);
                return null;
            }

            usedUp = said;
        }

        return usedUp is null
            ? Finding.Ask(Check.Verb, "verb", $"Nothing you said asks for {at.Tool!.Shown}.")
            : Finding.Ask(Check.Verb, "count", $"You asked for {at.Tool!.Shown} once, and it was done.");
    }

    private static string? GrantedByPolicy(Situation at) =>
        at.Job is { Fitting: not null } job ? job.Job : at.Standing?.Name ?? at.Allowing?.Name;

    /// <summary>
    /// The place of the last message by which this very act was done already; -1 if none. "All" asks for many things, not
    /// for one of them twice: only what the owner says later does.
    /// </summary>
    private static int LastThatAsked(Situation at)
    {
        var last = -1;
        foreach (var use in at.Usage.Uses)
        {
            if (
                use is { IsOfTask: true, Verb: { } verb, Act: { } done }
                && use.Tool == at.Effect.Tool
                && done == at.Act
            )
            {
                // Which messages came later than one that is not there, nobody knows.
                var asked = at.Authority.IndexOf(verb.Message);
                last = Math.Max(last, asked < 0 ? at.Authority.Messages.Length : asked);
            }
        }

        return last;
    }

    private static bool IsUsed(Situation at, VerbUse verb)
    {
        foreach (var use in at.Usage.Uses)
        {
            if (use.IsOfTask && use.Verb == verb)
            {
                return true;
            }
        }

        return false;
    }

    private static Witness WitnessOf(OwnerMessage message, VerbGrant grant) =>
        new(
            WitnessKind.Stated,
            "verb",
            message.Id,
            grant.Start,
            grant.Length,
            message.Text.Substring(grant.Start, grant.Length)
        );
}
