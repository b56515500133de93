using System.Collections.Frozen;
using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Models;
using Chela.Envelope.Decisions;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;

namespace Chela.Agent.Turns;

/// <summary>What all turns of a process share. Immutable; thread-safe.</summary>
/// <param name="Journal">The record.</param>
/// <param name="Tools">The adapters, by name.</param>
/// <param name="Policy">What the owner settled, with the declarations of the tools.</param>
/// <param name="Used">What other turns used up today; none of their uses is of the task at hand.</param>
/// <param name="Time">The clock.</param>
/// <param name="Zone">The owner's zone.</param>
/// <param name="Jitter">A number from 0 to 1, another one each time: spreads tries that are repeated.</param>
public sealed record TurnEngine(
    IJournal Journal,
    FrozenDictionary<string, ITool> Tools,
    Policy Policy,
    ImmutableArray<Use> Used,
    TimeProvider Time,
    TimeZoneInfo Zone,
    Func<double> Jitter
)
{
    /// <summary>The calls that were left behind, of all engines of this process.</summary>
    public LeftCalls Left { get; init; } = new();

    /// <summary>What roles and models may use.</summary>
    public ModelBudgets Budgets { get; init; } = ModelBudgets.None;

    /// <summary>How many effects of a turn run side by side.</summary>
    public const int MostAtOnce = 8;

    /// <summary>How long the owner may take to answer.</summary>
    public static readonly TimeSpan AnswerLife = TimeSpan.FromDays(7);

    /// <summary>How long an approval waits for its effect.</summary>
    public static readonly TimeSpan ApprovalLife = TimeSpan.FromDays(1);

    /// <summary>How long a turn with a held effect may do nothing before it is parked.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a tool may go on after it was told to stop.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>The tools by name, and the policy with their declarations.</summary>
    public static (FrozenDictionary<string, ITool> Tools, Policy Policy) Equip(IEnumerable<ITool> tools, Policy policy)
    {
        var byName = tools.ToFrozenDictionary(t => t.Declaration.Name);
        return (
            byName,
            policy with
            {
                Tools = policy.Tools.SetItems(byName.Select(t => KeyValuePair.Create(t.Key, t.Value.Declaration))),
            }
        );
    }

    /// <summary>What a second call of the same does; of a tool that is not known any more, that nobody knows.</summary>
    internal Repeat RepeatOf(Call call) =>
        Tools.TryGetValue(call.Effect.Tool, out var tool) ? tool.Declaration.Repeat : Repeat.Neither;

    /// <summary>Whether it only keeps our own record, in this very journal.</summary>
    internal bool IsRecord(Call call) => Tools.GetValueOrDefault(call.Effect.Tool) is { IsRecord: true };

    /// <summary>Accepts a turn: it is on the disk when this returns.</summary>
    /// <returns>The turn; null if there is one of that id already, so that a message that comes twice is one.</returns>
    public async Task<Turn?> OpenAsync(string id, TurnEvent.Opened opened, CancellationToken cancellation)
    {
        var turn = new Turn(this, TurnRecord.New(id));
        try
        {
            await turn.BeginAsync(opened, cancellation).ConfigureAwait(false);
        }
        catch (StreamConflictException)
        {
            return null;
        }

        return turn;
    }

    /// <summary>Takes a turn up again from its record.</summary>
    /// <param name="record">The record, read to its end.</param>
    /// <param name="process">The id of this process.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Turn> ResumeAsync(TurnRecord record, int process, CancellationToken cancellation)
    {
        var turn = new Turn(this, record);
        await turn.BeginAsync(new TurnEvent.Resumed(record.Attempts + 1, process), cancellation).ConfigureAwait(false);
        return turn;
    }
}
