namespace Chela.Envelope.Tests.Audit;

/// <summary>
/// Numbers that a generator gave, spent one by one on choices. Small ones choose what is plain, and where they end all is
/// plain: so a shrunk counterexample is a simple one.
/// </summary>
internal sealed class Draws(int[] numbers)
{
    private int _next;

    /// <summary>One of the choices.</summary>
    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <summary>A number from 0 to one less than <paramref name="end"/>.</summary>
    public int Below(int end) => (_next < numbers.Length ? numbers[_next++] : 0) % end;

    /// <summary>Whether something that happens once in <paramref name="times"/> happens.</summary>
    public bool Once(int times) => Below(times) == times - 1;
}
