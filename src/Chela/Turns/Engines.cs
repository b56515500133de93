using System.Collections.Immutable;
using Chela.Agent.Conversations;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Models;
using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.Chat;
using Chela.Configuration;
using Chela.Edge.Files;
using Chela.Edge.Files.Policies;
using Chela.Edge.Files.Yaml;
using Chela.Envelope.Policies;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>Makes the engine of a process: the tools of the machine under the owner's policy.</summary>
internal static class Engines
{
    private const string SettingUp = "setting up";

    /// <summary>The engine.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="journal">The journal.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="past">Where it is read what was used up today, if that is another one; not written.</param>
    /// <returns>The engine; what is wrong with the policy, under which nothing may run then.</returns>
    public static async Task<(TurnEngine Engine, ImmutableArray<ConfigurationError> Errors)> MakeAsync(
        Machine machine,
        IJournal journal,
        CancellationToken cancellation,
        IJournal? past = null
    )
    {
        ITool[] all = [.. machine.Tools, .. OfJournal(journal, machine.Time)];
        var (tools, policy) = TurnEngine.Equip(all, Policy.Default);
        var bare = new TurnEngine(journal, tools, policy, [], machine.Time, machine.Zone, Jitter(machine))
        {
            Left = machine.Left,
        };
        var look = new UnrecordedEffects(
            bare,
            Grants.Manifest(SettingUp, Grants.Read(machine.Home)),
            SettingUp,
            mayAct: false
        );
        var outcome = await look.PerformAsync(ReadFile.Of(machine.Home.Policy, StrictYaml.MaxLength), cancellation)
            .ConfigureAwait(false);
        Policy equipped;
        switch (outcome)
        {
            case Outcome.Done done:
                var reading = PolicyFile.Read(
                    machine.Home.Policy,
                    ReadFile.Result(done.Value).Span,
                    machine.Time.GetUtcNow()
                );
                if (reading.Policy is not { } owners)
                {
                    return (bare, reading.Errors);
                }

                equipped = TurnEngine.Equip(all, owners).Policy;
                break;
            case Outcome.Failed { Failure.Kind: FailureKind.NotFound }:
                equipped = policy;
                break;
            default:
                return (
                    bare,
                    [new ConfigurationError(machine.Home.Policy, 1, 1, outcome.Reason(), "make it readable")]
                );
        }

        // Hours and days are the owner's; what is wrong with the settings is told by the verb that needs them.
        var settings = await new SettingsLoader(new Run(look))
            .LoadAsync(machine.Home, cancellation)
            .ConfigureAwait(false);
        var zone = settings?.Zone ?? machine.Zone;
        var budgets = settings is null ? ModelBudgets.None : new ModelBudgets(settings.Roles, settings.Models);
        var used =
            equipped.Budgets.IsEmpty && budgets.IsEmpty
                ? []
                : await UsedToday
                    .ReadAsync(past ?? journal, machine.Time.GetUtcNow(), zone, past is null, cancellation)
                    .ConfigureAwait(false);
        return (bare with { Policy = equipped, Zone = zone, Used = used, Budgets = budgets }, []);
    }

    /// <summary>The tools that are the same on every machine: of conversations and turns, which are kept in the journal, and gates.</summary>
    public static IEnumerable<ITool> OfJournal(IJournal journal, TimeProvider time)
    {
        var log = new ConversationLog(journal, time);
        return
        [
            .. Gate.All,
            new OpenConversation(log),
            new ReadConversation(log),
            new RecallHandle(log),
            new ReplyTool(log),
            new RecallResult(journal),
        ];
    }

    private static Func<double> Jitter(Machine machine) =>
        () =>
        {
            Span<byte> bytes = stackalloc byte[4];
            machine.Entropy(bytes);
            return BitConverter.ToUInt32(bytes) / (double)uint.MaxValue;
        };
}
