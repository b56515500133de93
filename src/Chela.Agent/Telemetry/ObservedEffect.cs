using System.Diagnostics;
using Chela.Agent.Effects;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Agent.Telemetry;

/// <summary>An effect that somebody watches. One that the record knows already is none: it does not happen again.</summary>
internal sealed class ObservedEffect : IDisposable
{
    private const string Stopped = "stopped";

    private readonly TimeProvider _time;
    private readonly Effect _effect;
    private readonly long _began;
    private readonly Activity? _activity;
    private string _outcome = Stopped;
    private string? _error = Stopped;

    private ObservedEffect(EffectId id, Effect effect, TimeProvider time)
    {
        (_time, _effect, _began) = (time, effect, time.GetTimestamp());
        _activity = Instruments.Source.CreateActivity($"execute_tool {effect.Tool}", ActivityKind.Internal);
        _activity
            ?.SetTag("gen_ai.operation.name", "execute_tool")
            .SetTag("gen_ai.tool.name", effect.Tool)
            .SetTag("gen_ai.tool.type", "function")
            .SetTag("gen_ai.tool.call.id", id.ToString())
            .SetTag("chela.effect.kind", NameOf(effect.Kind))
            .SetStartTime(time.GetUtcNow().UtcDateTime)
            .Start();
    }

    /// <summary>Begins to watch; null if nobody does.</summary>
    public static ObservedEffect? Begin(EffectId id, Effect effect, TimeProvider time) =>
        Instruments.Source.HasListeners() || Instruments.Effects.Enabled || Instruments.ToolSeconds.Enabled
            ? new ObservedEffect(id, effect, time)
            : null;

    /// <summary>The effect at hand was decided.</summary>
    public static void Decided(Verdict verdict, Check check)
    {
        if (Instruments.Decisions.Enabled)
        {
            Instruments.Decisions.Add(
                1,
                new KeyValuePair<string, object?>("chela.verdict", NameOf(verdict)),
                new KeyValuePair<string, object?>("chela.check", NameOf(check))
            );
        }

        if (
            Instruments.Source.HasListeners()
            && Activity.Current is { } current
            && current.Source == Instruments.Source
        )
        {
            current.SetTag("chela.verdict", NameOf(verdict)).SetTag("chela.check", NameOf(check));
        }
    }

    /// <summary>It came to something; null: it waits for the owner.</summary>
    public void Came(Outcome? outcome) =>
        (_outcome, _error) = outcome switch
        {
            null => ("waiting", null),
            Outcome.Failed failed => ("failed", NameOf(failed.Failure.Kind)),
            Outcome.Denied => ("denied", "denied"),
            _ => ("done", null),
        };

    /// <inheritdoc/>
    public void Dispose()
    {
        var tags = new TagList
        {
            { "gen_ai.tool.name", _effect.Tool },
            { "chela.effect.kind", NameOf(_effect.Kind) },
            { "chela.outcome", _outcome },
        };
        if (_error is not null)
        {
            tags.Add("error.type", _error);
        }

        Instruments.Effects.Add(1, tags);
        Instruments.ToolSeconds.Record(_time.GetElapsedTime(_began).TotalSeconds, tags);
        if (_activity is null)
        {
            return;
        }

        _activity.SetTag("chela.outcome", _outcome);
        if (_error is not null)
        {
            _activity.SetTag("error.type", _error).SetStatus(ActivityStatusCode.Error);
        }

        _activity.SetEndTime(_time.GetUtcNow().UtcDateTime);
        _activity.Dispose();
    }

    private static string NameOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Allow => "allow",
            Verdict.Ask => "ask",
            _ => "deny",
        };

    private static string NameOf(Check check) => Text.Casing.ToLower(check.ToString());

    private static string NameOf(EffectKind kind) =>
        kind switch
        {
            EffectKind.ObserveLocal => "observe_local",
            EffectKind.ObserveRemote => "observe_remote",
            _ => Text.Casing.ToLower(kind.ToString()),
        };

    private static string NameOf(FailureKind kind) =>
        kind switch
        {
            FailureKind.NotFound => "not_found",
            FailureKind.Gone => "gone",
            FailureKind.AccessRefused => "access_refused",
            FailureKind.TooLarge => "too_large",
            FailureKind.NoSpace => "no_space",
            FailureKind.Busy => "busy",
            FailureKind.TimedOut => "timeout",
            _ => "_OTHER",
        };
}
