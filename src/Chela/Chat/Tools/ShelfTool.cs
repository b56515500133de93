using System.Collections.Immutable;
using System.Text.Json;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Chat.Tools;

/// <summary>The owner's reading list.</summary>
internal sealed class ShelfTool()
    : PlannerTool(
        "shelf",
        "The reading list.",
        """{"type":"object","properties":{"op":{"enum":["list","save","open","keep","drop","follow"]},"url":{"type":"string"},"note":{"type":"string"},"item":{"type":"string"}},"required":["op"]}"""
    )
{
    private static readonly ImmutableHashSet<string> s_shown = ["id", "title", "url", "week", "state", "note"];

    /// <inheritdoc/>
    public override async Task<ToolAnswer> RunAsync(
        PlannerTurn turn,
        ToolArguments arguments,
        CancellationToken cancellation
    )
    {
        arguments.Only("op", "url", "note", "item");
        var op = arguments.Word("op", "list", "save", "open", "keep", "drop", "follow");
        return op switch
        {
            "list" => await ListAsync(turn, cancellation).ConfigureAwait(false),
            "save" => await SaveAsync(turn, arguments.Text("url"), arguments.Optional("note"), cancellation)
                .ConfigureAwait(false),
            "follow" => await VerbAnswer
                .OfAsync(turn, Gate.Of(Gate.Follow, ("url", arguments.Text("url"))), "report", cancellation)
                .ConfigureAwait(false),
            _ => await VerbAnswer
                .OfAsync(
                    turn,
                    Gate.Of(Gate.Mark, ("item", arguments.Text("item")), ("state", new Value.Text(op, Label.System))),
                    "report",
                    cancellation
                )
                .ConfigureAwait(false),
        };
    }

    private static Task<ToolAnswer> SaveAsync(
        PlannerTurn turn,
        Value.Text url,
        Value.Text? note,
        CancellationToken cancellation
    ) =>
        VerbAnswer.OfAsync(
            turn,
            note is null ? Gate.Of(Gate.Save, ("url", url)) : Gate.Of(Gate.Save, ("url", url), ("note", note)),
            "report",
            cancellation
        );

    /// <summary>The items; those that are private apart, for the owner's eyes.</summary>
    private static async Task<ToolAnswer> ListAsync(PlannerTurn turn, CancellationToken cancellation)
    {
        var (_, output, errors) = await VerbCall
            .RunAsync(turn.Host, turn.Id, ["shelf", "list", "--json"], cancellation)
            .ConfigureAwait(false);
        if (errors.Length > 0 && output.Length == 0)
        {
            return ToolAnswer.Says("Not done: the shelf cannot be read.");
        }

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToLookup(IsPrivate);
        var label = Label.From(new Source(SourceKind.Tool, "shelf"));
        var look = new Effect("shelf.list", EffectKind.ObserveLocal, []);
        return new ToolAnswer(
            lines.Count == 0 ? "The shelf is empty." : "",
            [
                .. lines.Select(l => new Found(
                    $"{(l.Key ? "private items" : "items")} of the shelf, {l.Count()}",
                    look,
                    new Value.List([.. l.Select(line => ItemOf(line, LabelOf(l.Key)))], LabelOf(l.Key))
                )
                {
                    Source = "shelf",
                }),
            ]
        );

        Label LabelOf(bool isPrivate) => label.RestrictTo(isPrivate ? Readers.OwnerOnly : Contents.OwnersModels);
    }

    private static Value.Record ItemOf(string line, Label label)
    {
        var item = (Value.Record)JsonValues.Of(JsonDocument.Parse(line).RootElement, label);
        return item with { Fields = item.Fields.RemoveRange(item.Fields.Keys.Where(k => !s_shown.Contains(k))) };
    }

    private static bool IsPrivate(string line)
    {
        using var item = JsonDocument.Parse(line);
        return item.RootElement.TryGetProperty("private", out var isPrivate)
            && isPrivate.ValueKind == JsonValueKind.True;
    }
}
