namespace Chela.Envelope.Decisions;

/// <summary>What grounds a value or a verb, the strongest first.</summary>
public enum WitnessKind
{
    /// <summary>The owner said it.</summary>
    Stated,

    /// <summary>It is what the owner's message asks for as a whole, as the host read it.</summary>
    Ordered,

    /// <summary>The owner named somebody whose address it is.</summary>
    Contact,

    /// <summary>A rule of the policy, a standing approval or a manifest names it.</summary>
    Policy,

    /// <summary>It is the key of the one record that the owner named.</summary>
    Resolved,

    /// <summary>It was read from a record that the owner named.</summary>
    Delegated,
}
