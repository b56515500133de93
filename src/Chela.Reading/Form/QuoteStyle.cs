namespace Chela.Reading.Form;

/// <summary>The quotation marks of generated Chinese text; finished text keeps its own.</summary>
public enum QuoteStyle
{
    /// <summary>As the source has them.</summary>
    Keep,

    /// <summary><c>“ ”</c>, up to 2026-W08.</summary>
    Curly,

    /// <summary><c>「 」</c>, since 2026-W09.</summary>
    Corner,
}
