using Chela.Envelope.Effects;

namespace Chela.AgentDojo.Guarding;

/// <summary>A result that a run has seen.</summary>
/// <param name="Id">Its record's id.</param>
/// <param name="Function">The tool that returned it.</param>
/// <param name="Value">The labelled value.</param>
internal sealed record Known(string Id, string Function, Value Value)
{
    /// <summary>Its leaves with their paths, found when first asked for.</summary>
    public IReadOnlyList<(ValuePath Path, string Text)> Leaves => field ??= [.. LeavesOf(Value, ValuePath.Whole)];

    /// <summary>Its items with their paths, and all their text.</summary>
    public IReadOnlyList<(ValuePath Path, string Text)> Elements =>
        field ??= Value is Value.List list
            ?
            [
                .. list.Items.Select(
                    (item, i) =>
                        (
                            ValuePath.Of(PathStep.Item(i)),
                            string.Join('\n', LeavesOf(item, ValuePath.Whole).Select(l => l.Text))
                        )
                ),
            ]
            : [(ValuePath.Whole, string.Join('\n', Leaves.Select(l => l.Text)))];

    // Names of fields that are data, such as those a file is shared with, can be copied too.
    private static IEnumerable<(ValuePath Path, string Text)> LeavesOf(Value value, ValuePath path) =>
        value switch
        {
            Value.List list => list.Items.SelectMany((v, i) => LeavesOf(v, path.Then(PathStep.Item(i)))),
            Value.Record record => record.Fields.SelectMany(f =>
                LeavesOf(f.Value, path.Then(PathStep.Field(f.Key))).Append((path.Then(PathStep.Field(f.Key)), f.Key))
            ),
            _ => [(path, ValueText.Of(value))],
        };
}
