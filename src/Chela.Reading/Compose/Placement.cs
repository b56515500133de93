using Chela.Reading.Form;

namespace Chela.Reading.Compose;

/// <summary>Where an entry stands in a digest.</summary>
/// <param name="Section">Its section (H2).</param>
/// <param name="Group">Its group (H3).</param>
public sealed record Placement(BilingualName Section, BilingualName Group);
