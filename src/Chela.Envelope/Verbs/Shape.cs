namespace Chela.Envelope.Verbs;

/// <summary>What a token looks like.</summary>
internal enum Shape
{
    /// <summary>A word or phrase, in the lexicon or not.</summary>
    Word,

    /// <summary>An address, a link, a file's name, a word with a capital.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Something in quotation marks, or a cut inside a line.</summary>
    Quote,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A colon.</summary>
    Colon,

    /// <summary>The end of a sentence.</summary>
    Stop,

    /// <summary>The end of a question.</summary>
    Question,

    /// <summary>The end of a line that ends a sentence too.</summary>
    Line,
}
