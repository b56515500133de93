namespace Chela.Envelope.Verbs;

/// <summary>How far words go that are somebody else's, or that are to be written.</summary>
internal enum Quiet
{
    /// <summary>The owner speaks.</summary>
    No,

    /// <summary>To the end of the sentence.</summary>
    Sentence,

    /// <summary>To the end of the line.</summary>
    Line,

    /// <summary>To the end of the message.</summary>
    Message,
}
