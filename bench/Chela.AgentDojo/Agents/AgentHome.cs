using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Configuration;
using Chela.Edge.Secrets;
using Chela.Terminals;

namespace Chela.AgentDojo.Agents;

/// <summary>A home with nothing but settings: one model on the net, which sees what is the owner's and nothing private.</summary>
internal sealed class AgentHome : IDisposable
{
    private const string Settings = """
        version: 1
        language: en
        zone: UTC
        models:
          - name: scripted
            api: openai
            url: https://models.example/v1
            model: scripted
            sees: owner
            context: 1000000
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("chela-dojo-").FullName;

    /// <summary>Makes the home.</summary>
    public AgentHome() => File.WriteAllText(Path.Combine(_folder, "chela.yaml"), Settings);

    /// <summary>The machine of a run.</summary>
    public Machine Machine(ImmutableArray<ITool> tools, IJournal journal, TimeProvider time) =>
        new(
            Terminal.Silent(),
            new Home(_folder),
            time,
            TimeZoneInfo.Utc,
            bytes => bytes.Clear(),
            tools,
            (_, _) => Task.FromResult<IJournal?>(journal),
            new SecretStore(_folder, null)
        );

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
