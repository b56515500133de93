using System.Collections.Immutable;

namespace Chela.Agent.Models;

/// <summary>What a role is played by. Immutable.</summary>
/// <param name="Role">The role.</param>
/// <param name="Models">The model that is asked first, then those that are asked when it fails, in order; at least one.</param>
public sealed record RoleSettings(ModelRole Role, ImmutableArray<ModelSettings> Models)
{
    /// <summary>How hard it is to think: one of the efforts of a model here; null for the models' own ways.</summary>
    public string? Effort { get; init; }

    /// <summary>What the role may use.</summary>
    public RoleBudget Budget { get; init; } = RoleBudget.None;

    /// <summary>
    /// The place among a model's efforts that comes nearest to <see cref="Effort"/>: the same word, or else what stands as far up in its list
    /// as the word does in the list of the first model that has it.
    /// </summary>
    /// <returns>The index; null if the model goes its own way.</returns>
    public int? EffortOf(ModelSettings model)
    {
        if (Effort is null || model.Efforts.IsEmpty)
        {
            return null;
        }

        var at = model.Efforts.IndexOf(Effort);
        if (at >= 0 || Models.FirstOrDefault(m => m.Efforts.Contains(Effort)) is not { } known)
        {
            return at >= 0 ? at : null;
        }

        var most = Math.Max(1, known.Efforts.Length - 1);
        return ((known.Efforts.IndexOf(Effort) * (model.Efforts.Length - 1)) + (most / 2)) / most;
    }
}
