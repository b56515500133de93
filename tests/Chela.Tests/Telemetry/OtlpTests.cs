using System.Diagnostics;
using System.Text.Json;
using Chela.Agent.Effects;
using Chela.Agent.Telemetry;
using Chela.Agent.Turns;
using Chela.Envelope.Decisions;
using Chela.Tests.Support;
using Chela.Tests.Turns;
using Chela.Text;

namespace Chela.Tests.Telemetry;

/// <summary>Traces and metrics: what is sent where somebody asks for it, and that nothing is where nobody does.</summary>
[Collection(AloneCollection.Name)]
public sealed class OtlpTests : IDisposable
{
    private const string Secret = "blue-herring";

    private readonly TestHost _host = new() { KeepsJournal = true };

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_turn_and_its_effects_are_sent_as_spans_by_the_conventions()
    {
        await using var collector = new Collector();
        Assert.Equal(0, await _host.RunAsync("save", Page(), "--otlp", collector.Url));
        Assert.Empty(_host.Error);
        var turn = Assert.Single(collector.Spans, s => NameOf(s) == "invoke_agent chela");
        var about = Collector.Attributes(turn);
        Assert.Equal(
            ("invoke_agent", "chela", "save", "done"),
            (about["gen_ai.operation.name"], about["gen_ai.agent.name"], about["chela.job"], about["chela.turn.end"])
        );
        var effects = collector.Spans.Where(s => NameOf(s) != "invoke_agent chela").ToList();
        Assert.Contains(effects, e => NameOf(e) == "execute_tool files.keep");
        Assert.All(
            effects,
            effect =>
            {
                var attributes = Collector.Attributes(effect);
                Assert.Equal(NameOf(effect), $"execute_tool {attributes["gen_ai.tool.name"]}");
                Assert.Equal("execute_tool", attributes["gen_ai.operation.name"]);
                Assert.Equal("allow", attributes["chela.verdict"]);
                Assert.StartsWith("sha256:", attributes["gen_ai.tool.call.id"], StringComparison.Ordinal);
                Assert.Equal(turn.GetProperty("spanId").GetString(), effect.GetProperty("parentSpanId").GetString());
                Assert.Equal(turn.GetProperty("traceId").GetString(), effect.GetProperty("traceId").GetString());
                Assert.True(Number(effect, "startTimeUnixNano") >= Number(turn, "startTimeUnixNano"));
                Assert.True(Number(effect, "endTimeUnixNano") <= Number(turn, "endTimeUnixNano"));
            }
        );
    }

    [Fact]
    public async Task Effects_decisions_and_appends_are_counted()
    {
        await using var collector = new Collector();
        Assert.Equal(0, await _host.RunAsync("save", Page(), "--otlp", collector.Url));
        var metrics = collector.Metrics;
        var effects = Points(metrics["chela.effects"], "sum");
        Assert.Equal(collector.Spans.Count - 1, effects.Sum(p => Number(p, "asInt")));
        Assert.Contains(effects, p => Collector.Attributes(p)["gen_ai.tool.name"] == "files.keep");
        var seconds = Points(metrics["gen_ai.execute_tool.duration"], "histogram");
        Assert.Equal(effects.Count, seconds.Count);
        Assert.All(
            seconds,
            p => Assert.Equal(Number(p, "count"), p.GetProperty("bucketCounts").EnumerateArray().Sum(Number))
        );
        var decisions = Points(metrics["chela.decisions"], "sum");
        Assert.All(decisions, p => Assert.Equal("allow", Collector.Attributes(p)["chela.verdict"]));
        Assert.Equal(collector.Spans.Count - 1, decisions.Sum(p => Number(p, "asInt")));
        Assert.Single(Points(metrics["gen_ai.invoke_agent.duration"], "histogram"));
        var events = Number(Assert.Single(Points(metrics["chela.journal.events"], "sum")), "asInt");
        await using var journal = _host.OpenJournal(false)!;
        Assert.Equal(journal.Head, events);
        Assert.Equal("s", metrics["chela.journal.append.duration"].GetProperty("unit").GetString());
    }

