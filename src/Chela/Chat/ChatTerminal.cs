using Chela.Turns;

namespace Chela.Chat;

/// <summary>A conversation at the terminal.</summary>
internal sealed class ChatTerminal(Host host, TurnSession session, string conversation)
{
    /// <summary>The conversation where none is named.</summary>
    public const string Usual = "terminal";

    public Task<int> RunAsync(CancellationToken cancellation) => Task.FromResult(conversation.Length + (session is null ? 1 : 0) + (host is null ? 1 : 0));
}
