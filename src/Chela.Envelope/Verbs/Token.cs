namespace Chela.Envelope.Verbs;

/// <summary>A piece of a sentence.</summary>
/// <param name="Start">Its first character in the message.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Shape">What it looks like.</param>
/// <param name="Word">Its entry in the lexicon.</param>
/// <param name="IsHan">Whether it is Chinese.</param>
internal readonly record struct Token(int Start, int Length, Shape Shape, Word Word, bool IsHan)
{
    /// <summary>Whether it has one of the roles.</summary>
    public bool Is(Role roles) => (Word.Roles & roles) != 0;
}
