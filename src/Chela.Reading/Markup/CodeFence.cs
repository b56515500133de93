namespace Chela.Reading.Markup;

/// <summary>Follows fenced code blocks (CommonMark 0.31, section 4.5) from line to line.</summary>
public struct CodeFence
{
    private char _mark;
    private int _length;

    /// <summary>Whether the lines are inside of a block now.</summary>
    public readonly bool IsOpen => _length > 0;

    /// <summary>The line that would close the block.</summary>
    public readonly string Closing => new(_mark, _length);

    /// <summary>Takes the next line. True if it belongs to a block, as a fence or between two.</summary>
    public bool Take(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        var run = text.Length == 0 ? 0 : text.Length - text.TrimStart(text[0]).Length;
        if (IsOpen)
        {
            if (run >= _length && run == text.Length && text[0] == _mark)
            {
                _length = 0;
            }

            return true;
        }

        // Backticks after an opening of backticks make it a code span in a paragraph.
        if (run < 3 || text[0] is not ('`' or '~') || (text[0] == '`' && text[run..].Contains('`')))
        {
            return false;
        }

        (_mark, _length) = (text[0], run);
        return true;
    }
}
