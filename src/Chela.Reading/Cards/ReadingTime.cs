namespace Chela.Reading.Cards;

/// <summary>How long a text is, and how long it takes to read.</summary>
/// <param name="Words">Words of scripts that put blanks between them.</param>
/// <param name="Characters">Ideographs and kana.</param>
/// <param name="Seconds">About how long an adult reads it, silently and once.</param>
public readonly record struct ReadingTime(int Words, int Characters, int Seconds)
{
    /// <summary>Minutes, at least 1 where there is anything to read.</summary>
    public int Minutes => Seconds == 0 ? 0 : Math.Max(1, (Seconds + 30) / 60);
}
