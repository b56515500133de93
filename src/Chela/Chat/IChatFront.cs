using Chela.Agent.Turns;

namespace Chela.Chat;

/// <summary>Who talks with the owner: a terminal, or a program. Called from several threads, one call at a time.</summary>
internal interface IChatFront
{
    /// <summary>Whether what is told here is delivered to the owner.</summary>
    bool Delivers => true;

    /// <summary>What was left from before is told: messages are taken from now on.</summary>
    void Ready();

    /// <summary>A piece of a model's words while they come: a draft, that may be taken back. Empty where one begins.</summary>
    void Draft(string conversation, string piece);

    /// <summary>The owner is asked.</summary>
    void Ask(string conversation, TurnRecord turn);

    /// <summary>Something that the owner should know.</summary>
    void Notice(string? conversation, string text);

    /// <summary>A message came to its end.</summary>
    void Done(ChatReply reply);

    /// <summary>A message, or an answer, could not be taken.</summary>
    /// <param name="conversation">The conversation, if it is known.</param>
    /// <param name="error">What is wrong with it.</param>
    /// <param name="id">The message's id, if it had one.</param>
    void Fail(string? conversation, string error, string? id = null);
}
