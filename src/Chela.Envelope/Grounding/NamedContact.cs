using Chela.Envelope.Policies;

namespace Chela.Envelope.Grounding;

/// <summary>A contact whom an owner message names.</summary>
/// <param name="Contact">Who.</param>
/// <param name="Place">Where.</param>
/// <param name="IsAmbiguous">Whether other contacts bear that name too: then it grounds nothing, and the owner is asked.</param>
public readonly record struct NamedContact(Contact Contact, Stated Place, bool IsAmbiguous);
