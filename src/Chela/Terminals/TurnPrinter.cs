using System.Globalization;
using Chela.Agent.Effects;
using Chela.Agent.Turns;
using Chela.Chat;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Text;

namespace Chela.Terminals;

/// <summary>Prints turns: what was done, what waits, what is in doubt, what was not done and why, all out of the journal.</summary>
internal sealed class TurnPrinter(Terminal terminal)
{
    /// <summary>How many letters of an effect's id are shown: enough to name it.</summary>
    public const int ShortId = 12;

    private const int LongestObject = 100;
    private const int LongestLine = 80;

    /// <summary>How many characters of a message are shown: enough to know it again.</summary>
    public const int LongestMessage = 60;
    private const int MostShown = 12;

    /// <summary>How a turn stands, in a word or two.</summary>
    public static string StateOf(TurnRecord turn) =>
        turn.Ended is { } ended
            ? ended.End switch
            {
                TurnEnd.Done => "done",
                TurnEnd.NotDone => "not done",
                TurnEnd.Stopped => "stopped",
                TurnEnd.Forgotten => "ended",
                _ => "failed",
            } + (turn.InDoubt.Any() ? ", with effects in doubt" : "")
        : turn.Parked is not null ? (turn.CanGoOn ? "answered, to go on" : "waits for you")
        : turn.IsRunning ? "running"
        : "interrupted";

    /// <summary>A moment in the owner's zone.</summary>
    public static string Moment(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The short form of an effect's id.</summary>
    public static string IdOf(EffectId effect) => effect.Hash.ToString()[..ShortId];

    /// <summary>What an effect is about, on one line: <c>git.push ~/til</c>.</summary>
    public static string Show(Effect effect)
    {
        var objects = EffectObjects
            .Of(effect, ParameterRole.Destination, ParameterRole.Selector, ParameterRole.Amount)
            .Where(t => t.Length > 0);
        var text = string.Join(", ", objects);
        text = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return text.Length == 0 ? effect.Tool
            : text.Length > LongestObject ? $"{effect.Tool} {text[..LongestObject]}…"
            : $"{effect.Tool} {text}";
    }

    /// <summary>What an effect did, on one line: where it adds a line to a file, with that.</summary>
    public static string ShowDone(Effect effect) =>
        effect.Tool == "file.append" && effect["line"] is Value.Text line
            ? $"{Show(effect)}: {PlainText.Shortened(line.Content, LongestLine)}"
            : Show(effect);

    /// <summary>How an effect stands, in a word or two.</summary>
    public static string StateOf(EffectState effect) =>
        effect.Phase switch
        {
            EffectPhase.InDoubt => "in doubt",
            EffectPhase.Superseded => "planned anew",
            EffectPhase.Finished => effect.Result switch
            {
                { Denied: not null } => "not done",
                { Failure: not null } => "failed",
                _ => "done",
            },
            EffectPhase.Started => "began",
            _ when effect.Approval is not null => "approved",
            _ when effect.Refusal is not null => "refused",
            _ when effect.IsAsked => "asked",
            _ => "held",
        };

    /// <summary>Why an effect stands so; null where nothing need be said.</summary>
    public static string? WhyOf(EffectState effect) =>
        effect.Phase == EffectPhase.InDoubt ? effect.Doubt
        : effect.Result is { } result
            ? (result.Denied is { } denied ? LabelText.Reason(denied) : result.Failure?.Message)
        : effect.Decision is { Verdict: not Verdict.Allow } decision ? LabelText.Reason(decision.Why)
        : null;

    /// <summary>Whether an effect is a local look that was allowed: there are many, and they change nothing.</summary>
    public static bool IsLook(EffectState effect) =>
        effect.Call.Kind == EffectKind.ObserveLocal && effect.Result is { Denied: null };

    /// <summary>A turn on a line.</summary>
    public void PrintLine(TurnRecord turn, TimeZoneInfo zone)
    {
        var acts = turn.Effects.Count(e => !IsLook(e));
        var why = turn.Ended is { Summary.Length: > 0 } ended ? $": {ended.Summary}" : "";
        terminal.Print(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{turn.Id}  {TimeZoneInfo.ConvertTime(turn.At, zone):yyyy-MM-dd HH:mm}  {StateOf(turn), -14}  {CallOf(turn)}  ({Counted.Of(acts, "effect")}){why}"
            )
        );
    }

    /// <summary>A turn as a tree: what was done, what waits, what is in doubt, what was not done and why; then what is left to answer.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="zone">The owner's zone.</param>
    /// <param name="all">Also the local looks.</param>
    public void Print(TurnRecord turn, TimeZoneInfo zone, bool all)
    {
        terminal.Print(terminal.Painted(CallOf(turn), Colour.Bold));
        terminal.Print(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  turn {turn.Id}, {StateOf(turn)}; {TimeZoneInfo.ConvertTime(turn.At, zone):yyyy-MM-dd HH:mm:ss} to {TimeZoneInfo.ConvertTime(turn.Last, zone):HH:mm:ss}"
            )
        );
        if (turn.Ended is { Summary.Length: > 0 } ended)
        {
            terminal.Print($"  {ended.Summary}");
        }

        foreach (var notice in turn.Notices.Where(n => n != turn.Ended?.Summary))
        {
            terminal.Print($"  told: {notice}");
        }

        foreach (var group in turn.Effects.Where(e => all || !IsLook(e)).GroupBy(StateOf))
        {
            terminal.Print($"  {group.Key}");
            foreach (var effect in group)
            {
                PrintEffect(effect);
            }
        }

