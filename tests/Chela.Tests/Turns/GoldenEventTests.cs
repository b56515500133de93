using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Turns;
using Chela.Agent.Turns.Json;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Tests.Support;
using Chela.Text;

namespace Chela.Tests.Turns;

/// <summary>
/// Bodies as they were written: what lies in somebody's journal is read for ever. A file a kind and version; one that was committed never
/// changes. A form that changes gets the next version, an upcaster and a file more.
/// </summary>
public sealed class GoldenEventTests
{
    private static readonly EffectId s_effect = new(ContentHash.Of("effect"));
    private static readonly DateTimeOffset s_at = new(2026, 2, 20, 10, 30, 0, 250, TimeSpan.FromHours(8));
    private static readonly Label s_private = Label.Owner.RestrictTo(Readers.OwnerOnly);

    /// <summary>An event of each kind, with all of it filled.</summary>
    private static readonly Dictionary<string, TurnEvent> s_events = new()
    {
        ["turn.opened"] = new TurnEvent.Opened(
            "feed pull",
            ["feed", "pull", "--json", "日"],
            "/home/ann",
            "Asia/Shanghai",
            "terminal",
            "0198c5a0-0000-7000-8000-000000000001"
        ),
        ["turn.resumed"] = new TurnEvent.Resumed(2, 4711),
        ["turn.parked"] = new TurnEvent.Parked([s_effect, new(ContentHash.Of("other"))], s_at),
        ["turn.ended"] = new TurnEvent.Ended(TurnEnd.NotDone, "It could not be written."),
        ["turn.noticed"] = new TurnEvent.Noticed("The feed is gone."),
        ["effect.planned"] = new TurnEvent.Planned(
            s_effect,
            1,
            new Effect(
                "files.write",
                EffectKind.Write,
                [
                    new Argument("folder", ParameterRole.Destination, new Value.Text("/home/ann/日", Label.Owner)),
                    new Argument(
                        "files",
                        ParameterRole.Content,
                        new Value.List(
                            [
                                new Value.Record(
                                    ImmutableSortedDictionary<string, Value>
                                        .Empty.WithComparers(StringComparer.Ordinal)
                                        .Add("bytes", new Value.Bytes(new byte[] { 0xff, 0 }, s_private))
                                        .Add("half", new Value.Fraction(0.50m, s_private))
                                        .Add("is", new Value.Truth(true, s_private))
                                        .Add("none", new Value.Nothing(s_private))
                                        .Add("number", new Value.Whole(-7, s_private))
                                        .Add("text", new Value.Bytes("text"u8.ToArray(), s_private)),
                                    s_private
                                ),
                            ],
                            s_private
                        )
                    ),
                    new Argument(
                        "note",
                        ParameterRole.Option,
                        new Value.Text("n", Label.From(new Source(SourceKind.Web, "example.org")))
                    ),
                ]
            )
        ),
        ["effect.decided"] = new TurnEvent.Decided(
            s_effect,
            Verdict.Ask,
            Check.Grounding,
            "destination",
            "Nobody named this place.",
            """{"content":{},"sha256":""}""",
            new Use(s_effect, "files.write", EffectKind.Write, s_at, true, new VerbUse("m1", 3), 12.5m, 1000, 7)
            {
                Act = ContentHash.Of("act"),
            }
        )
        {
            Changes = [new TurnEvent.Changed(new(ContentHash.Of("look")), ContentHash.Of("shows").ToString())],
        },
        ["effect.started"] = new TurnEvent.Started(s_effect, true),
        ["effect.finished"] = new TurnEvent.Finished(
            s_effect,
            new RecordedOutcome(null, null)
            {
                Failure = new EffectFailure(FailureKind.Busy, "It is busy.") { NotBefore = s_at },
            }
        ),
        ["effect.doubted"] = new TurnEvent.Doubted(s_effect, "It did not answer."),
        ["effect.settled"] = new TurnEvent.Settled(s_effect, Settlement.Again, "probe"),
        ["effect.superseded"] = new TurnEvent.Superseded(
            [s_effect, new(ContentHash.Of("look"))],
            [new TurnEvent.Changed(new(ContentHash.Of("look")), ContentHash.Of("shows").ToString())]
        ),
        ["approval.given"] = new TurnEvent.Approved(s_effect, "owner", "terminal", s_at),
        ["approval.refused"] = new TurnEvent.Refused(s_effect, "expiry", ""),
    };

