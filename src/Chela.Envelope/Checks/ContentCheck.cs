using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Grounding;
using Chela.Envelope.Verbs;

namespace Chela.Envelope.Checks;

/// <summary>
/// Check 6: content that is untrusted, or that the planner wrote after it saw untrusted content, is shown and asked before
/// it goes out or is kept where it will be read as the owner's words. What was taken or composed from sources that the
/// owner named may go; but links, addresses and account numbers in it must be the owner's or stand in such a source.
/// </summary>
internal static class ContentCheck
{
    /// <summary>What is against it, or null.</summary>
    public static Finding? Of(Situation at)
    {
        if (!IsRead(at) || at.Standing is not null)
        {
            return null;
        }

        return at
            .Leaves.Where(l => l.IsContent && !l.IsEmpty)
            .Select(leaf => OfOrigin(at, leaf) ?? OfMentions(at, leaf))
            .FirstOrDefault(f => f is not null);
    }

    /// <summary>Whether others, or later turns, will read it: what goes out, and what is kept as the owner's own words.</summary>
    private static bool IsRead(Situation at) =>
        at.Effect.Kind is EffectKind.Send or EffectKind.Spend
        || (at.Effect.Kind == EffectKind.Write && ToolObjects.AreOwnersWords(at.Tool!));

    private static Finding? OfOrigin(Situation at, Leaf leaf)
    {
        var isOwn = leaf.Value.From.IsEmpty ? leaf.Label.IsTrusted : leaf.Value.From.All(o => IsTrusted(at, leaf, o));
        var isFromNamed =
            leaf.Value.From.Any(o => o is Origin.Part or Origin.Reader)
            && leaf.Value.From.All(o => IsTrusted(at, leaf, o) || IsNamed(at, o));
        return isOwn || isFromNamed
            ? null
            : Finding.Ask(
                Check.Content,
                "untrusted",
                $"'{leaf.Parameter}' holds words that are not yours and came from {string.Join(", ", leaf.Label.Sources)}: {leaf.Shown}"
            );
    }

    private static bool IsTrusted(Situation at, Leaf leaf, Origin origin) =>
        origin switch
        {
            Origin.Owner claim => Provenance.IsSaid(claim, leaf.Value, at.Authority),
            Origin.Part part => Provenance.LabelOf(part.Reference, at.Authority) is { IsTrusted: true },
            Origin.Planner planner => planner.Seen.All(id =>
                at.Authority.Records.TryGetValue(id, out var record) && record.Value.Label.IsTrusted
            ),
            _ => false,
        };

    private static bool IsNamed(Situation at, Origin origin) =>
        origin is Origin.Part or Origin.Reader { Of.IsEmpty: false }
        && Naming.References(origin).All(r => at.Naming.Of(r) is not null);

    private static Finding? OfMentions(Situation at, Leaf leaf)
    {
        foreach (var mention in ContentMentions.Of(leaf.Shown))
        {
            if (!IsKnown(at, leaf, mention))
            {
                return Finding.Ask(
                    Check.Content,
                    "link",
                    $"'{leaf.Parameter}' holds {leaf.Shown.Substring(mention.Start, mention.Length)}, which you did not say."
                );
            }
        }

        return null;
    }

    private static bool IsKnown(Situation at, Leaf leaf, Mention mention) =>
        at.Authority.Messages.Any(m => m.Mentions.All.Any(o => o.Kind == mention.Kind && o.Normal == mention.Normal))
        || at.Policy.OwnerNames.Any(n => Principals.AreSame(n, mention.Normal))
        || leaf.Value.From.Where(o => IsNamed(at, o) || IsTrustedPart(at, o))
            .SelectMany(Naming.References)
            .SelectMany(r => ValueTree.At(at.Authority.Records[r.Record].Value, r.Path))
            .SelectMany(v => ValueTree.Nodes(v))
            .OfType<Value.Text>()
            .SelectMany(t => ContentMentions.Of(t.Content))
            .Any(o => o.Kind == mention.Kind && o.Normal == mention.Normal);

    private static bool IsTrustedPart(Situation at, Origin origin) =>
        origin is Origin.Part part && Provenance.LabelOf(part.Reference, at.Authority) is { IsTrusted: true };
}
