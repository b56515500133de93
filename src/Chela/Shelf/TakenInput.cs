using Chela.Envelope.Labels;
using Chela.Reading.Captures;
using Chela.Reading.Shelf;

namespace Chela.Shelf;

/// <summary>What an input gave: a capture and how it came, or why there is none.</summary>
/// <param name="Capture">The bytes; null if there are none.</param>
/// <param name="Label">Where they came from and who may see them.</param>
/// <param name="Event">How they came; null if nothing came in, since they were there.</param>
/// <param name="Reason">Why there are none.</param>
internal sealed record TakenInput(Capture? Capture, Label Label, ShelfEvent.Captured? Event, string? Reason)
{
    /// <summary>Nothing, and why.</summary>
    public static TakenInput None(string reason) => new(null, Label.System, null, reason);
}
