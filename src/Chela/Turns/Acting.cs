using System.Collections.Frozen;
using System.CommandLine;
using Chela.Agent.Turns;
using Chela.Envelope.Decisions;
using Chela.Envelope.Policies;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>The verbs that change something: each of their calls is a turn. Those that seldom do are one from their first act on.</summary>
internal static class Acting
{
    private static readonly FrozenSet<string> s_verbs = new[]
    {
        "save",
        "feed add",
        "feed remove",
        "feed pull",
        "feed export",
        "shelf open",
        "shelf drop",
        "shelf keep",
        "shelf export",
        "note",
        "reminder add",
        "reminder drop",
        "digest",
        "digest learn",
        "digest publish",
        "digest lint",
        "model add",
        "model test",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> s_seldom = new[] { "shelf", "shelf list", "shelf show" }.ToFrozenSet();

    /// <summary>The option by which the owner says yes beforehand.</summary>
    public const string Yes = "--yes";

    /// <summary>What verbs ask before they do it, whatever the policy says, unless the owner said yes.</summary>
    private static readonly FrozenDictionary<string, string> s_asked = new Dictionary<string, string>
    {
        ["digest publish"] = "git.commit",
    }.ToFrozenDictionary();

    /// <summary>A policy that also asks what a call of a verb is to ask.</summary>
    public static Policy Asking(Policy policy, TurnEvent.Opened call, Machine machine) =>
        s_asked.TryGetValue(call.Job, out var tool)
        && !CommandLine.Parse(LookingHost.Of(machine), [.. call.Arguments]).GetValue<bool>(Yes)
            ? policy with
            {
                Rules =
                [
                    .. policy.Rules,
                    new PolicyRule($"{call.Job} without {Yes}", new Condition { Tool = new Glob(tool) }, Verdict.Ask),
                ],
            }
            : policy;

    /// <summary>Whether a verb mostly looks, and acts only where something is overdue.</summary>
    public static bool IsSeldom(string path) => s_seldom.Contains(path);

    /// <summary>Whether a verb is one of them.</summary>
    /// <param name="path">Its words, without the program's name.</param>
    public static bool Contains(string path) => s_verbs.Contains(path);

    /// <summary>The words of a command: <c>feed pull</c>.</summary>
    public static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent and not RootCommand
            ? $"{PathOf(parent)} {command.Name}"
            : command.Name;
}
