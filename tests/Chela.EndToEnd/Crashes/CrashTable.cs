using Chela.Agent.Turns;
using Chela.Envelope.Tools;

namespace Chela.EndToEnd.Crashes;

/// <summary>
/// The points at which the process is killed, complete by name: before and after the append of each kind of event, each edge of a
/// call for each class of tool, and where the journal is made, committed and closed.
/// </summary>
internal static class CrashTable
{
    private const string Reply = "reply.do:r";

    /// <summary>A job in which each kind of event happens.</summary>
    private static readonly Dictionary<string, string[]> s_kinds = new()
    {
        ["turn.opened"] = ["keyed.do:a", Reply],
        ["turn.resumed"] = ["asked.do:a", Reply],
        ["turn.parked"] = ["asked.do:a", Reply],
        ["turn.ended"] = ["keyed.do:a", Reply],
        ["turn.noticed"] = ["keyed.do:a", "bug"],
        ["effect.planned"] = ["local.look:a", "keyed.do:b", Reply],
        ["effect.decided"] = ["local.look:a", "keyed.do:b", Reply],
        ["effect.started"] = ["local.look:a", "neither.do:b", Reply],
        ["effect.finished"] = ["local.look:a", "neither.do:b", Reply],
        ["effect.doubted"] = ["neither.do:a.throws", Reply],
        ["effect.settled"] = ["neither.do:a.acts-throws", Reply],
        ["effect.superseded"] = ["local.look:a.changes", "asked.do:b", Reply],
        ["approval.given"] = ["+asked.do:a", "+asked.do:no-b", Reply],
        ["approval.refused"] = ["+asked.do:a", "+asked.do:no-b", Reply],
    };

    /// <summary>A tool of each class.</summary>
    private static readonly (string Tool, Repeat Repeat, bool IsProbed)[] s_tools =
    [
        ("idempotent.do", Repeat.Idempotent, false),
        ("keyed.do", Repeat.Keyed, false),
        ("neither.do", Repeat.Neither, false),
        ("probed.do", Repeat.Neither, true),
        ("asked.do", Repeat.Keyed, false),
        ("reply.do", Repeat.Keyed, false),
        ("remote.look", Repeat.Idempotent, false),
        ("local.look", Repeat.Idempotent, false),
    ];

    private static readonly string[] s_journal =
    [
        "journal:create:before",
        "journal:create:key",
        "journal:create:after",
        "journal:committed",
        "journal:closing",
        "journal:closed",
    ];

    /// <summary>Each point once in normal running, and once in the run that recovers from a death there or just before.</summary>
    public static IReadOnlyList<CrashRow> Rows { get; } = [.. Points().SelectMany(Twice)];

    /// <summary>What is not in the table and should be.</summary>
    public static IEnumerable<string> Missing =>
        TurnEventKind
            .All.Select(k => k.Name)
            .Except(s_kinds.Keys)
            .Concat(Enum.GetValues<Repeat>().Except(s_tools.Select(t => t.Repeat)).Select(r => r.ToString()));

    private static IEnumerable<(string Point, string[] Job)> Points() =>
        [
            .. s_kinds.SelectMany(k =>
                new[] { ($"append:{k.Key}:before", k.Value), ($"append:{k.Key}:after", k.Value) }
            ),
            .. s_tools.SelectMany(t => Edges(t.Tool).Select(e => (e, JobOf(t.Tool)))),
            .. s_tools
                .Where(t => t.IsProbed)
                .SelectMany(t =>
                    new[] { $"probe:{t.Tool}:before", $"probe:{t.Tool}:after" }.Select(p => (p, JobOf(t.Tool)))
                ),
            .. s_journal.Select(p => (p, JobOf("keyed.do"))),
        ];

    private static string[] Edges(string tool) =>
        tool.EndsWith(".look", StringComparison.Ordinal)
            ? [$"tool:{tool}:before", $"tool:{tool}:after"]
            : [$"tool:{tool}:before", $"tool:{tool}:act", $"tool:{tool}:acted", $"tool:{tool}:after"];

    private static string[] JobOf(string tool) => tool == "reply.do" ? ["keyed.do:a", Reply] : [$"{tool}:a", Reply];

    private static IEnumerable<CrashRow> Twice((string Point, string[] Job) row)
    {
        // Only who died in the middle of a call is asked about it.
        string[] first = row.Point.StartsWith("probe:", StringComparison.Ordinal)
            ?
            [
                row
                    .Point.Replace("probe:", "tool:", StringComparison.Ordinal)
                    .Replace(":before", ":acted", StringComparison.Ordinal)
                    .Replace(":after", ":act", StringComparison.Ordinal),
            ]
            : [];
        yield return new CrashRow(row.Point, "normal", row.Job, [.. first, row.Point]);
        yield return new CrashRow(row.Point, "recovery", row.Job, [.. first, Before(row.Point), row.Point]);
    }

    /// <summary>Where a first death leads to a run that passes the point: the one before it that belongs to it.</summary>
    private static string Before(string point)
    {
        var parts = point.Split(':');
        return parts.Length == 3 ? $"{parts[0]}:{parts[1]}:before" : point;
    }
}
