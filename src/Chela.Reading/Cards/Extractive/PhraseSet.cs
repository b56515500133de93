using System.Buffers;
using Chela.Text.Written;

namespace Chela.Reading.Cards.Extractive;

/// <summary>Finds out whether any of some phrases stands in a text, as whole words, whatever their case; in one pass.</summary>
internal sealed class PhraseSet
{
    private readonly SearchValues<string> _search;
    private readonly string[] _phrases;

    /// <summary>Takes phrases, with | between them.</summary>
    public PhraseSet(string phrases)
    {
        _phrases = phrases.Split('|');
        _search = SearchValues.Create(_phrases, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether one of them stands in the text.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var found = text[at..].IndexOfAny(_search);
            if (found < 0)
            {
                return false;
            }

            at += found;
            if (!WordEdges.IsEdge(text, at))
            {
                continue;
            }

            foreach (var phrase in _phrases)
            {
                if (
                    text[at..].StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
                    && WordEdges.IsEdge(text, at + phrase.Length)
                )
                {
                    return true;
                }
            }
        }

        return false;
    }
}
