namespace Chela.Agent.Models;

/// <summary>What came of asking a role.</summary>
public abstract record RoleAnswer
{
    private RoleAnswer() { }

    /// <summary>A model answered.</summary>
    /// <param name="Model">Which.</param>
    /// <param name="Answer">What.</param>
    public sealed record Answered(ModelSettings Model, ModelAnswer Answer) : RoleAnswer;

    /// <summary>None did.</summary>
    /// <param name="Why">A sentence that says what went wrong with each that was asked.</param>
    /// <param name="IsTooLong">Whether the prompt is longer than the context of those that were asked: a shorter one may do.</param>
    public sealed record Failed(string Why, bool IsTooLong) : RoleAnswer;
}
