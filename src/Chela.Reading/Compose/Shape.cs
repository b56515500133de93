namespace Chela.Reading.Compose;

/// <summary>What kind of thing an entry is about, as far as its place depends on it.</summary>
internal enum Shape
{
    /// <summary>A page.</summary>
    Article,

    /// <summary>A paper on arXiv.</summary>
    Paper,

    /// <summary>A post or a thread.</summary>
    Post,

    /// <summary>A note of the owner's own.</summary>
    Own,
}
