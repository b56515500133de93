namespace Chela.Reading.Cards;

/// <summary>What the claims of a text rest on.</summary>
public enum EvidenceKind
{
    /// <summary>Something was tried out under conditions that were chosen.</summary>
    Experiment,

    /// <summary>Something was measured or counted.</summary>
    Measurement,

    /// <summary>Several things were compared on the same tasks.</summary>
    Benchmark,

    /// <summary>People were asked.</summary>
    Survey,

    /// <summary>A study or report of others.</summary>
    Report,

    /// <summary>A proof.</summary>
    Proof,

    /// <summary>What others found was gathered.</summary>
    Review,

    /// <summary>Somebody was interviewed, or said so.</summary>
    Interview,

    /// <summary>Documents, filings or leaks.</summary>
    Documents,

    /// <summary>What the writer saw or did.</summary>
    Anecdote,

    /// <summary>What the writer thinks.</summary>
    Opinion,

    /// <summary>Somebody makes something known.</summary>
    Announcement,

    /// <summary>What a new version changes.</summary>
    ReleaseNotes,

    /// <summary>How to do something.</summary>
    Instructions,
}
