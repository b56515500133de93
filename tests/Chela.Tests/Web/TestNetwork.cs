using System.Net;
using System.Net.Sockets;
using Chela.Agent.Effects;
using Chela.Edge.Web;
using Chela.Envelope.Authorities;
using Chela.Tests.Support;

namespace Chela.Tests.Web;

/// <summary>
/// A network in which every name and address leads to one server on the loopback, and in which waits take no time but are
/// written down. What the fetch believes to connect to is what counts.
/// </summary>
internal sealed class TestNetwork : TimeProvider
{
    private DateTimeOffset _now = new(2026, 2, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A public address.</summary>
    public static IPAddress Elsewhere { get; } = IPAddress.Parse("93.184.216.34");

    /// <summary>What names resolve to, one answer after the other, the last one for ever; others lead elsewhere.</summary>
    public Dictionary<string, Queue<string>> Names { get; } = [];

    public List<IPEndPoint> Connections { get; } = [];

    public List<TimeSpan> Waits { get; } = [];

    public static WebLimits Fast { get; } = new() { Pause = TimeSpan.Zero };

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;

    public WebGet Tool(ScriptedServer server, WebLimits? limits = null) => new(Over(server), limits ?? Fast);

    public Network Over(ScriptedServer server) =>
        new(this, new Random(1))
        {
            Resolve = (host, _) => Task.FromResult(AddressesOf(host)),
            Connect = async (end, stop) =>
            {
                Connections.Add(end);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, server.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
            Wait = (time, _) =>
            {
                Waits.Add(time);
                _now += time;
                return Task.CompletedTask;
            },
        };

    /// <summary>Fetches, and gives what came or why not.</summary>
    public static async Task<(WebAnswer? Answer, EffectFailure? Failure)> GetAsync(WebGet tool, WebQuestion question)
    {
        using var tools = tool;
        var port = TestPort.Of([tool], new ManifestPlace("web.get", null, Envelope.Labels.Readers.Everyone));
        return await port.PerformAsync(WebGet.Of(question), TestContext.Current.CancellationToken) switch
        {
            Outcome.Done done => (WebGet.Result(done.Value), null),
            Outcome.Failed failed => (null, failed.Failure),
            var other => throw new InvalidOperationException(other.Reason()),
        };
    }

    private IPAddress[] AddressesOf(string host)
    {
        if (IPAddress.TryParse(host, out var written))
        {
            return [written];
        }

        if (!Names.TryGetValue(host, out var answers))
        {
            return [Elsewhere];
        }

        var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        return answer.Length == 0
            ? throw new SocketException((int)SocketError.HostNotFound)
            : [.. answer.Split(' ').Select(IPAddress.Parse)];
    }
}
