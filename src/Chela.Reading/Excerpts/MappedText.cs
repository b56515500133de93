using System.Text;

namespace Chela.Reading.Excerpts;

/// <summary>A text that knows for each of its characters where it stood in another one, and what it is there.</summary>
internal sealed class MappedText
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _sources = [];
    private readonly List<TextTraits> _traits = [];
    private string? _string;

    /// <summary>Number of characters.</summary>
    public int Length => _text.Length;

    /// <summary>Appends a character that stands at <paramref name="source"/>.</summary>
    public void Append(char character, int source, TextTraits traits = TextTraits.None)
    {
        _text.Append(character);
        _sources.Add(source);
        _traits.Add(traits);
        _string = null;
    }

    /// <summary>Appends characters that stand one after the other from <paramref name="source"/> on.</summary>
    public void Append(ReadOnlySpan<char> text, int source, TextTraits traits = TextTraits.None)
    {
        foreach (var character in text)
        {
            Append(character, source++, traits);
        }
    }

    /// <summary>Where the character at <paramref name="at"/> stood.</summary>
    public int SourceOf(int at) => _sources[at];

    /// <summary>What the character at <paramref name="at"/> is.</summary>
    public TextTraits TraitsOf(int at) => _traits[at];

    /// <summary>Says that the character at <paramref name="at"/> has one more trait.</summary>
    public void Add(TextTraits trait, int at) => _traits[at] |= trait;

    /// <summary>How many of <paramref name="length"/> characters from <paramref name="start"/> on have a trait.</summary>
    public int Count(TextTraits trait, int start, int length)
    {
        var count = 0;
        for (var at = start; at < start + length; at++)
        {
            count += (_traits[at] & trait) != 0 ? 1 : 0;
        }

        return count;
    }

    /// <inheritdoc/>
    public override string ToString() => _string ??= _text.ToString();
}
