using System.Collections.Immutable;

namespace Chela.Reading.Duplicates;

/// <summary>That an item is another one over again.</summary>
/// <param name="Of">The index of the item that is kept.</param>
/// <param name="Kind">In which way.</param>
/// <param name="Evidence">What they share, the most telling first.</param>
public sealed record Duplicate(int Of, DuplicateKind Kind, ImmutableArray<string> Evidence)
{
    /// <summary>Why, in words: <c>same story: both have number 397000000000, name qwen3.5</c>.</summary>
    public string Reason =>
        Kind switch
        {
            DuplicateKind.Address => "same address",
            DuplicateKind.Paper => "same paper: ",
            DuplicateKind.Text => "same text: ",
            _ => "same story: both have ",
        } + (Kind == DuplicateKind.Address ? "" : string.Join(", ", Evidence));
}
