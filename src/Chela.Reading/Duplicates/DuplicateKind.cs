namespace Chela.Reading.Duplicates;

/// <summary>In which way two captures are of one thing, the surest first.</summary>
public enum DuplicateKind
{
    /// <summary>One canonical address.</summary>
    Address,

    /// <summary>One DOI or arXiv id.</summary>
    Paper,

    /// <summary>Nearly the same text, or one that holds the other.</summary>
    Text,

    /// <summary>Two reports of one thing, in two languages perhaps.</summary>
    Story,
}
