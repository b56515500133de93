using System.Collections.Immutable;
using Chela.Envelope.Effects;

namespace Chela.Envelope.Authorities;

/// <summary>
/// Finds where an argument came from without asking the model: a value that the owner wrote is a claim on that message; one
/// that stands in results is a part of all of them; anything else the model wrote, having seen all results so far.
/// </summary>
/// <param name="authority">The task's messages and results.</param>
/// <param name="seen">Ids of the results that the model had seen.</param>
public sealed class Origins(Authority authority, ImmutableArray<string> seen)
{
    /// <summary>Less of a text than this may stand in it by chance.</summary>
    private const int ShortestPart = 8;

    /// <summary>What stands in more places is taken for the model's.</summary>
    private const int MostPlaces = 16;

    /// <summary>Puts origins on each leaf.</summary>
    public Value PutOn(Value value) =>
        value switch
        {
            Value.List list => list with { Items = [.. list.Items.Select(PutOn)] },
            Value.Record record => record with
            {
                Fields = record.Fields.SetItems(record.Fields.Select(f => KeyValuePair.Create(f.Key, PutOn(f.Value)))),
            },
            _ => value with { From = Of(ValueText.Of(value)) },
        };

    private ImmutableArray<Origin> Of(string text)
    {
        for (var i = authority.Messages.Length - 1; i >= 0; i--)
        {
            if (text.Length > 0 && authority.Messages[i].Mentions.Holds(text))
            {
                return [new Origin.Owner(authority.Messages[i].Id)];
            }
        }

        var parts = text.Length == 0 ? [] : seen.SelectMany(id => Parts(id, text)).Take(MostPlaces + 1).ToList();
        return parts.Count is 0 or > MostPlaces ? [new Origin.Planner(seen)] : [.. parts];
    }

    private IEnumerable<Origin> Parts(string id, string text) =>
        Leaves(authority.Records[id].Value, ValuePath.Whole)
            .Where(l => IsIn(text, ValueText.Of(l.Leaf)))
            .Select(l => new Origin.Part(new Reference(id, l.Path)));

    private static bool IsIn(string text, string whole) =>
        text == whole || (text.Length >= ShortestPart && whole.Contains(text, StringComparison.Ordinal));

    private static IEnumerable<(ValuePath Path, Value Leaf)> Leaves(Value value, ValuePath path) =>
        value switch
        {
            Value.List list => list.Items.SelectMany((item, i) => Leaves(item, path.Then(PathStep.Item(i)))),
            Value.Record record => record.Fields.SelectMany(f => Leaves(f.Value, path.Then(PathStep.Field(f.Key)))),
            _ => [(path, value)],
        };
}
