namespace Chela.Agent.Journal;

/// <summary>A stream has another version than the one who appends knows: somebody else appended.</summary>
/// <param name="stream">The stream.</param>
/// <param name="expected">The version that was expected.</param>
/// <param name="found">The version that it has.</param>
public sealed class StreamConflictException(string stream, long expected, long found)
    : Exception($"Expected version {expected} of the stream '{stream}', found {found}.")
{
    /// <summary>The stream.</summary>
    public string Stream => stream;

    /// <summary>The version that it has.</summary>
    public long Found => found;
}
