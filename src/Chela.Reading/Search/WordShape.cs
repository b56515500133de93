namespace Chela.Reading.Search;

/// <summary>What a word of a text is, as the search takes it apart.</summary>
public enum WordShape
{
    /// <summary>Letters and digits of a script that puts blanks between words.</summary>
    Word,

    /// <summary>Two neighbours of a script that does not.</summary>
    Pair,

    /// <summary>The last character of a run of such a script; all of it, if the run is one character.</summary>
    Last,
}
