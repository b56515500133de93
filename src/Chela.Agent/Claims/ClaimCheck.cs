using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.Agent.Claims;

/// <summary>Holds what a reply claims against what was done. Pure and thread-safe.</summary>
public static class ClaimCheck
{
    private static readonly ImmutableArray<string> s_adding = ["append", "add", "create", "keep", "copy"];
    private static readonly ImmutableArray<string> s_calendar = ["calendar", "event", "reminder", "meeting", "booking"];

    /// <summary>The claims of a reply for which nothing was done that could be meant, in order.</summary>
    /// <param name="text">The reply.</param>
    /// <param name="done">What finished and was done; what was denied, failed or is in doubt is not.</param>
    public static ImmutableArray<Claim> Unmatched(string text, IReadOnlyCollection<DoneAct> done) =>
        [.. ClaimReader.Read(text).Where(claim => !done.Any(act => MayMean(claim.Class, act)))];

    /// <summary>Whether an act may be what is claimed. One that grew something is no removal, and a file that was written is no mail.</summary>
    private static bool MayMean(ClaimClass claimed, DoneAct act) =>
        claimed switch
        {
            ClaimClass.Look => act.Kind is EffectKind.ObserveLocal or EffectKind.ObserveRemote,
            ClaimClass.Write => act.Kind is EffectKind.Write or EffectKind.Configure,
            ClaimClass.Remove => act.Kind is EffectKind.Destroy or EffectKind.Configure
                || (act.Kind == EffectKind.Write && !Names(act.Tool, s_adding))
                || (act.Kind == EffectKind.Send && Names(act.Tool, s_calendar)),
            ClaimClass.Send => act.Kind == EffectKind.Send,
            ClaimClass.Schedule => act.Kind is EffectKind.Write or EffectKind.Configure or EffectKind.Spend
                || (act.Kind == EffectKind.Send && Names(act.Tool, s_calendar)),
            ClaimClass.Pay => act.Kind == EffectKind.Spend,
            ClaimClass.Run => act.Kind == EffectKind.Execute,
            _ => true,
        };

    private static bool Names(string tool, ImmutableArray<string> words) => ToolWords.Of(tool).Any(words.Contains);
}
