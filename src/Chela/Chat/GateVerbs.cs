using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Chat;

/// <summary>The verb of the command line that each gate stands for: what a planner calls, and what the rules read in a sentence.</summary>
internal static class GateVerbs
{
    private const string Week = "--week=";
    private const string Note = "--note=";

    /// <summary>The arguments of the verb, once its gate is passed.</summary>
    public static string[] ArgumentsOf(Effect gate)
    {
        return gate.Tool switch
        {
            "document.make" => Text("week") is { } week ? ["digest", "--week", week] : ["digest"],
            "shelf.save" => Text("note") is { } note
                ? ["save", Note + note, "--", Text("url")!]
                : ["save", "--", Text("url")!],
            "shelf.update" => ["shelf", Text("state")!, "--", Text("item")!],
            "note.add" => ["note", "--", Text("text")!],
            "reminder.add" => ["reminder", "add", "--", Text("when")!, Text("text")!],
            "feed.follow" => ["feed", "add", "--", Text("url")!],
            _ => throw new InvalidOperationException($"no verb stands behind {gate.Tool}"),
        };

        string? Text(string name) =>
            gate.Arguments.FirstOrDefault(a => a.Name == name)?.Value is Value.Text text ? text.Content : null;
    }

    /// <summary>The gates that a planner would have to pass to run a verb with these arguments; none where no tool of it does that.</summary>
    public static ImmutableArray<Effect> Of(ImmutableArray<string> arguments) => [.. All(arguments.Remove("--"))];

    private static IEnumerable<Effect> All(ImmutableArray<string> arguments) =>
        arguments switch
        {
            ["digest"] => [Gate.Of(Gate.Digest, ("week", new Value.Nothing(Label.System)))],
            ["digest", var week] when week.StartsWith(Week, StringComparison.Ordinal) =>
            [
                Gate.Of(Gate.Digest, ("week", Text(week[Week.Length..]))),
            ],
            ["save", .. var links] when !links.Any(l => l.StartsWith('-')) => links.Select(l =>
                Gate.Of(Gate.Save, ("url", Text(l)))
            ),
            ["save", var note, var link]
                when note.StartsWith(Note, StringComparison.Ordinal) && !link.StartsWith('-') =>
            [
                Gate.Of(Gate.Save, ("url", Text(link)), ("note", Text(note[Note.Length..]))),
            ],
            ["shelf", ("open" or "keep" or "drop") and var state, .. var items] => items.Select(i =>
                Gate.Of(Gate.Mark, ("item", Text(i)), ("state", Text(state)))
            ),
            ["note", var text] => [Gate.Of(Gate.Note, ("text", Text(text)))],
            ["reminder", "add", var when, var text] =>
            [
                Gate.Of(Gate.Remind, ("when", Text(when)), ("text", Text(text))),
            ],
            ["feed", "add", .. var links] when !links.Any(l => l.StartsWith('-')) => links.Select(l =>
                Gate.Of(Gate.Follow, ("url", Text(l)))
            ),
            _ => [],
        };

    private static Value.Text Text(string text) => new(text, Label.System);
}
