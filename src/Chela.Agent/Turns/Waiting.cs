using Chela.Agent.Journal;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>What waits for the owner, and the owner's answers. Answers are events of the turn; whoever runs it next goes by them.</summary>
/// <param name="journal">The journal.</param>
/// <param name="time">The clock.</param>
public sealed class Waiting(IJournal journal, TimeProvider time)
{
    /// <summary>The turns that did not end or have something in doubt, oldest first.</summary>
    public async Task<IReadOnlyList<TurnRecord>> OpenAsync(CancellationToken cancellation)
    {
        List<TurnRecord> turns = [];
        await foreach (var stream in journal.StreamsAsync(TurnRecord.Prefix, true, cancellation).ConfigureAwait(false))
        {
            var id = stream.Name[TurnRecord.Prefix.Length..];
            if (await TurnRecord.ReadAsync(journal, id, cancellation).ConfigureAwait(false) is { } turn)
            {
                turns.Add(turn);
            }
        }

        return turns;
    }

    /// <summary>Says no to what nobody answered in time.</summary>
    public async Task ExpireAsync(TurnRecord turn, CancellationToken cancellation)
    {
        if (turn.Parked is { } parked && time.GetUtcNow() >= parked.Expires)
        {
            foreach (var effect in turn.Asked.ToList())
            {
                await AppendAsync(turn, new TurnEvent.Refused(effect.Id, "expiry", ""), cancellation)
                    .ConfigureAwait(false);
            }
        }
    }

    /// <summary>Says yes to an effect that was asked: once, and not for ever.</summary>
    public Task ApproveAsync(TurnRecord turn, EffectId effect, string channel, CancellationToken cancellation) =>
        AppendAsync(
            turn,
            new TurnEvent.Approved(effect, "owner", channel, time.GetUtcNow() + TurnEngine.ApprovalLife),
            cancellation
        );

    /// <summary>Says no to an effect that was asked.</summary>
    public Task RefuseAsync(TurnRecord turn, EffectId effect, string channel, CancellationToken cancellation) =>
        AppendAsync(turn, new TurnEvent.Refused(effect, "owner", channel), cancellation);

    /// <summary>Says what holds of an effect in doubt.</summary>
    public Task SettleAsync(TurnRecord turn, EffectId effect, Settlement settlement, CancellationToken cancellation) =>
        AppendAsync(turn, new TurnEvent.Settled(effect, settlement, "owner"), cancellation);

    /// <summary>Gives up a turn that did not end.</summary>
    public Task StopAsync(TurnRecord turn, string why, CancellationToken cancellation) =>
        AppendAsync(turn, new TurnEvent.Ended(TurnEnd.Stopped, why), cancellation);

    private async Task AppendAsync(TurnRecord turn, TurnEvent happened, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var written = TurnEventKind.Write(happened, turn, now);
        await journal.AppendAsync(turn.Stream, turn.Version, [written], cancellation).ConfigureAwait(false);
        turn.Apply(happened, now);
    }
}
