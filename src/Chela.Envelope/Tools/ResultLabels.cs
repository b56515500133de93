using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Text;

namespace Chela.Envelope.Tools;

/// <summary>Puts the labels that a tool declared on one of its results.</summary>
internal sealed class ResultLabels(ResultDeclaration declared, Effect call)
{
    /// <summary>More sources or readers of an item than this are none: the stricter answer.</summary>
    private const int MostNames = 4_096;

    /// <summary>The result with its labels.</summary>
    public Value On(Value result) => Outside(result, declared.Untrusted, 0);

    /// <summary>What is in no item yet: lists only.</summary>
    private Value Outside(Value value, ImmutableArray<ValuePath> untrusted, int depth) =>
        value is Value.List { Items.IsEmpty: false } list && depth < ValueTree.Deepest
            ? Joined(list, list.Items.Select((item, i) => Outside(item, Below(untrusted, PathStep.Item(i)), depth + 1)))
            : Inside(value, ReadersOf(value), SourcesOf(value), untrusted, depth);

    /// <summary>An item, or what is in one.</summary>
    private static Value Inside(Value value, Label label, Label sources, ImmutableArray<ValuePath> untrusted, int depth)
    {
        // What is deeper than anybody looks is one leaf, and as untrusted as any part of it.
        if (untrusted.Any(p => p.Steps.IsEmpty || depth >= ValueTree.Deepest))
        {
            (label, untrusted) = (label.Join(sources), []);
        }

        return value switch
        {
            Value.List { Items.IsEmpty: false } list when depth < ValueTree.Deepest => Joined(
                list,
                list.Items.Select((item, i) => Next(item, PathStep.Item(i)))
            ),
            Value.Record { Fields.IsEmpty: false } record when depth < ValueTree.Deepest => Joined(
                record,
                record.Fields.Select(f => KeyValuePair.Create(f.Key, Next(f.Value, PathStep.Field(f.Key))))
            ),
            _ => value with { Label = value.Label.Join(label) },
        };

        Value Next(Value inside, PathStep step) => Inside(inside, label, sources, Below(untrusted, step), depth + 1);
    }

    private static Value.List Joined(Value.List list, IEnumerable<Value> items)
    {
        ImmutableArray<Value> labelled = [.. items];
        return list with { Items = labelled, Label = Label.JoinAll(labelled.Select(i => i.Label).Prepend(list.Label)) };
    }

    private static Value.Record Joined(Value.Record record, IEnumerable<KeyValuePair<string, Value>> fields)
    {
        var labelled = record.Fields.SetItems(fields);
        return record with
        {
            Fields = labelled,
            Label = Label.JoinAll(labelled.Values.Select(f => f.Label).Prepend(record.Label)),
        };
    }

    /// <summary>The paths that go on below a step; one that ended covers all that is below it.</summary>
    private static ImmutableArray<ValuePath> Below(ImmutableArray<ValuePath> paths, PathStep step) =>
        paths.IsEmpty
            ? paths
            :
            [
                .. paths
                    .Where(p => p.Steps.IsEmpty || p.Steps[0].IsEvery || p.Steps[0] == step)
                    .Select(p => p.Steps.IsEmpty ? p : new ValuePath(p.Steps[1..])),
            ];

    private Label SourcesOf(Value item)
    {
        var sources = Names(declared.SourceNames, item)
            .Select(n => new Source(declared.Source, declared.Source == SourceKind.Web ? HostOf(n) : n))
            .Where(s => !s.IsTrusted)
            .DefaultIfEmpty(new Source(SourceKind.Tool, call.Tool));
        return Label.JoinAll(sources.Select(Label.From));
    }

    private Label ReadersOf(Value item) =>
        declared.IsForEveryone
            ? Label.Public
            : Label.Public.RestrictTo(
                Readers.Only(Names(declared.Readers, item).Select(Principal.Of).Append(Principal.Owner))
            );

    private List<string> Names(ImmutableArray<ResultName> where, Value item)
    {
        var names = where.SelectMany(n => Names(n, item)).Where(n => !string.IsNullOrWhiteSpace(n)).Take(MostNames + 1);
        return names.ToList() is { Count: <= MostNames } found ? found : [];
    }

    private IEnumerable<string> Names(ResultName where, Value item) =>
        where switch
        {
            ResultName.Fixed name => [name.Name],
            ResultName.Field field => item is Value.Record record
                ? Texts(record.Fields.GetValueOrDefault(field.Key))
                : [],
            ResultName.Argument argument => call
                .Arguments.Where(a => a.Name == argument.Parameter)
                .SelectMany(a => Texts(a.Value))
                .Select(n => argument.Prefix + n),
            _ => [],
        };

    private static IEnumerable<string> Texts(Value? value) =>
        value switch
        {
            Value.Text text => [text.Content],
            Value.List list => list.Items.OfType<Value.Text>().Select(t => t.Content),
            Value.Record record => record.Fields.Keys,
            _ => [],
        };

    private static string HostOf(string address) => CanonicalUrl.TryParse(address, out var url) ? url.Host : address;
}
