using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chela.Guard;

namespace Chela.Tests.Guard;

/// <summary>Each place of each request of a whole session, spoilt in turn.</summary>
public sealed class StrictnessTests
{
    /// <summary>Objects whose members have names of the host's own choice.</summary>
    private static readonly string[] Free = ["groups", "parameters", "arguments", "value"];

    private static readonly string[] Others =
    [
        "null",
        "true",
        "7",
        "-1",
        "1.5",
        "\"x\"",
        "[]",
        "{}",
        "[[]]",
        "[{}]",
        "{\"a\":1}",
    ];

    private static List<string> Lines { get; } = HostLines.Make();

    [Fact]
    public void A_member_too_many_is_an_error_wherever_it_is_and_changes_nothing()
    {
        var count = 0;
        foreach (var (at, path) in Objects())
        {
            var node = JsonNode.Parse(Lines[at])!;
            Find(node, path).AsObject().Add("extra", JsonValue.Create(1));
            AssertError(at, node.ToJsonString());
            count++;
        }

        Assert.InRange(count, 100, 1_000);
    }

    [Fact]
    public void A_member_that_is_misspelt_is_an_error()
    {
        foreach (var (at, path) in Objects())
        {
            foreach (var (name, value) in Find(JsonNode.Parse(Lines[at])!, path).AsObject().ToList())
            {
                var node = JsonNode.Parse(Lines[at])!;
                var spoilt = Find(node, path).AsObject();
                spoilt.Remove(name);
                spoilt.Add(name[..^1], value?.DeepClone());
                // Without an id it would be a notification, which nobody answers.
                AssertError(at, node.ToJsonString());
            }
        }
    }

    [Fact]
    public void A_member_that_stands_twice_is_an_error()
    {
        foreach (var line in Lines)
        {
            for (var i = line.IndexOf('{'); i >= 0; i = line.IndexOf('{', i + 1))
            {
                if (line[i + 1] == '"')
                {
                    var name = line[(i + 1)..(line.IndexOf('"', i + 2) + 1)];
                    var answer = new GuardClient().Line(line.Insert(i + 1, name + ":1,"));
                    Assert.Contains("\"code\":-32700", answer, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Another_kind_of_value_is_no_fault_wherever_it_stands()
    {
        for (var at = 0; at < Lines.Count; at++)
        {
            var server = Served(at);
            foreach (var path in Paths(JsonNode.Parse(Lines[at])!).Where(p => p.Length > 0))
            {
                foreach (var other in Others)
                {
                    var node = JsonNode.Parse(Lines[at])!;
                    Replace(node, path, JsonNode.Parse(other));
                    var answer = server.Answer(Encoding.UTF8.GetBytes(node.ToJsonString()));
                    if (answer is not null)
                    {
                        Assert.False(
                            answer.Contains("-32603", StringComparison.Ordinal),
                            $"{node.ToJsonString()}\n{answer}"
                        );
                        Assert.DoesNotContain(
                            "\"verdict\":\"allow\"",
                            Unless(at, node, answer),
                            StringComparison.Ordinal
                        );
                    }
                }
            }
        }
    }

    /// <summary>
    /// An answer that may allow: of what asks, and of a look that any argument is good for, or where an argument is left
    /// out, or the call is the same.
    /// </summary>
    private static string Unless(int at, JsonNode node, string answer) =>
        JsonNode.Parse(Lines[at])!["method"]!.GetValue<string>() != "decide"
        || answer.Contains("observe", StringComparison.OrdinalIgnoreCase)
        || !node.ToJsonString().Contains("eve@", StringComparison.Ordinal)
            ? ""
            : answer;

    /// <summary>All objects whose members the protocol names: where they are, and in which line.</summary>
    private static IEnumerable<(int Line, object[] Path)> Objects() =>
        from at in Enumerable.Range(0, Lines.Count)
        let root = JsonNode.Parse(Lines[at])!
        from path in Paths(root)
        where Find(root, path) is JsonObject && !IsFree(root, path)
        select (at, path);

    private static bool IsFree(JsonNode root, object[] path)
    {
        var last = path.Length > 0 ? path[^1] as string : null;
        var isResult = path is ["params", "value", ..];
        var isLeaf = path.Contains("arguments") && Find(root, path).AsObject().ContainsKey("from");
        return isResult || (!isLeaf && Free.Contains(last)) || path is ["params", "policy", ..];
    }

    private static IEnumerable<object[]> Paths(JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields
                .SelectMany(f => Paths(f.Value).Select(p => (object[])[f.Key, .. p]))
                .Prepend([]),
            JsonArray items => items.SelectMany((v, i) => Paths(v).Select(p => (object[])[i, .. p])).Prepend([]),
            _ =>
            [
                [],
            ],
        };

    private static JsonNode Find(JsonNode root, object[] path) =>
        path.Aggregate(root, (node, step) => (step is string key ? node[key] : node[(int)step])!);

    private static void Replace(JsonNode root, object[] path, JsonNode? other)
    {
        var outer = Find(root, path[..^1]);
        if (path[^1] is string key)
        {
            outer[key] = other;
        }
        else
        {
            outer[(int)path[^1]] = other;
        }
    }

    /// <summary>A server that has answered all lines before one.</summary>
    private static GuardServer Served(int at)
    {
        var server = new GuardServer("0.0.0");
        foreach (var line in Lines[..at])
        {
            server.Answer(Encoding.UTF8.GetBytes(line));
        }

        return server;
    }

    private static void AssertError(int at, string spoilt)
    {
        var server = Served(at);
        var answer = server.Answer(Encoding.UTF8.GetBytes(spoilt));
        Assert.True(answer is null || JsonElement.Parse(answer).TryGetProperty("error", out _), $"{spoilt}\n{answer}");
        Assert.Equal(
            Served(at).Answer(Encoding.UTF8.GetBytes(Lines[at])),
            server.Answer(Encoding.UTF8.GetBytes(Lines[at]))
        );
    }
}
