using System.Collections.Immutable;
using Chela.Agent.Reports;
using Chela.Reading.Captures;
using Chela.Reading.Shelf;

namespace Chela.Shelf;

/// <summary>What became of an input.</summary>
/// <param name="Line">How it is told; null if it was not saved.</param>
/// <param name="Items">What is on the shelf because of it, with what was read.</param>
/// <param name="Error">Why it was not saved.</param>
/// <param name="Warnings">What could not be read of it.</param>
internal sealed record SavedInput(
    string? Line,
    ImmutableArray<(ShelfItem Item, ReadItem Read)> Items,
    Remark? Error,
    ImmutableArray<Remark> Warnings
)
{
    /// <summary>Nothing, and why.</summary>
    public static SavedInput Failed(string input, string reason) =>
        new(null, [], new Remark(input, null, null, reason, null), []);
}
