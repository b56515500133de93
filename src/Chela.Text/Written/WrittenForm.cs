namespace Chela.Text.Written;

/// <summary>A part of a text that has the form of something.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Normal">Its normal form: equal things of a kind have equal ones.</param>
/// <param name="Start">Its first character in the <see cref="ComparableText"/>.</param>
/// <param name="End">The character after its last one.</param>
public readonly record struct WrittenForm(WrittenKind Kind, string Normal, int Start, int End);
