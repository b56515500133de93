namespace Chela.Reading.Lint;

/// <summary>A place where a digest breaks a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">How much it matters here.</param>
/// <param name="Line">The line, 1-based.</param>
/// <param name="Column">The column in the line, 1-based, in UTF-16 code units.</param>
/// <param name="Message">What was found; a clause without a full stop.</param>
public sealed record Finding(LintRule Rule, Severity Severity, int Line, int Column, string Message);
