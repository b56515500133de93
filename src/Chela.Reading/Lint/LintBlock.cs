namespace Chela.Reading.Lint;

/// <summary>A heading, or lines without a blank one between.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Its first line, 1-based.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Level">1 to 6 for a heading, else 0.</param>
/// <param name="Text">The heading's text as it stands there; else empty.</param>
internal sealed record LintBlock(BlockKind Kind, int Line, ArraySegment<string> Lines, int Level = 0, string Text = "")
{
    /// <summary>The line after its last one.</summary>
    public int End => Line + Lines.Count;
}
