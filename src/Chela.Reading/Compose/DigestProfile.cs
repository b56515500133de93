namespace Chela.Reading.Compose;

/// <summary>The eras of the digest's form (SPEC, chapter 0), and a neutral one.</summary>
public enum DigestProfile
{
    /// <summary>2025-W32 to 2026-W08: “ ”, ISO dates.</summary>
    B,

    /// <summary>2026-W09 to 2026-W16: 「 」, ISO dates.</summary>
    C,

    /// <summary>Since 2026-W17: 「 」, dates as X shows them.</summary>
    D,

    /// <summary>For everyone else: sections by what a thing is, quotation marks as the source has them, ISO dates.</summary>
    Neutral,
}
