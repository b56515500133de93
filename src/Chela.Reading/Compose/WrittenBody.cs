using System.Collections.Immutable;

namespace Chela.Reading.Compose;

/// <summary>The text of a note as it goes into a digest.</summary>
/// <param name="Callout">The callout that opens the note: the owner's own voice, put before the source. Empty if none.</param>
/// <param name="IsOwn">Whether the note is marked as the owner's own.</param>
/// <param name="Lines">The rest, with <see cref="AssetToken"/> for local images.</param>
public sealed record WrittenBody(ImmutableArray<string> Callout, bool IsOwn, ImmutableArray<string> Lines);
