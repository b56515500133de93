namespace Chela.Agent.Rules;

/// <summary>A pattern and what it asks for.</summary>
/// <param name="Form">What may stand around it.</param>
/// <param name="Pattern">As in <see cref="Rules.Pattern"/>.</param>
/// <param name="Asks">
/// The arguments of a verb, by blanks: <c>$name</c> is what the owner wrote there, each time it stands there (<c>$week</c> and
/// <c>$when</c>: as worked out); <c>name:a,b</c> stands for the arguments <c>a b</c> if that part was used, and
/// <c>--x=$name</c> for an option then. Or <c>!stop</c>, <c>!help</c>, or a <see cref="RuleQuestion"/> behind <c>?</c>.
/// </param>
internal sealed record Rule(RuleForm Form, string Pattern, string Asks);
