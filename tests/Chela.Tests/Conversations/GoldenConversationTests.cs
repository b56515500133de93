using System.Text;
using System.Text.Json;
using Chela.Agent.Conversations;
using Chela.Agent.Journal;
using Chela.Chat;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Tests.Support;
using Chela.Text;

namespace Chela.Tests.Conversations;

/// <summary>
/// What was said, as it was written: what lies in somebody's journal is read for ever. A file a kind and version; one that was committed
/// never changes. A form that changes gets the next version and a file more.
/// </summary>
public sealed class GoldenConversationTests
{
    private const string Conversation = "terminal";
    private const string Turn = "0198c5a0-0000-7000-8000-000000000001";
    private static readonly DateTimeOffset s_at = new(2026, 2, 20, 10, 30, 0, 250, TimeSpan.FromHours(8));
    private static readonly Label s_web = Label
        .From(new Source(SourceKind.Web, "example.org"))
        .RestrictTo(Contents.OwnersModels);

    /// <summary>An event of each kind, with all of it filled, in the order in which they come.</summary>
    private static readonly (string Name, ConversationEvent Event)[] s_events =
    [
        ("conversation.said", new ConversationEvent.Said(Turn, "what does 日 mean?")),
        (
            "conversation.replied",
            new ConversationEvent.Replied(
                Turn,
                "done",
                new Value.Text("It says: “sun”.", s_web),
                [
                    new ConversationEvent.Kept(
                        "$h1",
                        "page of example.org, 3 B",
                        new EffectId(ContentHash.Of("effect"))
                    ),
                    new ConversationEvent.Kept("$h2", "note of 2026-02-20: title, snippet, where")
                    {
                        Value = new Value.Text("sun", s_web),
                        Source = "https://example.org/sun",
                    },
                    new ConversationEvent.Kept("$h3", "attached by the owner, 1 MB"),
                ]
            )
            {
                Did = ["ok milk"],
                NotDid = ["digest --week 2026-W08"],
                Written = new Value.Text("It says: $h1.", PastExchange.OwnerWords),
            }
        ),
        ("conversation.delivered", new ConversationEvent.Delivered(Turn)),
    ];

    [Fact]
    public async Task Each_kind_is_written_as_its_file_says()
    {
        var journal = new MemoryJournal();
        var log = new ConversationLog(journal, TimeProvider.System);
        foreach (var (_, happened) in s_events)
        {
            await log.AppendAsync(Conversation, happened, TestContext.Current.CancellationToken);
        }

        var written = await EventsAsync(journal);
        Assert.Equal(s_events.Select(e => e.Name), written.Select(e => e.Type));
        foreach (var happened in written)
        {
            Assert.Equal(Turn, happened.Correlation);
            var body = Encoding.UTF8.GetString(happened.Body!.Value.Span);
            Assert.Equal(Plain(Golden(happened.Type, happened.BodyVersion, body)), Plain(body));
        }
    }

    [Fact]
    public async Task Each_file_is_read()
    {
        var exchange = Assert.Single(await ReadAsync([.. s_events.Select(e => (e.Name, 1, Golden(e.Name, 1, "")))]));
        Assert.Equivalent(s_events[0].Event, exchange.Said, strict: true);
        Assert.Equivalent(s_events[1].Event, exchange.Reply, strict: true);
        Assert.True(exchange.IsDelivered);
        Assert.Equal(s_at, exchange.At);
    }

    [Fact]
    public async Task A_reply_without_what_may_be_missing_is_read()
    {
        var said = (s_events[0].Name, 1, Golden(s_events[0].Name, 1, ""));
        var replied = $$"""{"turn":"{{Turn}}","status":"done","text":{"text":"Yes.","from":["system"]},"handles":[]}""";
        var exchange = Assert.Single(await ReadAsync([said, ("conversation.replied", 1, replied)]));
        Assert.Equal(
            ("done", 0, 0, null),
            (exchange.Reply!.Status, exchange.Reply.Did.Length, exchange.Reply.NotDid.Length, exchange.Reply.Written)
        );
    }

    [Theory]
    [InlineData("conversation.said", 2, "{}", JournalProblem.Newer)]
    [InlineData("conversation.heard", 1, "{}", JournalProblem.Newer)]
    [InlineData("conversation.said", 1, "{}", JournalProblem.Damaged)]
    [InlineData("conversation.said", 1, """{"turn":null,"text":"a"}""", JournalProblem.Damaged)]
    [InlineData("conversation.replied", 1, """{"turn":"one","status":"done"}""", JournalProblem.Damaged)]
    [InlineData("conversation.delivered", 1, "null", JournalProblem.Damaged)]
    [InlineData("conversation.delivered", 1, "[", JournalProblem.Damaged)]
    public async Task What_is_not_as_it_was_written_is_refused(
        string name,
        int version,
        string body,
        JournalProblem problem
    ) =>
        Assert.Equal(
            problem,
            (await Assert.ThrowsAsync<JournalException>(() => ReadAsync([(name, version, body)]))).Problem
        );

    [Fact]
    public void Every_file_is_of_a_kind_that_is_known() =>
        Assert.Equal(
            s_events.Select(e => $"{e.Name}.v1.json").Order(),
            Directory
                .GetFiles(Repository.PathOf("tests/Chela.Tests/Conversations/Golden"))
                .Select(f => Path.GetFileName(f)!)
                .Order()
        );

    private static async Task<IReadOnlyList<Exchange>> ReadAsync((string Name, int Version, string Body)[] events)
    {
        var journal = new MemoryJournal();
        await journal.AppendAsync(
            ConversationLog.Prefix + Conversation,
            0,
            [.. events.Select(e => new NewEvent(e.Name, e.Version, s_at, Turn, Encoding.UTF8.GetBytes(e.Body)))],
            TestContext.Current.CancellationToken
        );
        return await new ConversationLog(journal, TimeProvider.System).ReadAsync(
            Conversation,
            TestContext.Current.CancellationToken
        );
    }

    private static async Task<List<JournalEvent>> EventsAsync(MemoryJournal journal) =>
        await journal
            .ReadStreamAsync(ConversationLog.Prefix + Conversation, 0, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

    /// <summary>JSON without needless escapes: which letters are escaped is no form.</summary>
    private static string Plain(string json) => JsonSerializer.Serialize(JsonElement.Parse(json), s_plain);

    private static readonly JsonSerializerOptions s_plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file; where it is missing, what it would be lies beside it, to be looked at and renamed.</summary>
    private static string Golden(string name, int version, string written)
    {
        var path = Repository.PathOf($"tests/Chela.Tests/Conversations/Golden/{name}.v{version}.json");
        if (!File.Exists(path) && written.Length > 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path + ".received", written + "\n");
        }

        Assert.True(File.Exists(path), $"expected {path}, found no such file: each version of a kind has one");
        return File.ReadAllText(path).TrimEnd('\n');
    }
}
