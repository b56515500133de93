using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Text;

namespace Chela.Agent.Turns;

/// <summary>
/// What came of an effect, as the journal keeps it. Of a look whose result is large only the hash is kept: it is looked again,
/// and told if it shows something else.
/// </summary>
/// <param name="Value">What it returned, labelled; null if it did not happen, or if the result is too large to be kept.</param>
/// <param name="Shows">The hash of what it returned, or how it failed; null if it was not allowed.</param>
public sealed record RecordedOutcome(Value? Value, string? Shows)
{
    /// <summary>The largest result of a local look that is kept, in bytes.</summary>
    public const int MostOfLocal = 256 * 1024;

    /// <summary>The largest result of any other effect that is kept, in bytes.</summary>
    public const int MostOfAny = 4 * 1024 * 1024;

    /// <summary>Why it failed; null if it did not.</summary>
    public EffectFailure? Failure { get; init; }

    /// <summary>Why it was not allowed; null if it was.</summary>
    public string? Denied { get; init; }

    /// <summary>Takes an outcome.</summary>
    public static RecordedOutcome Of(Outcome outcome, EffectKind kind)
    {
        switch (outcome)
        {
            case Outcome.Failed failed:
                // That something is not there is something to see, too.
                return new RecordedOutcome(null, $"failed: {failed.Failure.Kind}") { Failure = failed.Failure };
            case Outcome.Denied denied:
                return new RecordedOutcome(null, null) { Denied = denied.Sentence };
            default:
                var value = ((Outcome.Done)outcome).Value;
                var most = kind == EffectKind.ObserveLocal ? MostOfLocal : MostOfAny;
                if (value is Value.Bytes bytes)
                {
                    return new RecordedOutcome(
                        bytes.Content.Length <= most ? value : null,
                        ContentHash.Of(bytes.Content.Span).ToString()
                    );
                }

                var json = ValueJson.Of(value);
                return new RecordedOutcome(json.Length <= most ? value : null, ContentHash.Of(json).ToString());
        }
    }

    /// <summary>The outcome; null if its value was too large to be kept.</summary>
    public Outcome? ToOutcome() =>
        Failure is not null ? new Outcome.Failed(Failure)
        : Denied is not null ? new Outcome.Denied(Denied)
        : Value is not null ? new Outcome.Done(Value)
        : null;
}
