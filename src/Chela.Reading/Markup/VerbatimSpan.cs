namespace Chela.Reading.Markup;

/// <summary>A part of a text that is not prose: no correction of typography may touch it.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The first character after it.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct VerbatimSpan(int Start, int End, VerbatimKind Kind);
