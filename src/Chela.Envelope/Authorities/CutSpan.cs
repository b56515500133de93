namespace Chela.Envelope.Authorities;

/// <summary>A part of an owner message that is not the owner's own words: it grounds nothing and grants nothing.</summary>
/// <param name="Start">Its first character (UTF-16), from 0.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Reason">Why.</param>
public readonly record struct CutSpan(int Start, int Length, CutReason Reason)
{
    /// <summary>The first character after it.</summary>
    public int End => Start + Length;
}
