namespace Chela.Reading.Markup;

/// <summary>What a <see cref="VerbatimSpan"/> is, as far as its neighbours care.</summary>
internal enum VerbatimKind
{
    /// <summary>Code or maths: set off by blanks from Han characters.</summary>
    Formula,

    /// <summary>A bare address: only white space ends it.</summary>
    Address,

    /// <summary>A link, an image, a tag, a comment.</summary>
    Markup,
}
