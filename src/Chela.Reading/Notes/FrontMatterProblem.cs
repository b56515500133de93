namespace Chela.Reading.Notes;

/// <summary>Why the front matter of a note is not YAML.</summary>
/// <param name="Line">1-based line in the note.</param>
/// <param name="Column">1-based column in that line.</param>
/// <param name="Message">A clause without a full stop.</param>
public sealed record FrontMatterProblem(int Line, int Column, string Message);
