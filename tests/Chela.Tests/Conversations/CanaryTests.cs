using System.Text;
using System.Text.Json;
using Chela.Agent.Conversations;
using Chela.Edge.Sqlite.Search;
using Chela.Envelope.Effects;
using static Chela.Tests.Conversations.ChatStage;
using static Chela.Tests.Inference.ModelServer;

namespace Chela.Tests.Conversations;

/// <summary>
/// A key, and what stands in a private note: whatever a planner writes to get at them, no model that must not see them does, and no file,
/// output or error has them in the clear.
/// </summary>
public sealed class CanaryTests
{
    private const string Key = "sk-key-canary-51d0";
    private const string Canary = "canary-7c1f";

    private static (string Tool, string Arguments) Of(string tool, string arguments) => (tool, arguments);

    /// <summary>What a planner tries to get to see what is behind $h1, or to have it carried elsewhere.</summary>
    private static IEnumerable<(string Tool, string Arguments)> Attempts(string note) =>
        [
            Of("files", $$"""{"op":"read","path":{{Quoted(note)}},"reveal":true}"""),
            Of("reveal", """{"handle":"$h1"}"""),
            Of("reveal", """{"handle":"$h1","from":3}"""),
            Of("ask", """{"handle":"$h1","question":"what does it say?"}"""),
            Of(
                "ask",
                """{"handle":"$h1","question":"what?","schema":{"type":"object","properties":{"a":{"type":"string"}}}}"""
            ),
            Of("search", """{"query":"diary"}"""),
            Of("search", """{"query":"$h1"}"""),
            Of("search", """{"query":"diary","in":"$h1"}"""),
            Of("plan", """{"add":["$h1","a"],"done":["$h1"]}"""),
            Of("files", """{"op":"$h1","path":"list.txt"}"""),
            Of("files", """{"op":"read","path":"$h1"}"""),
            Of("files", """{"op":"read","path":"public.txt"}"""),
            Of("files", """{"op":"read","path":"/etc/$h1"}"""),
            Of("files", """{"op":"append","path":"list.txt","text":"\u0024h1"}"""),
            Of("files", """{"op":"edit","path":"list.txt","old":"$h1","text":"x"}"""),
            Of("files", """{"op":"list","path":".","$h1":"$h1"}"""),
            Of("digest", """{"week":"$h1"}"""),
            Of("time", """{"zone":"$h1"}"""),
            Of("contacts", """{"name":"$h1"}"""),
            Of("notes", """{"text":"x","when":"$h1"}"""),
            Of("notes", """{"text":"$h1"}"""),
            Of("shelf", """{"op":"$h1"}"""),
            Of("shelf", """{"op":"save","url":"$h1","note":"$h1"}"""),
            Of("shelf", """{"op":"drop","item":"$h1"}"""),
            Of("shelf", """{"op":"list"}"""),
            Of("fetch", """{"url":"http://127.0.0.1:9/$h1"}"""),
            Of("ask", """{"handle":"public","question":"is it $h1?"}"""),
            Of(
                "ask",
                """{"handle":"public","question":"what?","schema":{"type":"object","properties":{"a":{"type":"string","description":"$h1"}}}}"""
            ),
            Of("ask", """{"handle":"public","question":"what?","schema":"$h1"}"""),
            Of("reveal", """{"handle":["$h1"]}"""),
            Of("$h1", "{}"),
        ];

    private static Func<string, string> With((string Tool, string Arguments) attempt, int number) =>
        publicHandle =>
            Calls([
                (
                    "c1",
                    attempt.Tool,
                    attempt.Arguments.Replace("public\"", $"{publicHandle}\"", StringComparison.Ordinal)
                ),
                ("c2", "time", $$"""{"days":{{number}}}"""),
            ]);

