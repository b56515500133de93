using System.Text;

namespace Chela.Reading.Lint;

/// <summary>A line, parts of which were taken out, that knows where the rest stood.</summary>
internal sealed class VisibleText
{
    private readonly int[]? _columns;

    private VisibleText(string text, int[]? columns) => (Text, _columns) = (text, columns);

    /// <summary>What is left.</summary>
    public string Text { get; }

    /// <summary>All of a line.</summary>
    public static VisibleText Of(string line) => new(line, null);

    /// <summary>The column, 1-based in the whole line, of the character at <paramref name="index"/> of what is left.</summary>
    public int ColumnOf(int index) => (_columns is null ? index : _columns[index]) + 1;

    /// <summary>Puts something shorter in the place of each span.</summary>
    /// <param name="spans">In order; none overlaps another.</param>
    /// <param name="replacement">What stands there instead.</param>
    public VisibleText Without(IEnumerable<(int Start, int End)> spans, string replacement)
    {
        var text = new StringBuilder(Text.Length);
        var columns = new List<int>(Text.Length);
        var done = 0;

        void Keep(int end)
        {
            text.Append(Text, done, end - done);
            for (; done < end; done++)
            {
                columns.Add(_columns is null ? done : _columns[done]);
            }
        }

        foreach (var (start, end) in spans)
        {
            Keep(start);
            text.Append(replacement);
            for (var i = 0; i < replacement.Length; i++)
            {
                var at = i == 0 ? start : end - replacement.Length + i;
                columns.Add(_columns is null ? at : _columns[at]);
            }

            done = end;
        }

        if (done == 0)
        {
            return this;
        }

        Keep(Text.Length);
        return new VisibleText(text.ToString(), [.. columns]);
    }
}
