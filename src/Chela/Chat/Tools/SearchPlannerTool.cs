using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Effects;
using Chela.Agent.Search;
using Chela.Edge.Sqlite.Search;
using Chela.Envelope.Effects;
using Chela.Search;
using Chela.Verbs;

namespace Chela.Chat.Tools;

/// <summary>Searches the owner's shelf, notes and conversations.</summary>
internal sealed class SearchPlannerTool()
    : PlannerTool(
        "search",
        "Finds what has all the words.",
        """{"type":"object","properties":{"query":{"type":"string"},"in":{"enum":["shelf","notes","conversations"]}},"required":["query"]}"""
    )
{
    private const int Limit = 8;

    /// <inheritdoc/>
    public override async Task<ToolAnswer> RunAsync(
        PlannerTurn turn,
        ToolArguments arguments,
        CancellationToken cancellation
    )
    {
        arguments.Only("query", "in");
        ImmutableArray<SearchKind> kinds = arguments.Optional("in") is null
            ? []
            : [SearchKinds.Of(arguments.Word("in", "shelf", "notes", "conversations"))!.Value];
        var effect = FindText.Of(
            arguments.Text("query"),
            SearchTool.PlacesOf(turn.Host.Home, turn.Settings),
            kinds,
            Limit
        );
        var (outcome, id) = await turn.LookAsync(effect, [Grants.Search()], cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done done)
        {
            return ToolAnswer.Says($"Not done. {outcome.Reason()}");
        }

        var hits = FindText.Result(done.Value).Hits;
        return hits.IsEmpty
            ? ToolAnswer.Says("Nothing was found.")
            : new ToolAnswer("", [.. hits.Select(h => FoundOf(effect, h))]);
    }

    private static Found FoundOf(Effect effect, SearchHit hit)
    {
        var fields = ImmutableSortedDictionary
            .Create<string, Value>(StringComparer.Ordinal)
            .Add("title", new Value.Text(hit.Title, hit.Label))
            .Add("snippet", new Value.Text(hit.Snippet, hit.Label));
        fields = (hit.Address ?? hit.Path) is { } where
            ? fields.Add("where", new Value.Text(where, hit.Label))
            : fields;
        var when = hit.At is { } at ? string.Create(CultureInfo.InvariantCulture, $" of {at:yyyy-MM-dd}") : "";
        var what = hit.Kind switch
        {
            SearchKind.Shelf => "saved item",
            SearchKind.Notes => "note",
            _ => "message",
        };
        return new Found($"{what}{when}: title, snippet, where", effect, new Value.Record(fields, hit.Label))
        {
            Source = hit.Path ?? hit.Address ?? SearchKinds.NameOf(hit.Kind),
        };
    }
}
