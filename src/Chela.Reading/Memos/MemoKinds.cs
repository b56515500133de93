using Chela.Reading.Cards;
using Chela.Reading.Duplicates;
using Chela.Reading.Shelf;

namespace Chela.Reading.Memos;

/// <summary>The kinds of things that are kept: those that take long to make.</summary>
public static class MemoKinds
{
    /// <summary>What was read out of a capture, as a note.</summary>
    public static MemoKind<Clipping> Clipping { get; } = new("clipping", MemoJson.Readable.Clipping);

    /// <summary>What the extractive reader made of a text.</summary>
    public static MemoKind<Card> Card { get; } = new("card", MemoJson.Readable.Card);

    /// <summary>What a text is compared by.</summary>
    public static MemoKind<Fingerprint> Print { get; } = new("print", MemoJson.Readable.Fingerprint);
}
