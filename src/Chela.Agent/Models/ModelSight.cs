using Chela.Envelope.Labels;

namespace Chela.Agent.Models;

/// <summary>What <see cref="ModelSees"/> means for labels.</summary>
public static class ModelSight
{
    /// <summary>
    /// The readers that everything must have which goes to such a model. What may go to the models of the owner, but not to
    /// everyone, names <see cref="Principal.Models"/> among its readers.
    /// </summary>
    public static Readers Readers(this ModelSees sees) =>
        sees switch
        {
            ModelSees.Public => Envelope.Labels.Readers.Everyone,
            ModelSees.Owner => Envelope.Labels.Readers.Only(Principal.Models),
            _ => Envelope.Labels.Readers.OwnerOnly,
        };
}
