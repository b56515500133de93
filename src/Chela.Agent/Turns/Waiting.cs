using Chela.Agent.Journal;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>What waits for the owner, and the owner's answers. Answers are events of the turn; whoever runs it next goes by them.</summary>
/// <param name="journal">The journal.</param>
/// <param name="time">The clock.</param>
public sealed class Waiting(IJournal journal, TimeProvider time)
{
    /// <summary>The turns that did not end or have something in doubt, oldest first; what happens to them meanwhile is not seen.</summary>
    public async Task<IReadOnlyList<TurnRecord>> OpenAsync(CancellationToken cancellation) =>
        await TurnRecord.OpenAsync(journal, cancellation).ToListAsync(cancellation).ConfigureAwait(false);

    /// <summary>Says no to what nobody answered in time.</summary>
    public async Task ExpireAsync(TurnRecord turn, CancellationToken cancellation)
    {
        var asked = time.GetUtcNow() - TurnEngine.AnswerLife;
        foreach (var effect in turn.Parked is null ? [] : turn.Asked.Where(e => e.AskedAt <= asked).ToList())
        {
            await AppendAsync(turn, new TurnEvent.Refused(effect.Id, "expiry", ""), cancellation).ConfigureAwait(false);
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

    /// <summary>Gives up a turn that did not end, and tells so. What had begun in it is in doubt from now on.</summary>
    public Task StopAsync(TurnRecord turn, string why, CancellationToken cancellation)
    {
        var begun = turn.Effects.Where(e => e.Phase == EffectPhase.Started && e.Call.Kind > EffectKind.ObserveRemote);
        return AppendAsync(
            turn,
            [
                .. begun.Select(e => new TurnEvent.Doubted(e.Id, "It was interrupted, and its turn is given up.")),
                new TurnEvent.Noticed(why),
                new TurnEvent.Ended(TurnEnd.Stopped, why),
            ],
            cancellation
        );
    }

    /// <summary>
    /// Gives up the turns that were called as a younger one was, did not get any answer yet, and wait for nothing that the younger does not
    /// wait for, too: it saw the newer state of things.
    /// </summary>
    /// <returns>Their ids.</returns>
    public async Task<IReadOnlyList<string>> TakePlaceAsync(string turn, CancellationToken cancellation)
    {
        var open = await OpenAsync(cancellation).ConfigureAwait(false);
        if (open.FirstOrDefault(t => t.Id == turn) is not { Parked: not null } younger)
        {
            return [];
        }

        var acts = younger.Asked.Select(e => EffectJson.ActOf(e.Call)).ToHashSet();
        var older = open.TakeWhile(t => t.Id != turn)
            .Where(t => t.Parked is not null && IsCalledAs(younger, t) && t.IsOnlyAsked)
            .Where(t => t.Asked.All(e => acts.Contains(EffectJson.ActOf(e.Call))))
            .ToList();
        foreach (var replaced in older)
        {
            await StopAsync(replaced, $"The turn {turn} waits for the same, and took its place.", cancellation)
                .ConfigureAwait(false);
        }

        return [.. older.Select(t => t.Id)];
    }

    private static bool IsCalledAs(TurnRecord one, TurnRecord other) =>
        one.Opened is { } a
        && other.Opened is { } b
        && (a.Job, a.Folder, a.Channel) == (b.Job, b.Folder, b.Channel)
        && a.Arguments.SequenceEqual(b.Arguments);

    private Task AppendAsync(TurnRecord turn, TurnEvent happened, CancellationToken cancellation) =>
        AppendAsync(turn, [happened], cancellation);

    private async Task AppendAsync(TurnRecord turn, TurnEvent[] happened, CancellationToken cancellation)
    {
        var (now, version) = (time.GetUtcNow(), turn.Version);
        List<NewEvent> events = [];
        foreach (var happens in happened)
        {
            // One after the other: whether an end closes the stream depends on what comes before it.
            events.Add(TurnEventKind.Write(happens, turn, now));
            turn.Apply(happens, now);
        }

        await journal.AppendAsync(turn.Stream, version, events, cancellation).ConfigureAwait(false);
    }
}