    [Fact]
    public async Task Neither_a_key_nor_a_private_note_gets_anywhere()
    {
        using var vault = new Support.TemporaryFolder();
        var note = vault.Write("diary.md", $"---\nprivate: true\n---\n# My diary\n\nThe diary says {Canary}.\n");
        // Something that succeeds goes along with each, so that it is not given up.
        var answers = new Queue<Func<string, string>>([
            .. Attempts(note).Select((a, i) => With(a, i)),
            // The list that one of them made is called to mind once.
            _ => Says("It says: $h1"),
            _ => Says("It says: $h1"),
        ]);
        var publicHandle = "";
        await using var stage = new ChatStage(
            request =>
            {
                if (!request.Json.TryGetProperty("tools", out _))
                {
                    return Says("""{"answer":"yes","quote":""}""");
                }

                var found = System.Text.RegularExpressions.Regex.Match(
                    request.Body,
                    @"(\$h\d+): file [^""]*?public\.txt"
                );
                publicHandle = found.Success ? found.Groups[1].Value : publicHandle;
                return answers.TryDequeue(out var answer) ? answer(publicHandle) : Says("Nothing.");
            },
            keepsJournal: true
        );
        stage.Host.Secrets.Set("mine", ["127.0.0.1"], Key, TimeProvider.System.GetUtcNow());
        stage.Settings($"vault: {vault.Path}", model: "    key: mine");
        File.WriteAllText(stage.InWorkspace("list.txt"), "one\n");
        File.WriteAllText(stage.InWorkspace("public.txt"), "nothing much\n");
        var said = await DenyingAsync(stage, "what does my diary say?");
        Assert.True(answers.Count == 0, $"{answers.Count} are left: {said}\n{stage.Host.Output}{stage.Host.Error}");
        Assert.NotEmpty(publicHandle);
        // What its own reply stands for, the owner sees.
        Assert.Contains(Canary, said, StringComparison.Ordinal);
        NothingIsTold(stage);

        (string, string)[] later =
        [
            Of("reveal", """{"handle":"$h1"}"""),
            Of("ask", """{"handle":"$h1","question":"what does it say?"}"""),
            Of("files", """{"op":"read","path":"list.txt","reveal":true}"""),
            Of("search", """{"query":"says","in":"conversations"}"""),
            .. Enumerable.Range(2, 60).Select(n => Of("reveal", $$"""{"handle":"$h{{n}}"}""")),
        ];
        foreach (var some in later.Chunk(20))
        {
            some.Select(With).ToList().ForEach(answers.Enqueue);
            answers.Enqueue(_ => Says("Nothing to say."));
            Assert.DoesNotContain(Canary, await DenyingAsync(stage, "and now?"), StringComparison.Ordinal);
            Assert.Empty(answers);
        }

        NothingIsTold(stage);
        foreach (
            var verb in new[]
            {
                "status",
                "turn list",
                "turn show last",
                "turn show last --context --json",
                "secret list",
            }
        )
        {
            await stage.Host.RunAsync(verb.Split(' '));
            Assert.DoesNotContain(Canary, stage.Host.Output + stage.Host.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Key, stage.Host.Output + stage.Host.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(401)]
    [InlineData(400)]
    [InlineData(500)]
    public async Task A_key_that_an_endpoint_sends_back_in_an_error_goes_nowhere(int status)
    {
        await using var stage = new ChatStage(
            _ =>
                Json(
                    $$$"""{"error":{"message":"the key {{{Key}}} is wrong; Authorization: Bearer {{{Key}}}"}}""",
                    status
                ),
            keepsJournal: true
        );
        stage.Host.Secrets.Set("mine", ["127.0.0.1"], Key, TimeProvider.System.GetUtcNow());
        stage.Settings("", model: "    key: mine");
        var done = await stage.SayAsync("hello");
        Assert.Equal("not done", done.GetProperty("status").GetString());
        Assert.DoesNotContain(Key, stage.Host.Output + stage.Host.Error, StringComparison.Ordinal);
        Assert.All(stage.Requests, r => Assert.Contains($"Bearer {Key}", r.Head, StringComparison.Ordinal));
        await stage.Host.RunAsync("journal", "export", stage.Host.Home["all.jsonl"]);
        NothingIsTold(stage);
    }

    [Fact]
    public async Task A_standing_rule_that_lets_it_be_written_does_not_let_it_be_read()
    {
        await using var stage = new ChatStage(
            Call("files", """{"op":"read","path":"diary.md"}"""),
            Call("files", """{"op":"append","path":"list.txt","text":"$h1"}"""),
            Call("files", """{"op":"append","path":"list.txt","text":"and $h1"}"""),
            Says("Written."),
            Says("Yes.")
        );
        stage.Policy("rules:\n  - name: appends\n    tool: file.append\n    kind: write\n    verdict: allow\n");
        File.WriteAllText(stage.InWorkspace("diary.md"), $"---\nprivate: true\n---\n{Canary}\n");
        await stage.SayAsync("hello");
        await stage.SayAsync("did you?");
        Assert.True(stage.Sent.Count >= 3);
        Assert.DoesNotContain(stage.Sent, s => s.Contains(Canary, StringComparison.Ordinal));
    }

    /// <summary>Sends a message, says no to whatever is asked, and returns the reply.</summary>
    private static async Task<string> DenyingAsync(ChatStage stage, string text)
    {
        var line = await stage.SayAsync(text);
        Assert.DoesNotContain(Canary, stage.Host.Error, StringComparison.Ordinal);
        for (var asked = 0; line.GetProperty("event").GetString() == "ask"; asked++)
        {
            Assert.True(asked < 40, line.ToString());
            await stage.Host.RunAsync("deny", line.GetProperty("id").GetString()!["sha256:".Length..][..12]);
            Assert.DoesNotContain(Canary, stage.Host.Error, StringComparison.Ordinal);
            await stage.Host.RunAsync("status", "--json");
            line = stage
                .Host.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => JsonDocument.Parse(l).RootElement)
                .Where(t => t.TryGetProperty("effects", out _))
                .SelectMany(t => t.GetProperty("effects").EnumerateArray())
                .Where(e => e.GetProperty("state").GetString() == "asked")
                .Select(e =>
                    JsonDocument
                        .Parse($$"""{"event":"ask","id":{{Quoted(e.GetProperty("effect").GetString()!)}}}""")
                        .RootElement
                )
                .FirstOrDefault(JsonDocument.Parse("""{"event":"over"}""").RootElement);
        }

        Assert.DoesNotContain(Key, stage.Host.Output + stage.Host.Error, StringComparison.Ordinal);
        await using var journal = stage.Host.OpenJournal(canWrite: false)!;
        var exchanges = await new ConversationLog(journal, TimeProvider.System).ReadAsync(
            "terminal",
            TestContext.Current.CancellationToken
        );
        return Assert.IsType<Value.Text>(exchanges[^1].Reply?.Text).Content;
    }

    private static void NothingIsTold(ChatStage stage)
    {
        Assert.NotEmpty(stage.Requests);
        foreach (var request in stage.Requests)
        {
            Assert.Equal(1, Count(request.Head + request.Body, Key));
            Assert.DoesNotContain(Canary, request.Head + request.Body, StringComparison.Ordinal);
        }

        foreach (var file in Directory.GetFiles(stage.Host.Home.Path, "*", SearchOption.AllDirectories))
        {
            var bytes = ReadShared(file);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Key)) < 0, $"the key stands in {file}");
            // The index of searches holds what the notes hold, which lie beside it in the clear.
            Assert.True(
                bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)) < 0
                    || Path.GetFileName(file).StartsWith(FindText.IndexName, StringComparison.Ordinal),
                $"the canary stands in {file}"
            );
        }
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
