using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Grounding;
using Chela.Envelope.Verbs;
using Chela.Text.Written;

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
        if (!LooksAt(at))
        {
            return null;
        }

        foreach (var leaf in at.Leaves)
        {
            // An option is no content, but a link in it leads somewhere all the same.
            var finding =
                leaf.IsEmpty ? null
                : leaf.IsContent ? OfOrigin(at, leaf) ?? OfMentions(at, leaf)
                : leaf.Role == ParameterRole.Option ? OfMentions(at, leaf)
                : null;
            if (finding is not null)
            {
                return finding;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether what is said in the content matters. Of a job that acts in a place which its manifest names it does not: what such a
    /// job composes may go where its author said.
    /// </summary>
    public static bool LooksAt(Situation at) =>
        IsRead(at) && at.Standing is null && at.Job is null or { Fitting: { Place: null } };

    /// <summary>Whether others, or later turns, will read it: what goes out, and what is kept as the owner's own words.</summary>
    private static bool IsRead(Situation at) =>
        at.Effect.Kind is EffectKind.Send or EffectKind.Spend
        || (at.Effect.Kind == EffectKind.Write && ToolObjects.AreOwnersWords(at.Tool!));

    private static Finding? OfOrigin(Situation at, Leaf leaf)
    {
        var (isOwn, takes, isNamed) = (leaf.Label.IsTrusted, false, true);
        if (!leaf.Value.From.IsEmpty)
        {
            isOwn = true;
            foreach (var origin in leaf.Value.From)
            {
                var isTrusted = IsTrusted(at, leaf, origin);
                isOwn &= isTrusted;
                takes |= origin is Origin.Part or Origin.Reader;
                isNamed &= isTrusted || IsNamed(at, origin);
            }
        }

        return isOwn || (takes && isNamed)
            ? null
            : Finding.Ask(
                Check.Content,
                "untrusted",
                $"'{leaf.Parameter}' holds words that are not yours and came from {string.Join(", ", leaf.Label.Sources)}: {leaf.Shown}"
            );
    }

    private static bool IsTrusted(Situation at, Leaf leaf, Origin origin)
    {
        switch (origin)
        {
            case Origin.Owner claim:
                return Provenance.IsSaid(claim, leaf.Value, at.Authority);
            case Origin.Planner planner:
                foreach (var id in planner.Seen)
                {
                    if (at.Authority.Records[id].Value.Label is not { IsTrusted: true })
                    {
                        return false;
                    }
                }

                return true;
            default:
                return IsTrustedPart(at, origin);
        }
    }

    private static bool IsTrustedPart(Situation at, Origin origin) =>
        origin is Origin.Part part && Provenance.LabelOf(part.Reference, at.Authority) is { IsTrusted: true };

    private static bool IsNamed(Situation at, Origin origin) =>
        origin is Origin.Part or Origin.Reader { Of.IsEmpty: false } && Naming.Of(at, origin) is not null;

    private static Finding? OfMentions(Situation at, Leaf leaf)
    {
        if (leaf.Value is Value.Hashed)
        {
            return Finding.Ask(
                Check.Content,
                "link",
                $"Nobody can look into '{leaf.Parameter}': only its hash is here."
            );
        }

        // An account may be written as a number.
        var places = leaf.Value is Value.Text text ? text.Read.Places : ContentMentions.Of(leaf.Shown);

        // Looked for in all of them at once: a long mail that is forwarded holds as many as its source.
        HashSet<(WrittenKind, string)>? inSources = null;
        foreach (var place in places)
        {
            if (!IsOwners(at, place) && !(inSources ??= InSources(at, leaf)).Contains((place.Kind, place.Normal)))
            {
                return Finding.Ask(
                    Check.Content,
                    "link",
                    $"'{leaf.Parameter}' holds {leaf.Shown.Substring(place.Start, place.Length)}, which you did not say."
                );
            }
        }

        return null;
    }

    private static bool IsOwners(Situation at, Mention place) =>
        at.Policy.IsOwner(place.Normal)
        || at.Authority.Messages.Skip(at.Authority.FirstGround)
            .Any(m => m.Mentions.All.Any(o => o.Kind == place.Kind && o.Normal == place.Normal));

    /// <summary>What stands in the sources that the owner named or that are trusted.</summary>
    private static HashSet<(WrittenKind, string)> InSources(Situation at, Leaf leaf) =>
        [
            .. leaf
                .Value.From.Where(o => IsNamed(at, o) || IsTrustedPart(at, o))
                .SelectMany(o => Naming.References(o))
                .SelectMany(r => ValueTree.At(at.Authority.Records[r.Record].Value, r.Path))
                .SelectMany(v => ValueTree.Nodes(v))
                .OfType<Value.Text>()
                .SelectMany(t => t.Read.Places)
                .Select(p => (p.Kind, p.Normal)),
        ];
}
