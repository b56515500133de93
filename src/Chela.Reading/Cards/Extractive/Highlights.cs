using System.Collections.Immutable;
using System.Text;
using Chela.Reading.Evidence;

namespace Chela.Reading.Cards.Extractive;

/// <summary>What the owner marked: quoted first, and the reason to take a sentence of which it is a part.</summary>
internal sealed class Highlights
{
    /// <summary>A sentence of which so much is marked is quoted already.</summary>
    private const double Quoted = 0.85;

    private readonly List<string> _words;

    private Highlights(ImmutableArray<Statement> statements, List<string> words) =>
        (Statements, _words) = (statements, words);

    /// <summary>The marked words, in order.</summary>
    public ImmutableArray<Statement> Statements { get; }

    /// <summary>The highlights of a text.</summary>
    public static Highlights Of(ReadingTask task)
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        var words = new List<string>();
        foreach (var passage in task.Passages)
        {
            foreach (var range in passage.Marked)
            {
                if (
                    statements.Count < ExtractiveReader.MostHighlights
                    && passage.StatementOf(range) is { Text.Length: > 0 } made
                )
                {
                    statements.Add(made);
                    words.Add(Bare(passage.Text.AsSpan()[range]));
                }
            }
        }

        return new Highlights(statements.ToImmutable(), words);
    }

    /// <summary>Tells a candidate whether it is marked. An export has the marked words apart from the text, so words are compared too.</summary>
    public void Mark(Candidate candidate)
    {
        if (_words.Count == 0)
        {
            return;
        }

        var share =
            candidate.Passage.Count(Excerpts.TextTraits.Marked, candidate.Range) / (double)candidate.Text.Length;
        var sentence = Bare(candidate.Text);
        foreach (var words in _words)
        {
            if (words.Contains(sentence, StringComparison.Ordinal))
            {
                share = 1;
            }
            else if (words.Length > 0 && sentence.Contains(words, StringComparison.Ordinal))
            {
                share = Math.Max(share, (double)words.Length / sentence.Length);
            }
        }

        candidate.IsMarked = share > 0;
        candidate.IsQuoted = share >= Quoted;
    }

    /// <summary>Letters and digits alone.</summary>
    private static string Bare(ReadOnlySpan<char> text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                bare.Append(character);
            }
        }

        return bare.ToString();
    }
}
