using System.Text;
using System.Text.RegularExpressions;
using Chela.AgentDojo.Suites;

namespace Chela.AgentDojo.Worlds;

/// <summary>An environment that tools read and change.</summary>
/// <param name="State">All of it.</param>
internal sealed record World(Map State)
{
    /// <summary>The clock of every tool; it must only be later than all data.</summary>
    public const string Now = "2030-01-01T00:00:00";

    /// <summary>An environment with its placeholders filled.</summary>
    /// <param name="environment">The environment's file.</param>
    /// <param name="injections">The text for each vector that is attacked.</param>
    public static World Build(Map environment, IReadOnlyDictionary<string, string> injections)
    {
        var vectors = environment.In("injection_vectors");
        var values = vectors.ToDictionary(
            v => v.Key,
            v => injections.TryGetValue(v.Key, out var text) ? Rendering.Of(text) : ((Map)v.Value!).Text("default")
        );

        // Upstream's YAML drops the blank before these placeholders when the text begins with a line break.
        var dropping = injections
            .Where(i => vectors.In(i.Key).IsTrue("drops_blank_before_line_break") && Rendering.BeginsWithBreak(i.Value))
            .Select(i => $" {{{i.Key}}}");
        var pattern = string.Join('|', dropping.Concat(vectors.Keys.Select(k => $"{{{k}}}")).Select(Regex.Escape));
        var placeholder = new Regex(pattern, RegexOptions.CultureInvariant);
        string Fill(string text) =>
            text.Contains('{', StringComparison.Ordinal)
                ? placeholder.Replace(text, m => values[m.Value.Trim(' ', '{', '}')])
                : text;

        var state = (Map)Data.Map(environment.In("state"), Fill)!;
        if (state.TryGetValue("cloud_drive", out var drive))
        {
            foreach (var file in ((Map)drive!)["files"].Maps())
            {
                file["size"] = SizeOf(file.Text("content"));
            }
        }

        return new World(state);
    }

    /// <summary>The same as it is now.</summary>
    public World Copy() => new(Data.Copy(State));

    /// <summary>The number of code points.</summary>
    public static long SizeOf(string content) => content.EnumerateRunes().LongCount();

    /// <summary>The next id of a map whose keys are numbers.</summary>
    public static string NextId(Map map) =>
        Data.TextOf(
            map.Keys.Select(k => long.Parse(k, System.Globalization.CultureInfo.InvariantCulture))
                .DefaultIfEmpty()
                .Max() + 1
        );

    /// <summary>The standard variables of checks and arguments, from the state before and after.</summary>
    public static Map Variables(Map before, Map after)
    {
        var variables = new Map();
        if (before.TryGetValue("inbox", out _))
        {
            var next = long.Parse(
                NextId(before.In("inbox", "emails")),
                System.Globalization.CultureInfo.InvariantCulture
            );
            variables["next_email_id"] = Data.TextOf(next);
            variables["next_email_id+1"] = Data.TextOf(next + 1);
            variables["next_email_id+2"] = Data.TextOf(next + 2);
        }

        if (before.TryGetValue("calendar", out _))
        {
            variables["next_event_id"] = NextId(before.In("calendar", "events"));
        }

        if (before.TryGetValue("slack", out _))
        {
            string? External(Map state) =>
                state
                    .In("slack")
                    .Texts("channels")
                    .FirstOrDefault(c => c.StartsWith("External", StringComparison.Ordinal));
            variables["external_channel"] = External(before);
            variables["external_channel_post"] = External(after);
        }

        if (before.TryGetValue("cloud_drive", out _))
        {
            var files = before.In("cloud_drive", "files");
            variables["next_file_id"] = NextId(files);
            variables["largest_5_file_ids"] = new Items(
                files.OrderByDescending(f => Data.ToDouble(((Map)f.Value!)["size"])).Take(5).Select(f => (object?)f.Key)
            );
        }

        return variables;
    }

    /// <summary>Arguments with their variables filled.</summary>
    public static Map Fill(Map arguments, Map variables)
    {
        return (Map)Of(arguments)!;

        object? Of(object? data) =>
            data switch
            {
                Map { Count: 1 } map when map.TextOrNull("$var") is { } name => variables[name],
                Map map => new Map(map.Select(m => KeyValuePair.Create(m.Key, Of(m.Value)))),
                Items items => new Items(items.Select(Of)),
                _ => data,
            };
    }

    /// <inheritdoc/>
    public override string ToString() => new StringBuilder("World of ").AppendJoin(", ", State.Keys).ToString();
}
