using System.Text;

namespace Chela.Reading.Excerpts;

/// <summary>A text that knows for each of its characters where it stood in another one.</summary>
internal sealed class MappedText
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _sources = [];

    /// <summary>Number of characters.</summary>
    public int Length => _text.Length;

    /// <summary>Appends a character that stands at <paramref name="source"/>.</summary>
    public void Append(char character, int source)
    {
        _text.Append(character);
        _sources.Add(source);
    }

    /// <summary>Appends characters that stand one after the other from <paramref name="source"/> on.</summary>
    public void Append(ReadOnlySpan<char> text, int source)
    {
        foreach (var character in text)
        {
            Append(character, source++);
        }
    }

    /// <summary>Where the character at <paramref name="at"/> stood.</summary>
    public int SourceOf(int at) => _sources[at];

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
