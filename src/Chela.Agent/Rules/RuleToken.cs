namespace Chela.Agent.Rules;

/// <summary>A word, a Chinese character, a mark or an address of a message.</summary>
/// <param name="Text">As it is compared: folded.</param>
/// <param name="At">Its first character in the folded text.</param>
/// <param name="End">The character after it there.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct RuleToken(string Text, int At, int End, RuleTokenKind Kind);
