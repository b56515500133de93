using System.Threading.Channels;
using Chela.Agent.Effects;
using Chela.Agent.Faults;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.Agent.Turns;

/// <summary>Calls tools: a bounded number side by side, within their deadlines, again where the other side was too busy. Thread-safe.</summary>
internal sealed class ToolRunner(TurnEngine engine)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(1);

    // Whoever runs has a place in it.
    private readonly Channel<bool> _room = Channel.CreateBounded<bool>(TurnEngine.MostAtOnce);

    /// <summary>Carries out an effect that may run.</summary>
    /// <exception cref="UnknownOutcomeException">The tool did not answer.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up, and a second call does no harm.</exception>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var tool = engine.Tools[effect.Tool];
        await _room.Writer.WriteAsync(true, cancellation).ConfigureAwait(false);
        try
        {
            for (var tries = 1; ; tries++)
            {
                var outcome = await CallAsync(tool, effect, key, cancellation).ConfigureAwait(false);
                if (
                    outcome is not Outcome.Failed { Failure: { Kind: FailureKind.Busy } busy }
                    || tool.Declaration.Repeat == Repeat.Neither
                    || tries >= tool.Tries
                    || PauseAfter(tries, busy) is not { } pause
                )
                {
                    return outcome;
                }

                await Task.Delay(pause, engine.Time, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            _room.Reader.TryRead(out _);
        }
    }

    /// <summary>Carries out an effect of which it does not matter what became of it without an answer: that is a failure.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async ValueTask<Outcome> RunOrFailAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(effect, key, cancellation).ConfigureAwait(false);
        }
        catch (UnknownOutcomeException e)
        {
            return new Outcome.Failed(new EffectFailure(e.Kind, e.Message));
        }
    }

    /// <summary>Whether a tool can tell what became of an effect: not while a call of it goes on.</summary>
    public bool MayKnow(string tool, EffectId key) =>
        engine.Tools.GetValueOrDefault(tool) is IProbedTool && !engine.Left.IsAtWork(key);

    /// <summary>Asks a tool whether an effect happened.</summary>
    public async ValueTask<Probe> ProbeAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        if (engine.Tools.GetValueOrDefault(effect.Tool) is not IProbedTool tool || !MayKnow(effect.Tool, key))
        {
            return new Probe.Unknown($"{effect.Tool} was interrupted, and cannot tell whether it happened.");
        }

        try
        {
            FaultPoint.At($"probe:{effect.Tool}:before");
            var answer = await tool.ProbeAsync(effect, key, cancellation)
                .AsTask()
                .WaitAsync(tool.Deadline, engine.Time, cancellation)
                .ConfigureAwait(false);
            FaultPoint.At($"probe:{effect.Tool}:after");
            return answer;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Probe.Unknown(
                $"{effect.Tool} was interrupted, and looking for what became of it failed: {e.Message}"
            );
        }
    }

    /// <summary>Full jitter (Brooker 2015) over a pause that doubles; null if the other side wants more time than anybody waits.</summary>
    private TimeSpan? PauseAfter(int tries, EffectFailure busy)
    {
        if (busy.NotBefore is { } notBefore)
        {
            var wanted = notBefore - engine.Time.GetUtcNow();
            return wanted > s_longestPause ? null
                : wanted > TimeSpan.Zero ? wanted
                : TimeSpan.Zero;
        }

        return s_firstPause * Math.Pow(2, tries - 1) * engine.Jitter();
    }

    private async ValueTask<Outcome> CallAsync(ITool tool, Effect effect, EffectId key, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(tool.Deadline, engine.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            FaultPoint.At($"tool:{effect.Tool}:before");
            var call = tool.RunAsync(effect, key, either.Token);
            var outcome = call.IsCompletedSuccessfully
                ? call.Result
                : await AnswerAsync(call.AsTask(), key, either.Token).ConfigureAwait(false);
            FaultPoint.At($"tool:{effect.Tool}:after");
            return outcome;
        }
        catch (OperationCanceledException e) when (either.IsCancellationRequested)
        {
            if (tool.Declaration.Repeat != Repeat.Neither && cancellation.IsCancellationRequested)
            {
                throw;
            }

            throw deadline.IsCancellationRequested
                ? new UnknownOutcomeException(
                    FailureKind.TimedOut,
                    $"{effect.Tool} did not answer within {tool.Deadline.TotalSeconds:0} seconds.",
                    e
                )
                : new UnknownOutcomeException(FailureKind.Other, $"{effect.Tool} was stopped while it ran.", e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new UnknownOutcomeException(FailureKind.Other, $"{effect.Tool} broke off: {e.Message}", e);
        }
    }

    /// <summary>The tool's answer; a tool that does not stop when it is told to is left behind.</summary>
    private async Task<Outcome> AnswerAsync(Task<Outcome> call, EffectId key, CancellationToken stop)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = stop.Register(() => told.TrySetResult());
        if (await Task.WhenAny(call, told.Task).ConfigureAwait(false) != call)
        {
            using var noMore = new CancellationTokenSource();
            var grace = Task.Delay(TurnEngine.Grace, engine.Time, noMore.Token);
            if (await Task.WhenAny(call, grace).ConfigureAwait(false) != call)
            {
                engine.Left.Add(key, call);
                throw new OperationCanceledException(stop);
            }

            await noMore.CancelAsync().ConfigureAwait(false);
        }

        return await call.ConfigureAwait(false);
    }
}
