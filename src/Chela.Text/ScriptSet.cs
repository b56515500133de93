using System.Numerics;

namespace Chela.Text;

/// <summary>A set of scripts. Immutable; equal if the members are.</summary>
public readonly record struct ScriptSet
{
    private const int WordBits = 64;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;

    private ScriptSet(ulong first, ulong second, ulong third) => (_first, _second, _third) = (first, second, third);

    /// <summary>Every script: what Common and Inherited characters stand for, as they go with any.</summary>
    public static ScriptSet All { get; } = new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    /// <summary>No script at all.</summary>
    public bool IsEmpty => (_first | _second | _third) == 0;

    /// <summary>Whether <paramref name="script"/> is a member.</summary>
    public bool Contains(Script script) => !Intersect(default(ScriptSet).With(script)).IsEmpty;

    /// <summary>The set with one more member.</summary>
    public ScriptSet With(Script script)
    {
        var bit = 1UL << ((int)script % WordBits);
        return ((int)script / WordBits) switch
        {
            0 => new(_first | bit, _second, _third),
            1 => new(_first, _second | bit, _third),
            _ => new(_first, _second, _third | bit),
        };
    }

    /// <summary>The members of both.</summary>
    public ScriptSet Intersect(ScriptSet other) =>
        new(_first & other._first, _second & other._second, _third & other._third);

    /// <summary>The names of the members, or how many there are if they are many.</summary>
    public override string ToString()
    {
        const int mostNames = 25;
        var count = BitOperations.PopCount(_first) + BitOperations.PopCount(_second) + BitOperations.PopCount(_third);
        return count > mostNames
            ? $"{{{count} scripts}}"
            : $"{{{string.Join(", ", Enum.GetValues<Script>().Where(Contains))}}}";
    }
}
