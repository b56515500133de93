using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Audit;

/// <summary>Whether the owner's words ask for a call, and have not been used up.</summary>
/// <param name="effect">The call.</param>
/// <param name="tool">What its tool declared.</param>
/// <param name="authority">The owner's words.</param>
/// <param name="usage">What was done.</param>
internal sealed class VerbModel(Effect effect, ToolDeclaration tool, Authority authority, Usage usage)
{
    /// <summary>What is missing; null where they do.</summary>
    public string? Missing() => Missing(Said()) is null ? null : Missing([.. Said(), .. Ordered()]);

    /// <summary>Whether nothing but an order as a whole asks for it.</summary>
    public bool IsOrdered => Missing(Said()) is not null && Missing() is null;

    private List<(VerbUse Use, bool IsMany)> Said() =>
        [
            .. from message in authority.Messages
            where message.IsOfTask
            from grant in message.Verbs
            where grant.Covers(tool)
            select (new VerbUse(message.Id, grant.Start), grant.IsMany),
        ];

    private IEnumerable<(VerbUse Use, bool IsMany)> Ordered() =>
        from message in authority.Messages
        where message.IsOfTask && message.Cuts.IsEmpty && authority.Order?.Message == message.Id
        where authority.Order!.Acts.Contains(EffectJson.ActOf(effect))
        select (new VerbUse(message.Id, 0), true);

    private string? Missing(List<(VerbUse Use, bool IsMany)> grants)
    {
        var act = EffectJson.ActOf(effect);
        var again = usage.Uses.Where(u => u.IsOfTask && u.Verb is not null && u.Tool == tool.Name && u.Act == act);
        var asked = again.Select(u => u.Verb!.Value.Message).ToHashSet();
        var isPlain = asked.All(id => authority.Messages.Any(m => m.Id == id));
        var later = authority
            .Messages.Reverse()
            .TakeWhile(m => isPlain && !asked.Contains(m.Id))
            .Select(m => m.Id)
            .ToHashSet();
        return grants.Count == 0 ? "verb"
            : grants.All(g =>
                !later.Contains(g.Use.Message) || (!g.IsMany && usage.Uses.Any(u => u.IsOfTask && u.Verb == g.Use))
            )
                ? "count"
            : null;
    }
}
