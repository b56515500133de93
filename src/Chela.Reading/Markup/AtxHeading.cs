namespace Chela.Reading.Markup;

/// <summary>Headings that begin with <c>#</c> at the start of a line (CommonMark 0.31, section 4.2).</summary>
internal static class AtxHeading
{
    /// <summary>The deepest level there is.</summary>
    public const int Deepest = 6;

    /// <summary>The level of the heading that a line is, 1 to 6, or 0. One without a text is a heading too.</summary>
    public static int LevelOf(string line)
    {
        var level = line.Length - line.AsSpan().TrimStart('#').Length;
        return level is > 0 and <= Deepest && (line.Length == level || line[level] == ' ') ? level : 0;
    }
}
