using Chela.Agent.Turns;
using Chela.Terminals;

namespace Chela.Chat;

/// <summary>Prints the reply to one message, for a shell.</summary>
/// <param name="terminal">Where it is printed.</param>
/// <param name="isWaiting">Whether the reply is wanted; else it stays undelivered, for the next chat.</param>
/// <param name="isJson">Whether it is printed for a program.</param>
internal sealed class SendFront(Terminal terminal, bool isWaiting, bool isJson) : IChatFront
{
    private readonly ChatLines _lines = new(terminal.Output);

    /// <inheritdoc/>
    public bool Delivers => isWaiting;

    /// <summary>How it went.</summary>
    public int ExitCode { get; private set; }

    /// <summary>The message was accepted; null if it was not.</summary>
    public void Accepted(string? turn)
    {
        if (turn is null)
        {
            ExitCode = Verbs.ExitCode.NotDone;
        }
        else if (!isWaiting && turn.Length > 0)
        {
            terminal.Print($"accepted {turn}");
        }
    }

    /// <inheritdoc/>
    public void Ready() { }

    /// <inheritdoc/>
    public void Draft(string conversation, string piece) { }

    /// <inheritdoc/>
    public void Ask(string conversation, TurnRecord turn)
    {
        ExitCode = Verbs.ExitCode.NotDone;
        if (isJson)
        {
            _lines.Ask(conversation, turn);
        }
        else
        {
            new TurnPrinter(terminal).PrintWaiting(turn);
        }
    }

    /// <inheritdoc/>
    public void Notice(string? conversation, string text) => terminal.Error.WriteLine(text);

    /// <inheritdoc/>
    public void Done(ChatReply reply)
    {
        ExitCode = reply.Status == ChatReply.DoneWord ? Verbs.ExitCode.Done : Verbs.ExitCode.NotDone;
        if (isJson)
        {
            _lines.Done(reply);
        }
        else
        {
            new ReplyPrinter(terminal).Print(reply);
        }
    }

    /// <inheritdoc/>
    public void Fail(string? conversation, string error, string? id = null)
    {
        ExitCode = Verbs.ExitCode.NotDone;
        terminal.PrintError(error);
    }
}
