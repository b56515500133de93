using System.Xml;

namespace Chela.Reading.Feeds;

/// <summary>Where tags stand in a text that is read as XML, whose reader counts lines and columns.</summary>
/// <param name="text">The text.</param>
/// <param name="offset">Where in it the reader began.</param>
/// <param name="place">Where the reader is.</param>
internal sealed class XmlPlaces(string text, int offset, IXmlLineInfo place)
{
    private int _line = 1;
    private int _lineStart = offset;

    /// <summary>Where the start tag begins that the reader is at; below 0 if it is not there.</summary>
    public int OfStartTag() => At(before: 1);

    /// <summary>Where the end tag ends that the reader is at; below 0 if it is not there.</summary>
    public int EndOfEndTag() => At(before: 2) is >= 0 and var start ? text.IndexOf('>', start) + 1 : -1;

    /// <summary>The reader stands at the name, behind &lt; or &lt;/.</summary>
    private int At(int before)
    {
        // The reader only goes on: each line is looked for once.
        while (_line < place.LineNumber)
        {
            var end = text.AsSpan(_lineStart).IndexOfAny('\r', '\n');
            if (end < 0)
            {
                return -1;
            }

            end += _lineStart;
            _lineStart = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            _line++;
        }

        var at = _lineStart + place.LinePosition - 1 - before;
        return at >= 0 && at < text.Length && text[at] == '<' ? at : -1;
    }
}
