using System.Buffers.Binary;
using Chela.Agent.Conversations;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Edge.Channels;
using Chela.Edge.Files;
using Chela.Edge.Files.Policies;
using Chela.Edge.Git;
using Chela.Edge.Images;
using Chela.Edge.Inference;
using Chela.Edge.Secrets;
using Chela.Edge.Sqlite;
using Chela.Edge.Web;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Models;
using Chela.Search;
using Chela.Verbs;

namespace Chela.Tests.Support;

/// <summary>Runs verbs within the test process, with a home of their own and a port that remembers its effects.</summary>
internal sealed class TestHost : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly VersionedFiles _versions;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private int _ids;

    private readonly SecretStore _secrets;
    private readonly CallModel _models;
    private readonly FindModels _finder;

    public TestHost()
    {
        _versions = new VersionedFiles(_home["versions"], _home["workspace"]);
        _secrets = new SecretStore(_home["secrets"], null);
        var keys = new ModelKeys(_secrets, name => Variables.GetValueOrDefault(name));
        _models = new CallModel(keys.Find, TimeProvider.System, Patience);
        _finder = new FindModels(keys.Find, TimeProvider.System, Patience);
    }

    /// <summary>How long models may take.</summary>
    public static ModelLimits Patience { get; } = new() { UserAgent = "chela/test" };

    /// <summary>Variables of the environment, as far as keys of models are looked for in them.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public SecretStore Secrets => _secrets;

    public List<Effect> Effects { get; } = [];

    public List<Outcome> Outcomes { get; } = [];

    /// <summary>What is piped in.</summary>
    public byte[] Input { get; set; } = [];

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>The tool for the web; without one, nothing is fetched.</summary>
    public WebGet? Web { get; set; }

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public TemporaryFolder Home => _home;

    public async Task<int> RunAsync(params string[] arguments)
    {
        _output.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        Effects.Clear();
        Outcomes.Clear();
        return await CommandLine.RunAsync(Machine(), arguments);
    }

    /// <summary>Whether the journal is the one of the home's files, opened anew by each run.</summary>
    public bool KeepsJournal { get; init; }

    /// <summary>The journal of the home: it lives as long as this does.</summary>
    public MemoryJournal Journal { get; } = new();

    /// <summary>All verbs, not run.</summary>
    public System.CommandLine.Command Root => CommandLine.Root(Chela.Turns.LookingHost.Of(Machine()));

    private Machine Machine() =>
        new(
            new Terminals.Terminal(_output, _error, false, false, false),
            new Home(_home.Path),
            Time,
            TimeZoneInfo.Utc,
            // Each id is another one, and all of them are the same in each run.
            bytes => BinaryPrimitives.WriteInt32BigEndian(bytes, ++_ids),
            [.. Tools()],
            (canWrite, _) => Task.FromResult(KeepsJournal ? OpenJournal(canWrite) : Journal),
            _secrets
        )
        {
            Grant = _versions.Grant,
            Watch = port => new RecordingEffects(port, Effects, Outcomes),
        };

    /// <summary>Acts on the port as a verb would, with everything allowed that the owner alone sees.</summary>
    public Task WithPortAsync(Func<Run, Home, Task> act)
    {
        var tools = Tools();
        var grants = tools.Select(t => new ManifestPlace(t.Declaration.Name, null, Envelope.Labels.Readers.OwnerOnly));
        return act(new Run(TestPort.Of(tools, [.. grants])), new Home(_home.Path));
    }

    /// <summary>Opens the journal of the home's files; null if there is none and it is not to be written.</summary>
    public IJournal? OpenJournal(bool canWrite) =>
        canWrite || SqliteJournal.Exists(_home.Path)
            ? SqliteJournal.Open(
                _home.Path,
                new SqliteJournalOptions
                {
                    ReadOnly = !canWrite,
                    RefuseDamaged = true,
                    Clock = Time,
                }
            )
            : null;

    private ITool[] Tools() =>
        [
            new ListFiles(),
            new ReadFile(),
            new ReadStandardInput(() => new MemoryStream(Input)),
            new WriteFiles(_versions),
            new KeepBytes(_home.Path),
            new AppendLines(_home["versions"]),
            new ConvertToWebP(),
            new ObserveGit(),
            new StageGit(),
            new CommitGit(_home["versions"]),
            new PushGit(),
            _models,
            _finder,
            new FileWrite(_versions),
            new FileAppend(_versions),
            new FileEdit(_versions),
            new FileMove(_versions),
            new FileRemove(_versions),
            new FileRestore(_versions),
            new FindContact(_home["policy.yaml"], Time),
            SearchTool.Of(
                new Home(_home.Path),
                () => new ConversationSource(_ => Task.FromResult<IJournal?>(Journal), Time)
            ),
            .. Web is { } web ? [web] : Array.Empty<ITool>(),
        ];

    public void Dispose()
    {
        _models.Dispose();
        _finder.Dispose();
        _versions.Dispose();
        _home.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private sealed class RecordingEffects(IEffects inner, List<Effect> effects, List<Outcome> outcomes) : IEffects
    {
        public async ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation)
        {
            lock (effects)
            {
                effects.Add(effect);
            }

            var outcome = await inner.PerformAsync(effect, cancellation);
            lock (outcomes)
            {
                outcomes.Add(outcome);
            }

            return outcome;
        }
    }
}
