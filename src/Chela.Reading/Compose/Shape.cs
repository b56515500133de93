namespace Chela.Reading.Compose;

/// <summary>How an entry is written, which decides its place where nothing else does; what it is about is its kind.</summary>
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
