namespace Chela.Agent.Claims;

/// <summary>A sentence of a reply.</summary>
/// <param name="Text">The whole reply.</param>
/// <param name="Letters">It in small letters, what is quoted left blank.</param>
/// <param name="Start">Where the sentence begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="FollowsDone">Whether the sentence before it said no more than that something is done.</param>
/// <param name="IsAsked">Whether it ends as a question.</param>
internal readonly record struct ClaimSentence(
    string Text,
    char[] Letters,
    int Start,
    int End,
    bool FollowsDone,
    bool IsAsked
)
{
    /// <summary>Its letters.</summary>
    public ReadOnlySpan<char> Span => Letters.AsSpan(Start, End - Start);
}
