namespace Chela.Reading.Cards.Extractive;

/// <summary>A sentence that may be chosen.</summary>
/// <param name="passage">The passage it stands in.</param>
/// <param name="range">Where in its text.</param>
/// <param name="place">Where in the whole.</param>
internal sealed class Candidate(Passage passage, Range range, SentencePlace place)
{
    public Passage Passage { get; } = passage;

    public Range Range { get; } = range;

    public SentencePlace Place { get; } = place;

    public ReadOnlySpan<char> Text => Passage.Text.AsSpan()[Range];

    /// <summary>Its length: a Latin letter weighs 1, an ideograph 2.</summary>
    public int Weight { get; } = TextWeight.Of(passage.Text.AsSpan()[range]);

    /// <summary>How well it can stand alone, from 0 (not at all) to 1.</summary>
    public double Quality { get; set; } = 1;

    /// <summary>Whether it speaks of what was said just before.</summary>
    public bool LeansBack { get; set; }

    /// <summary>Whether the owner marked a part of it.</summary>
    public bool IsMarked { get; set; }

    /// <summary>Whether so much of it is marked that it is quoted already.</summary>
    public bool IsQuoted { get; set; }

    /// <summary>Whether it says anything.</summary>
    public bool HasLetters
    {
        get
        {
            foreach (var character in Text)
            {
                if (char.IsLetter(character))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The terms in it, each once, in order of their numbers.</summary>
    public int[] Terms { get; set; } = [];

    /// <summary>What it is worth alone.</summary>
    public double Score { get; set; }
}
