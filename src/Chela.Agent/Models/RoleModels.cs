using Chela.Agent.Effects;
using Chela.Envelope.Authorities;

namespace Chela.Agent.Models;

/// <summary>
/// Asks the models of a role through a port: the first, and where it fails the next. What is asked next depends on recorded outcomes alone, so
/// that a turn which runs again asks the same. Made anew for each turn; calls may run side by side.
/// </summary>
/// <param name="role">The role.</param>
/// <param name="port">The port that the calls go through.</param>
public sealed class RoleModels(RoleSettings role, IEffects port)
{
    private readonly Lock _lock = new();
    private int _at;
    private int? _effort = role.EffortOf(role.Models[0]);

    /// <summary>What the role is played by.</summary>
    public RoleSettings Settings => role;

    /// <summary>The model that is asked next.</summary>
    public ModelSettings Current
    {
        get
        {
            lock (_lock)
            {
                return role.Models[_at];
            }
        }
    }

    /// <summary>The places of a job that may ask this role: nothing goes to a model that it must not see.</summary>
    public static IEnumerable<ManifestPlace> PlacesOf(RoleSettings role) =>
        role.Models.Select(ModelCall.PlaceOf).Distinct();

    /// <summary>Asks the current model, and those behind it as long as they fail.</summary>
    /// <remarks>
    /// One that gave no answer is not asked again by this one; one that must not see a prompt, or has no room for it, may be asked for another.
    /// </remarks>
    /// <param name="promptFor">
    /// Makes the prompt for a model and how hard it is to think (null: its own way); null where there is no room for it. A pure function.
    /// </param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async ValueTask<RoleAnswer> AskAsync(
        Func<ModelSettings, string?, ModelPrompt?> promptFor,
        CancellationToken cancellation
    )
    {
        var (at, effort) = Next();
        var reasons = new List<string>();
        var tooLong = 0;
        for (; at < role.Models.Length; effort = ++at < role.Models.Length ? role.EffortOf(role.Models[at]) : null)
        {
            var model = role.Models[at];
            if (model.Context <= tooLong)
            {
                continue;
            }

            if (promptFor(model, effort is { } level ? model.Efforts[level] : null) is not { } prompt)
            {
                tooLong = Math.Max(tooLong, model.Context);
                reasons.Add(
                    $"{model.Name}: what it has to be sent has no room in its context of {model.Context} tokens"
                );
                continue;
            }

            var outcome = await port.PerformAsync(ModelCall.Of(model, prompt, role.Role), cancellation)
                .ConfigureAwait(false);
            switch (outcome)
            {
                case Outcome.Done done:
                    return new RoleAnswer.Answered(model, ModelCall.AnswerOf(model, done.Value));
                case Outcome.Failed { Failure.Kind: FailureKind.TooLarge }:
                    tooLong = Math.Max(tooLong, model.Context);
                    break;
                case Outcome.Failed:
                    Leave(at);
                    break;
                default:
                    break;
            }

            reasons.Add($"{model.Name}: {outcome.Reason()}");
        }

        return new RoleAnswer.Failed(string.Join("; ", reasons), tooLong > 0);
    }

    /// <summary>
    /// Takes one that can do more, because the current one went wrong: the next higher effort of the same model, else the next model.
    /// </summary>
    /// <returns>Whether there is one.</returns>
    public bool Raise()
    {
        lock (_lock)
        {
            // Its own way lies somewhere below the highest.
            var most = role.Models[_at].Efforts.Length - 1;
            if (most >= 0 && (_effort is not { } level || level < most))
            {
                _effort = _effort + 1 ?? most;
                return true;
            }
        }

        return Leave(_at);
    }

    private (int At, int? Effort) Next()
    {
        lock (_lock)
        {
            return (_at, _effort);
        }
    }

    /// <summary>Goes on to the next model, unless another call did already.</summary>
    private bool Leave(int at)
    {
        lock (_lock)
        {
            if (_at != at || at + 1 == role.Models.Length)
            {
                return false;
            }

            _effort = role.EffortOf(role.Models[++_at]);
            return true;
        }
    }
}