    private static readonly JsonSerializerOptions s_plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Kinds => [.. TurnEventKind.All.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_is_written_as_its_file_says_and_read_from_it(string name)
    {
        var kind = TurnEventKind.All.Single(k => k.Name == name);
        Assert.True(s_events.TryGetValue(name, out var happened), $"write an event of the kind '{name}' here");
        var written = TurnEventKind.Write(happened, TurnRecord.New("one"), s_at);
        Assert.Equal((name, kind.Version), (written.Type, written.BodyVersion));
        var golden = Golden(name, kind.Version, written.Body);
        Assert.Equal(Plain(golden), Plain(Encoding.UTF8.GetString(written.Body.Span)));
        var read = Read(name, kind.Version, golden);
        Assert.Equivalent(happened, read, strict: true);
        var again = TurnEventKind.Write(read, TurnRecord.New("one"), s_at);
        Assert.Equal(Plain(golden), Plain(Encoding.UTF8.GetString(again.Body.Span)));
    }

    /// <summary>JSON without needless escapes: which letters are escaped is no form.</summary>
    private static string Plain(string json) => JsonSerializer.Serialize(JsonElement.Parse(json), s_plain);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_version_of_a_kind_has_a_file_and_is_read(string name)
    {
        var kind = TurnEventKind.All.Single(k => k.Name == name);
        for (var version = 1; version <= kind.Version; version++)
        {
            var read = Read(name, version, Golden(name, version, default));
            Assert.Same(kind, TurnEventKind.Of(read));
        }
    }

    [Fact]
    public void Every_file_is_of_a_kind_and_a_version_that_are_known()
    {
        var known = TurnEventKind.All.SelectMany(k =>
            Enumerable.Range(1, k.Version).Select(v => $"{k.Name}.v{v}.json")
        );
        Assert.Equal(
            known.Order(),
            Directory
                .GetFiles(Repository.PathOf("tests/Chela.Tests/Turns/Golden"))
                .Select(f => Path.GetFileName(f)!)
                .Order()
        );
    }

    [Fact]
    public void A_result_is_kept_with_its_labels()
    {
        TurnEvent.Finished happened = new(
            s_effect,
            RecordedOutcome.Of(new Outcome.Done(new Value.Text("ok 日", s_private)), EffectKind.Write)
        );
        var body = TurnEventKind.Write(happened, TurnRecord.New("one"), s_at).Body;
        Assert.Equivalent(happened, Read("effect.finished", 1, Encoding.UTF8.GetString(body.Span)), strict: true);
    }

    [Fact]
    public void An_old_body_is_made_a_new_one_step_by_step()
    {
        // The made-up history of a kind: "message" became "words", and then "text".
        var kind = TurnEventKind.Of(
            "turn.noticed",
            TurnJson.Readable.Noticed,
            old => Renamed(old, "message", "words"),
            old => Renamed(old, "words", "text")
        );
        Assert.Equal(3, kind.Version);
        foreach (var (version, name) in new[] { (1, "message"), (2, "words"), (3, "text") })
        {
            var read = TurnEventKind.Read(Event("turn.noticed", version, $$"""{"{{name}}":"Look."}"""), [kind]);
            Assert.Equal(new TurnEvent.Noticed("Look."), read);
        }

        var newer = Assert.Throws<JournalException>(() => TurnEventKind.Read(Event("turn.noticed", 4, "{}"), [kind]));
        Assert.Equal(JournalProblem.Newer, newer.Problem);
        var broken = Assert.Throws<JournalException>(() => TurnEventKind.Read(Event("turn.noticed", 1, "{}"), [kind]));
        Assert.Equal(JournalProblem.Damaged, broken.Problem);
    }

    private static ReadOnlyMemory<byte> Renamed(ReadOnlyMemory<byte> body, string from, string to)
    {
        using var document = JsonDocument.Parse(body);
        var value = document.RootElement.GetProperty(from).GetString();
        return Encoding.UTF8.GetBytes($$"""{"{{to}}":"{{value}}"}""");
    }

    private static TurnEvent Read(string name, int version, string body) =>
        TurnEventKind.Read(Event(name, version, body))!;

    private static JournalEvent Event(string name, int version, string body) =>
        new(1, Guid.Empty, "turn/one", 1, name, version, s_at, null, "one", Encoding.UTF8.GetBytes(body));

    /// <summary>The file; where it is missing, what it would be lies beside it, to be looked at and renamed.</summary>
    private static string Golden(string name, int version, ReadOnlyMemory<byte> written)
    {
        var path = Repository.PathOf($"tests/Chela.Tests/Turns/Golden/{name}.v{version}.json");
        if (!File.Exists(path) && !written.IsEmpty)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path + ".received", Encoding.UTF8.GetString(written.Span) + "\n");
        }

        Assert.True(File.Exists(path), $"expected {path}, found no such file: each version of a kind has one");
        return File.ReadAllText(path).TrimEnd('\n');
    }
}
