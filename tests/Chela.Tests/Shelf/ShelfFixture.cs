using Chela.Reading.Captures;
using Chela.Reading.Shelf;
using Chela.Shelf;
using Chela.Tests.Support;
using Chela.Tests.Web;

namespace Chela.Tests.Shelf;

/// <summary>A home with a shelf, and a network that leads to one server.</summary>
internal sealed class ShelfFixture : IAsyncDisposable
{
    public ShelfFixture(Func<int, string, string> answer)
    {
        Server = new ScriptedServer(answer);
        Host.Web = Network.Tool(Server);
        Host.Time = Network;
    }

    public TestNetwork Network { get; } = new();

    public ScriptedServer Server { get; }

    public TestHost Host { get; } = new();

    public TemporaryFolder Folder { get; } = new();

    /// <summary>The names of the kept captures.</summary>
    public IEnumerable<string> Captures =>
        Directory.Exists(Host.Home["captures"])
            ? Directory
                .GetFiles(Host.Home["captures"], "*", SearchOption.AllDirectories)
                .Select(f => Path.GetFileName(f))
            : [];

    public ReadingList List => new(ShelfLog.Read(File.ReadAllBytes(Host.Home["shelf.jsonl"])).Events);

    public Task<int> RunAsync(params string[] arguments) => Host.RunAsync(arguments);

    /// <summary>Saves with a reader of the test's own.</summary>
    public async Task<Agent.Reports.RunReport> SaveAsync(
        Func<Capture, CaptureReading> read,
        SaveRequest request,
        CancellationToken cancellation
    )
    {
        Agent.Reports.RunReport? report = null;
        await Host.WithPortAsync(
            async (run, home) =>
            {
                var store = new ShelfStore(run, home);
                var taker = new InputTaker(run, store, Network);
                await new SaveJob(
                    run,
                    store,
                    taker,
                    (c, _) => Task.FromResult(read(c)),
                    Network,
                    TimeZoneInfo.Utc
                ).RunAsync(request, cancellation);
                report = run.Close(default, "save");
            }
        );
        return report!;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Host.Web?.Dispose();
        Host.Dispose();
        Folder.Dispose();
    }
}
