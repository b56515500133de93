namespace Chela.Reading.Groups;

/// <summary>Numbers that look random and are the same each time (SplitMix64): the order in which rows are learnt.</summary>
internal sealed class FixedSequence
{
    private ulong _state = 1;

    /// <summary>Puts items into the next order (Fisher and Yates).</summary>
    public void Shuffle(int[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = (int)(Next() % (ulong)(i + 1));
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
