using System.Collections.Immutable;
using System.Globalization;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Effects;

/// <summary>Walks values.</summary>
public static class ValueTree
{
    /// <summary>The deepest nesting that is looked into; what is deeper counts as one leaf.</summary>
    public const int Deepest = 64;

    /// <summary>The leaves below <paramref name="value"/> in order, with their paths below <paramref name="name"/>.</summary>
    public static IEnumerable<(string Path, Value Leaf)> Leaves(string name, Value value, int depth = 0) =>
        value switch
        {
            Value.List list when depth < Deepest => list.Items.SelectMany(
                (item, i) => Leaves(string.Create(CultureInfo.InvariantCulture, $"{name}.{i}"), item, depth + 1)
            ),
            Value.Record record when depth < Deepest => record.Fields.SelectMany(field =>
                Leaves($"{name}.{field.Key}", field.Value, depth + 1)
            ),
            _ => [(name, value)],
        };

    /// <summary>The value itself and all values inside it.</summary>
    public static IEnumerable<Value> Nodes(Value value, int depth = 0) =>
        value switch
        {
            Value.List list when depth < Deepest => list.Items.SelectMany(i => Nodes(i, depth + 1)).Prepend(value),
            Value.Record record when depth < Deepest => record
                .Fields.Values.SelectMany(f => Nodes(f, depth + 1))
                .Prepend(value),
            _ => [value],
        };

    /// <summary>The same value, each leaf with these origins.</summary>
    public static Value WithOrigins(Value value, ImmutableArray<Origin> origins) =>
        value switch
        {
            Value.List list => list with { Items = [.. list.Items.Select(i => WithOrigins(i, origins))] },
            Value.Record record => record with
            {
                Fields = record.Fields.SetItems(
                    record.Fields.Select(f => KeyValuePair.Create(f.Key, WithOrigins(f.Value, origins)))
                ),
            },
            _ => value with { From = origins },
        };

    /// <summary>The same value, all of it labelled as <paramref name="label"/> besides.</summary>
    public static Value Joined(Value value, Label label)
    {
        var joined = value switch
        {
            Value.List list => list with { Items = [.. list.Items.Select(i => Joined(i, label))] },
            Value.Record record => record with
            {
                Fields = record.Fields.SetItems(
                    record.Fields.Select(f => KeyValuePair.Create(f.Key, Joined(f.Value, label)))
                ),
            },
            _ => value,
        };
        return joined with { Label = value.Label.Join(label) };
    }

    /// <summary>The values that a path leads to: several if it has <c>*</c>, none if it is not in the value.</summary>
    public static IEnumerable<Value> At(Value value, ValuePath path)
    {
        var only = value;
        for (var at = 0; at < path.Steps.Length; at++)
        {
            if (path.Steps[at].IsEvery)
            {
                return path.Steps[at..]
                    .Aggregate<PathStep, IEnumerable<Value>>(
                        [only],
                        (found, step) => found.SelectMany(v => Step(v, step))
                    );
            }

            if (One(only, path.Steps[at]) is not { } next)
            {
                return [];
            }

            only = next;
        }

        return [only];
    }

    private static IEnumerable<Value> Step(Value value, PathStep step) =>
        value switch
        {
            Value.List list when step.IsEvery => list.Items,
            Value.Record record when step.IsEvery => record.Fields.Values,
            _ => One(value, step) is { } one ? [one] : [],
        };

    private static Value? One(Value value, PathStep step) =>
        value switch
        {
            Value.List list when step.Index is { } index && index >= 0 && index < list.Items.Length => list.Items[
                index
            ],
            Value.Record record when step.Key is { } key => record.Fields.GetValueOrDefault(key),
            _ => null,
        };
}
