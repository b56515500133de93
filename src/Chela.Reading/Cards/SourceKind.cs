namespace Chela.Reading.Cards;

/// <summary>What a primary source is.</summary>
public enum SourceKind
{
    /// <summary>A scholarly paper.</summary>
    Paper,

    /// <summary>A standard or its draft.</summary>
    Standard,

    /// <summary>A repository of code.</summary>
    Repository,

    /// <summary>A collection of data, or a model.</summary>
    Dataset,

    /// <summary>The makers' own documentation.</summary>
    Documentation,

    /// <summary>A law, a judgment, a patent.</summary>
    Law,

    /// <summary>A body's own figures, reports and filings.</summary>
    Record,
}
