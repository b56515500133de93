using System.Diagnostics;
using Chela.Agent.Turns;

namespace Chela.Agent.Telemetry;

/// <summary>A turn that somebody watches while it runs in this process.</summary>
internal sealed class ObservedTurn : IDisposable
{
    private const string Agent = "chela";
    private const string Parked = "parked";

    private readonly TimeProvider _time;
    private readonly string _job;
    private readonly long _began;
    private readonly Activity? _activity;
    private string _end = "failed";

    private ObservedTurn(TurnRecord record, TimeProvider time)
    {
        (_time, _job, _began) = (time, record.Opened?.Job ?? "", time.GetTimestamp());
        _activity = Instruments.Source.CreateActivity($"invoke_agent {Agent}", ActivityKind.Internal);
        _activity
            ?.SetTag("gen_ai.operation.name", "invoke_agent")
            .SetTag("gen_ai.provider.name", Agent)
            .SetTag("gen_ai.agent.name", Agent)
            .SetTag("gen_ai.conversation.id", record.Id)
            .SetTag("chela.job", _job)
            .SetTag("chela.turn.attempt", record.Attempts)
            .SetStartTime(time.GetUtcNow().UtcDateTime)
            .Start();
    }

    /// <summary>Begins to watch; null if nobody does.</summary>
    public static ObservedTurn? Begin(TurnRecord record, TimeProvider time) =>
        Instruments.Source.HasListeners() || Instruments.TurnSeconds.Enabled ? new ObservedTurn(record, time) : null;

    /// <summary>It came to an end; null: it is parked.</summary>
    public void Came(TurnEnd? end) => _end = end is { } known ? NameOf(known) : Parked;

    /// <inheritdoc/>
    public void Dispose()
    {
        Instruments.TurnSeconds.Record(
            _time.GetElapsedTime(_began).TotalSeconds,
            new KeyValuePair<string, object?>("gen_ai.agent.name", Agent),
            new KeyValuePair<string, object?>("chela.job", _job),
            new KeyValuePair<string, object?>("chela.turn.end", _end)
        );
        if (_activity is null)
        {
            return;
        }

        _activity.SetTag("chela.turn.end", _end);
        if (_end is "failed" or "stopped")
        {
            _activity.SetTag("error.type", _end).SetStatus(ActivityStatusCode.Error);
        }

        _activity.SetEndTime(_time.GetUtcNow().UtcDateTime);
        _activity.Dispose();
    }

    private static string NameOf(TurnEnd end) =>
        end switch
        {
            TurnEnd.Done => "done",
            TurnEnd.NotDone => "not_done",
            TurnEnd.Stopped => "stopped",
            _ => "failed",
        };
}
