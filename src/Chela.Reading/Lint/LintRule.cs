namespace Chela.Reading.Lint;

/// <summary>A rule of the digest's form.</summary>
/// <param name="Id">A letter and two digits: <c>T02</c>. It stays with the rule for good.</param>
/// <param name="Severity">How much breaking it matters, as a rule; single findings may differ.</param>
/// <param name="Text">What is found where it is broken: a clause without a full stop.</param>
public sealed record LintRule(string Id, Severity Severity, string Text);