        var looks = turn.Effects.Count(IsLook);
        if (!all && looks > 0)
        {
            terminal.Print($"  looked at {Counted.Of(looks, "thing")} of this machine; --all names them");
        }

        if (turn.Ended is null || turn.InDoubt.Any())
        {
            PrintWaiting(turn);
        }
    }

    private void PrintEffect(EffectState effect)
    {
        var took = effect.Result is null ? "" : $", {effect.Worked.TotalMilliseconds:0} ms";
        var waited = effect.Waited > TimeSpan.Zero ? $", {Length(effect.Waited)} of waiting for you" : "";
        var by = effect.Decision is { } decision ? $", {PolicyWords.Of(decision.Verdict)}" : "";
        var cost = effect.Used is { Tokens: > 0 and var tokens }
            ? string.Create(CultureInfo.InvariantCulture, $", {tokens} tokens")
            : "";
        terminal.Print($"    {Show(effect.Call)} ({IdOf(effect.Id)}{by}{took}{cost}{waited})");
        if (WhyOf(effect) is { } why)
        {
            terminal.Print($"      {why}");
        }
        else if (effect.Decision is { Verdict: Verdict.Allow, Rule: "order" })
        {
            terminal.Print("      as you asked for it");
        }
    }

    private static string Length(TimeSpan time) =>
        time.TotalHours >= 1 ? $"{time.TotalHours:0} h"
        : time.TotalMinutes >= 1 ? $"{time.TotalMinutes:0} min"
        : $"{time.TotalSeconds:0} s";

    /// <summary>How a turn was called.</summary>
    public static string CallOf(TurnRecord turn) =>
        turn.Opened is { Job: ChatBody.Job } said ? MessageOf(ChatMessage.Of(said))
        : turn.Opened is { } opened
            ? "chela "
                + string.Join(
                    ' ',
                    opened.Arguments.Select(a => a.Contains(' ', StringComparison.Ordinal) ? $"'{a}'" : a)
                )
        : "(forgotten)";

    private static string MessageOf(ChatMessage message)
    {
        return $"{message.Conversation}: {PlainText.Shortened(message.Text, LongestMessage)}";
    }

    /// <summary>What the owner is asked.</summary>
    public void PrintAsked(TurnRecord turn, EffectState effect)
    {
        terminal.Print($"{terminal.Painted("waits for you:", Colour.Yellow)} {Show(effect.Call)} ({IdOf(effect.Id)})");
        terminal.Print($"  {LabelText.Reason(effect.Decision!.Why)}");
        var looks = (effect.IsAskedAgain ? effect.Decision.Changes : []).Select(change =>
            turn.TryFind(change.Look, out var seen) ? Show(seen.Call) : "something it looked at"
        );
        foreach (var look in looks.Distinct())
        {
            terminal.Print($"  changed since you were asked: {look}");
        }

        PrintContent(effect.Call, withLabels: true);
    }

    /// <summary>What a turn waits for, and how to answer: one card for all of it.</summary>
    public void PrintWaiting(TurnRecord turn)
    {
        foreach (var effect in turn.Asked)
        {
            PrintAsked(turn, effect);
            terminal.Print($"  {terminal.Calls}approve {IdOf(effect.Id)}, or {terminal.Calls}deny {IdOf(effect.Id)}");
        }

        foreach (var effect in turn.InDoubt)
        {
            terminal.Print($"{terminal.Painted("in doubt:", Colour.Yellow)} {Show(effect.Call)} ({IdOf(effect.Id)})");
            terminal.Print($"  {effect.Doubt}");
            var ways = turn.Ended is null ? "done, not-done or again" : "done or not-done";
            terminal.Print($"  chela settle {IdOf(effect.Id)} {ways}");
        }

        if (turn.Parked is { } parked)
        {
            var held = parked.Waiting.Length - turn.Asked.Count() - turn.InDoubt.Count();
            if (held > 0)
            {
                terminal.Print($"  {held} more {(held == 1 ? "effect is" : "effects are")} held behind that");
            }

            if (turn.Asked.Any())
            {
                terminal.Print(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  what is not answered until {parked.Expires:yyyy-MM-dd HH:mm} UTC is not done"
                    )
                );
            }
        }
    }

    /// <summary>What an effect would say or write, and which of the things that it is about, as far as that can be shown.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="withLabels">Whether also where content came from, and who may see it.</param>
    public void PrintContent(Effect effect, bool withLabels)
    {
        // What a planner wrote is shown whole: which of it matters, the owner decides.
        var isPlanned =
            withLabels && effect.Arguments.Any(a => a.Value.Label.Sources.Any(s => s.Kind == SourceKind.Model));
        foreach (var argument in effect.Arguments)
        {
            var isList = argument is { Role: ParameterRole.Option, Value: Value.List };
            if (
                (isPlanned || isList || argument.Role == ParameterRole.Content)
                && Shown(argument) is { Length: > 0 } shown
            )
            {
                var label = withLabels && !isList ? $" [{LabelText.Of(argument.Value.Label)}]" : "";
                terminal.Print($"  {argument.Name}: {shown}{label}");
            }
        }
    }

    private static string Shown(Argument argument)
    {
        var leaves = ValueTree
            .Leaves(argument.Name, argument.Value)
            .Select(l => ValueText.Of(l.Leaf))
            .Where(t => t.Length > 0)
            .Select(t => string.Concat(t.ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? ' ' : c)))
            .Select(t => t.Length > LongestObject ? t[..LongestObject] + "…" : t)
            .ToList();
        var more = leaves.Count > MostShown ? $", and {leaves.Count - MostShown} more" : "";
        return string.Join(", ", leaves.Take(MostShown)) + more;
    }
}
