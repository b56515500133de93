namespace Chela.Reading.Notes;

/// <summary>Something about a note that its owner should know.</summary>
/// <param name="Path">The note's path in its vault.</param>
/// <param name="Line">1-based line, or null.</param>
/// <param name="Column">1-based column in characters, or null.</param>
/// <param name="Message">What was found; a clause without a full stop.</param>
/// <param name="Advice">What to do, or null.</param>
public sealed record NoteProblem(string Path, int? Line, int? Column, string Message, string? Advice);
