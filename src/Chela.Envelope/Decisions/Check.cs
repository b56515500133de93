namespace Chela.Envelope.Decisions;

/// <summary>The checks of a decision, in their order.</summary>
public enum Check
{
    /// <summary>The tool is declared and enabled, every value labelled.</summary>
    Known,

    /// <summary>The owner asked for an effect of that kind and on that kind of thing, so often.</summary>
    Verb,

    /// <summary>Destinations, amounts and selectors have a witness.</summary>
    Grounding,

    /// <summary>The branch that led here did not depend on untrusted values.</summary>
    Control,

    /// <summary>Everyone who receives something may see it.</summary>
    Confidentiality,

    /// <summary>No untrusted content goes out, or stays where it will be taken for the owner's words.</summary>
    Content,

    /// <summary>Counts and budgets hold.</summary>
    Limits,

    /// <summary>Not a check: the owner approved it, or a rule of the policy or a default decided.</summary>
    Approval,
}
