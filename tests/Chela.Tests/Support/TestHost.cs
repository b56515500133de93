using Chela.Agent.Effects;
using Chela.Configuration;
using Chela.Edge.Channels;
using Chela.Edge.Files;
using Chela.Edge.Git;
using Chela.Edge.Images;
using Chela.Envelope.Effects;
using Chela.Verbs;

namespace Chela.Tests.Support;

/// <summary>Runs verbs within the test process, with a home of their own and a port that remembers its effects.</summary>
internal sealed class TestHost : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public List<Effect> Effects { get; } = [];

    public List<Outcome> Outcomes { get; } = [];

    /// <summary>What is piped in.</summary>
    public byte[] Input { get; set; } = [];

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public TemporaryFolder Home => _home;

    public async Task<int> RunAsync(params string[] arguments)
    {
        _output.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        Effects.Clear();
        Outcomes.Clear();
        ITool[] tools =
        [
            new ListFiles(),
            new ReadFile(),
            new ReadStandardInput(() => new MemoryStream(Input)),
            new WriteFiles(),
            new ConvertToWebP(),
            new ObserveGit(),
            new StageGit(),
            new CommitGit(),
            new PushGit(),
        ];
        var host = new Host(
            new Terminals.Terminal(_output, _error, false, false, false),
            new Home(_home.Path),
            TimeProvider.System,
            TimeZoneInfo.Utc,
            bytes => bytes.Fill(7),
            grants => new RecordingEffects(new DirectEffects(tools, grants), Effects, Outcomes)
        );
        return await CommandLine.RunAsync(host, arguments);
    }

    public void Dispose()
    {
        _home.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private sealed class RecordingEffects(IEffects inner, List<Effect> effects, List<Outcome> outcomes) : IEffects
    {
        public async ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation)
        {
            effects.Add(effect);
            var outcome = await inner.PerformAsync(effect, cancellation);
            outcomes.Add(outcome);
            return outcome;
        }
    }
}
