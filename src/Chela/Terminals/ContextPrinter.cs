using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Models;
using Chela.Agent.Turns;
using Chela.Memory.Context;
using Chela.Text;
using Chela.Turns;

namespace Chela.Terminals;

/// <summary>Prints what models saw, part by part. What stood in the call before is only counted.</summary>
internal sealed class ContextPrinter(Terminal terminal)
{
    /// <summary>Prints it.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="calls">The calls of models.</param>
    /// <param name="isKnown">Whether these are all.</param>
    public void Print(TurnRecord turn, ImmutableArray<SeenCall> calls, bool isKnown)
    {
        terminal.Print(terminal.Painted(PlainText.OneLine(TurnPrinter.CallOf(turn)), Colour.Bold));
        terminal.Print($"  turn {turn.Id}, {TurnPrinter.StateOf(turn)}");
        if (calls.IsEmpty && isKnown)
        {
            terminal.Print("  no model was asked");
        }

        HashSet<PromptMessage> before = [];
        ImmutableArray<PromptTool> tools = [];
        foreach (var (call, number) in calls.Select((c, i) => (c, i + 1)))
        {
            PrintCall(call, number);
            foreach (var part in call.Parts)
            {
                PrintPart(part, before);
            }

            if (!call.Prompt.Tools.IsEmpty)
            {
                var isSame = call.Prompt.Tools.SequenceEqual(tools);
                terminal.Print(Head("tools", call.Prompt.Tools.Sum(t => t.TokenBound), isSame ? "as before" : ""));
                foreach (var tool in isSame ? [] : call.Prompt.Tools)
                {
                    terminal.Print($"    {tool.Name}: {tool.Description}");
                }

                tools = call.Prompt.Tools;
            }

            before.UnionWith(call.Parts.SelectMany(p => p.Messages));
        }
    }

    private void PrintCall(SeenCall call, int number)
    {
        var role = call.Role is { } played ? $" as {played}" : "";
        var effort = call.Prompt.Effort is { } hard ? $", effort {hard}" : "";
        var counted = call.Counted is { } tokens
            ? string.Create(CultureInfo.InvariantCulture, $", {tokens} counted with the answer")
            : "";
        var failure = call.Failure is { } why ? $"; no answer: {PlainText.OneLine(why)}" : "";
        terminal.Print(
            terminal.Painted(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"call {number}: {call.Model}{role}{effort}; at most {call.Prompt.TokenBound} tokens{counted}{failure}"
                ),
                Colour.Bold
            )
        );
    }

    private void PrintPart(PartView part, HashSet<PromptMessage> before)
    {
        terminal.Print(Head(part.Part, part.Tokens, part.Messages.IsEmpty ? "" : $"[{LabelText.Of(part.Label)}]"));
        foreach (var left in part.LeftOut)
        {
            terminal.Print($"    left out: {PlainText.OneLine(left.What)}; {left.Handle} has it");
        }

        var known = part.Messages.Count(before.Contains);
        if (known > 0)
        {
            terminal.Print($"    {Counted.Of(known, "message")} as before");
        }

        foreach (var message in part.Messages.Where(m => !before.Contains(m)))
        {
            terminal.Print($"    {ModelWords.Speakers[(int)message.Role]} [{LabelText.Of(message.Label)}]");
            foreach (var line in PlainText.Of(message.Text).Split('\n').Where(l => l.Length > 0))
            {
                terminal.Print($"      {line}");
            }

            foreach (var called in message.Calls)
            {
                terminal.Print($"      calls {PlainText.OneLine($"{called.Tool} {called.Arguments}")}");
            }
        }
    }

    private static string Head(string part, long tokens, string more) =>
        string.Create(CultureInfo.InvariantCulture, $"  {part}: at most {tokens} tokens {more}").TrimEnd();
}
