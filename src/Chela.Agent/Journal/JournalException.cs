namespace Chela.Agent.Journal;

/// <summary>The journal cannot be opened, read or appended to. Nothing that it acknowledged is lost by that.</summary>
/// <param name="problem">Which problem, for a program.</param>
/// <param name="message">What was expected, what was found, where.</param>
/// <param name="advice">What the owner can do; null where nothing helps.</param>
public sealed class JournalException(JournalProblem problem, string message, string? advice = null) : Exception(message)
{
    /// <summary>Which problem.</summary>
    public JournalProblem Problem => problem;

    /// <summary>What the owner can do.</summary>
    public string? Advice => advice;
}
