using System.Collections.Immutable;

namespace Chela.Reading.Lint;

/// <summary>The lines of a digest while it is corrected; each knows which line of the file it was.</summary>
internal sealed class FixLines
{
    private const int New = -1;

    private readonly string[] _original;
    private List<(string Text, int Origin)> _lines;

    private FixLines(string[] original)
    {
        _original = original;
        _lines = [.. original.Select((text, i) => (text, i))];
    }

    /// <summary>Counts the changes made.</summary>
    public int Version { get; private set; }

    /// <summary>Number of lines; the last one is empty in a file that ends with a newline.</summary>
    public int Count => _lines.Count;

    /// <summary>Number of lines of the file that are not here any more.</summary>
    public int Removed => _original.Length - _lines.Count(l => l.Origin != New);

    /// <summary>A line, counted from 0.</summary>
    public string this[int index]
    {
        get => _lines[index].Text;
        set
        {
            if (_lines[index].Text != value)
            {
                _lines[index] = (value, _lines[index].Origin);
                Version++;
            }
        }
    }

    /// <summary>The lines of a text.</summary>
    public static FixLines Of(string text) => new(text.Split('\n'));

    /// <summary>Puts other lines in the place of some; those that are among them as well stay what they were.</summary>
    public void Replace(int start, int end, IReadOnlyList<string> lines)
    {
        if (_lines.Skip(start).Take(end - start).Select(l => l.Text).SequenceEqual(lines))
        {
            return;
        }

        var origins = new Dictionary<string, int>();
        for (var i = start; i < end; i++)
        {
            origins.TryAdd(_lines[i].Text, _lines[i].Origin);
        }

        var replaced = lines.Select(text => (text, origins.Remove(text, out var origin) ? origin : New));
        _lines = [.. _lines.Take(start), .. replaced, .. _lines.Skip(end)];
        Version++;
    }

    /// <summary>Writes all lines again: for each, how many blank ones come before it, or that it goes.</summary>
    /// <param name="keep">Takes the index of a line; says whether it stays, and whether a blank one comes before it.</param>
    public void Space(Func<int, (bool Stays, bool BlankBefore)> keep)
    {
        var spaced = new List<(string, int)>(_lines.Count);
        for (var i = 0; i < _lines.Count; i++)
        {
            var (stays, blankBefore) = keep(i);
            if (blankBefore)
            {
                spaced.Add(("", New));
            }

            if (stays)
            {
                spaced.Add(_lines[i]);
            }

            Version += blankBefore || !stays ? 1 : 0;
        }

        _lines = spaced;
    }

    /// <summary>Which lines, 1-based, are new or differ from what they were.</summary>
    public ImmutableArray<int> Changed()
    {
        var last = _lines.Count - 1;
        return
        [
            .. Enumerable
                .Range(0, _lines.Count)
                .Where(i => !(i == last && _lines[i].Text.Length == 0) && !IsOriginal(_lines[i]))
                .Select(i => i + 1),
        ];
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', _lines.Select(l => l.Text));

    private bool IsOriginal((string Text, int Origin) line) =>
        line.Origin != New && _original[line.Origin] == line.Text;
}
