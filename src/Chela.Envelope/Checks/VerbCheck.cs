using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Verbs;

namespace Chela.Envelope.Checks;

/// <summary>
/// Check 2: the owner asked for an effect of that kind on that kind of thing, and so often; or a manifest, a rule or a
/// standing approval grants it. Looking needs no verb.
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
        foreach (var message in at.Authority.Messages)
        {
            foreach (var grant in message.Verbs)
            {
                if (!message.IsOfTask || !grant.Covers(at.Tool!))
                {
                    continue;
                }

                var verb = new VerbUse(message.Id, grant.Start);
                if (grant.IsMany || !IsUsed(at, verb))
                {
                    (use, witness) = (verb, WitnessOf(message, grant));
                    return null;
                }

                usedUp = message;
            }
        }

        return usedUp is null
            ? Finding.Ask(Check.Verb, "verb", $"Nothing you said asks for {at.Effect.Tool}.")
            : Finding.Ask(Check.Verb, "count", $"You asked for {at.Effect.Tool} once, and it was done.");
    }

    private static string? GrantedByPolicy(Situation at) =>
        at.Authority.Manifest is { } manifest && manifest.Tools.Contains(at.Effect.Tool)
            ? manifest.Job
            : at.Standing?.Name ?? at.Allowing?.Name;

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
