namespace Chela.Reading.Formats;

/// <summary>A piece of speech with its time.</summary>
/// <param name="Start">When it begins, in seconds.</param>
/// <param name="End">When it ends, in seconds; not before its start.</param>
/// <param name="Text">What is said, in one line.</param>
/// <param name="Speaker">Who says it, or null.</param>
/// <param name="Place">Where it stands in the text, from its first character to behind its last.</param>
internal sealed record Cue(double Start, double End, string Text, string? Speaker, Range Place);