    [Fact]
    public async Task Nothing_of_the_owners_is_in_what_is_sent()
    {
        await using var collector = new Collector();
        Assert.Equal(0, await _host.RunAsync("save", Page(), "--note", Secret, "--otlp", collector.Url));
        Assert.NotEmpty(collector.Requests);
        Assert.All(
            collector.Requests,
            r =>
            {
                Assert.DoesNotContain(Secret, r.Body, StringComparison.Ordinal);
                Assert.DoesNotContain(_host.Home.Path, r.Body, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task Without_the_option_nothing_is_sent_whatever_the_environment_says()
    {
        const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";
        await using var collector = new Collector();
        Environment.SetEnvironmentVariable(Variable, collector.Url);
        try
        {
            Assert.Equal(0, await _host.RunAsync("save", Page()));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }

        Assert.Empty(collector.Requests);
        Assert.False(Instruments.Source.HasListeners());
    }

    [Fact]
    public async Task Where_nobody_takes_it_the_verb_is_done_all_the_same_and_says_so_once()
    {
        string url;
        await using (var gone = new Collector())
        {
            url = gone.Url;
        }

        Assert.Equal(0, await _host.RunAsync("save", Page(), "--otlp", url));
        Assert.StartsWith(
            $"warning: expected {url}/v1/traces to take traces and metrics, found: ",
            _host.Error,
            StringComparison.Ordinal
        );
        Assert.Single(_host.Error.TrimEnd('\n').Split('\n'));
        await using var full = new Collector(503);
        Assert.Equal(0, await _host.RunAsync("save", Page(), "--otlp", full.Url));
        Assert.Contains("found that it answers 503", _host.Error, StringComparison.Ordinal);
        Assert.False(Instruments.Source.HasListeners());
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("ftp://localhost")]
    [InlineData("http://ann:secret@localhost:4318")]
    [InlineData("http://localhost:4318/?key=1")]
    public async Task An_address_that_is_none_is_a_wrong_use(string url)
    {
        Assert.Equal(2, await _host.RunAsync("save", Page(), "--otlp", url));
        Assert.Contains(
            "--otlp: expected an address such as http://localhost:4318",
            _host.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_failed_was_denied_or_waits_says_so()
    {
        List<Activity> spans = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == Instruments.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        var stage = new Stage();
        stage.World.Instead = tool =>
            tool == "keyed.do" ? new Outcome.Failed(new EffectFailure(FailureKind.NotFound, "It is gone.")) : null;
        var turn = (await Stage.OpenAsync(stage.Process()))!;
        Assert.Null(
            await stage.RunAsync(
                turn,
                async effects =>
                {
                    await effects.PerformAsync(World.Effect("keyed.do", "a"), default);
                    await effects.PerformAsync(World.Effect("asked.do", "a"), default);
                }
            )
        );
        var told = spans.ToDictionary(s => s.DisplayName);
        Assert.Equal("not_found", told["execute_tool keyed.do"].GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Error, told["execute_tool keyed.do"].Status);
        Assert.Equal("waiting", told["execute_tool asked.do"].GetTagItem("chela.outcome"));
        Assert.Equal("ask", told["execute_tool asked.do"].GetTagItem("chela.verdict"));
        Assert.Equal("parked", told["invoke_agent chela"].GetTagItem("chela.turn.end"));

        // What the record knows already does not happen again, and is not told again.
        spans.Clear();
        var asked = (await stage.RecordAsync()).Asked.Single();
        await stage.Waiting.RefuseAsync(await stage.RecordAsync(), asked.Id, "test", default);
        var again = await stage.ResumeAsync(stage.Process());
        Assert.Equal(
            TurnEnd.Done,
            await stage.RunAsync(
                again,
                async effects =>
                {
                    await effects.PerformAsync(World.Effect("keyed.do", "a"), default);
                    await effects.PerformAsync(World.Effect("asked.do", "a"), default);
                }
            )
        );
        Assert.Equal(["execute_tool asked.do", "invoke_agent chela"], spans.Select(s => s.DisplayName));
        Assert.Equal("denied", spans[0].GetTagItem("error.type"));
    }

    [Fact]
    public void Where_nobody_listens_nothing_is_made()
    {
        var effect = World.Effect("keyed.do", "a");
        var id = new Envelope.Effects.EffectId(ContentHash.Of("a"));
        var record = TurnRecord.New("one");
        void All()
        {
            Assert.True(ObservedTurn.Begin(record, TimeProvider.System) is null);
            Assert.True(ObservedEffect.Begin(id, effect, TimeProvider.System) is null);
            ObservedEffect.Decided(Verdict.Allow, Check.Verb);
            Instruments.Events.Add(3);
        }

        All();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            All();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private string Page() => _host.Home.Write("page.html", $"<title>{Secret}</title><p>Some text about {Secret}.</p>");

    private static string NameOf(JsonElement span) => span.GetProperty("name").GetString()!;

    private static long Number(JsonElement of, string name) => Number(of.GetProperty(name));

    private static long Number(JsonElement text) =>
        long.Parse(text.GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static List<JsonElement> Points(JsonElement metric, string kind) =>
        [.. metric.GetProperty(kind).GetProperty("dataPoints").EnumerateArray()];
}
