namespace Chela.Envelope.Effects;

/// <summary>What a parameter means for the decision whether its effect may run.</summary>
public enum ParameterRole
{
    /// <summary>Where something goes to: a path, an address, a host.</summary>
    Destination,

    /// <summary>How much.</summary>
    Amount,

    /// <summary>Which object.</summary>
    Selector,

    /// <summary>What goes there.</summary>
    Content,

    /// <summary>How; without weight for the decision.</summary>
    Option,

    /// <summary>Not declared: decided on as a <see cref="Destination"/> and as <see cref="Content"/>.</summary>
    Undeclared,

    /// <summary>How many tokens of models the call may use at most: a whole number, counted by limits.</summary>
    Tokens,
}
