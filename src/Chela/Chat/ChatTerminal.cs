using System.Text;
using Chela.Agent.Conversations;
using Chela.Agent.Turns;
using Chela.Terminals;
using Chela.Text;
using Chela.Turns;
using Chela.Verbs;

namespace Chela.Chat;

/// <summary>
/// A conversation at the terminal: a line is a message, what is pasted is an attachment, what has to be asked is asked where it comes up.
/// Ctrl-C stops what is going on, Ctrl-D ends. Where nobody sits, each line of the input is a message.
/// </summary>
/// <param name="host">The host.</param>
/// <param name="session">The journal.</param>
/// <param name="conversation">The conversation.</param>
internal sealed class ChatTerminal(Host host, TurnSession session, string conversation) : IChatFront
{
    /// <summary>The conversation where none is named.</summary>
    public const string Usual = "terminal";

    /// <summary>What is pasted and longer than this, or has several lines, is an attachment.</summary>
    private const int LongPaste = 400;

    private const int MostRemembered = 100;
    private const string Prompt = "> ";

    private readonly Terminal _terminal = host.Terminal.InChat();
    private readonly Queue<TurnRecord> _asked = [];
    private readonly StringBuilder _draft = new();
    private MarkdownText _markdown = new(host.Terminal);
    private bool _isAllDone = true;
    private string? _said;
    private string _shown = "";
    private bool _isHandle;

    /// <summary>Runs until the owner leaves.</summary>
    /// <returns>The exit code: where the input is no terminal, whether all of it was done.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var chat = new ChatSession(host.Machine, session, this);
        await chat.BeginAsync(cancellation).ConfigureAwait(false);
        _isAllDone = true;
        return _terminal.IsInteractive
            ? await TalkAsync(chat, cancellation).ConfigureAwait(false)
            : await ReadAsync(chat, cancellation).ConfigureAwait(false);
    }

    private async Task<int> ReadAsync(ChatSession chat, CancellationToken cancellation)
    {
        while (await Console.In.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line && !IsEnd(line))
        {
            if (line.AsSpan().Trim().Length > 0)
            {
                await SayAsync(chat, line, [], cancellation).ConfigureAwait(false);
            }
        }

        return _isAllDone ? ExitCode.Done : ExitCode.NotDone;
    }

    private async Task<int> TalkAsync(ChatSession chat, CancellationToken cancellation)
    {
        ConsoleCancelEventHandler stop = (_, pressed) =>
        {
            pressed.Cancel = true;
            chat.Stop(conversation);
        };
        var editor = new LineEditor(Console.Out, new ConsoleKeys(), () => Console.WindowWidth);
        var past = await new ConversationLog(session.Engine.Journal, host.Machine.Time)
            .ReadAsync(conversation, cancellation)
            .ConfigureAwait(false);
        editor.Remember(past.TakeLast(MostRemembered).Select(e => PlainText.OneLine(e.Said.Text)));
        Console.CancelKeyPress += stop;
        Console.Out.Write(LineEditor.MarkPastes);
        try
        {
            await AskAsync(chat, cancellation).ConfigureAwait(false);
            while (editor.Read(Prompt, IsAttachment) is { Text: { } text } line && !IsEnd(text))
            {
                if (text.Trim().Length > 0 || line.Pastes.Count > 0)
                {
                    await SayAsync(chat, text, line.Pastes, cancellation).ConfigureAwait(false);
                    await AskAsync(chat, cancellation).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            Console.Out.Write(LineEditor.LeavePastes);
            Console.CancelKeyPress -= stop;
        }

        return ExitCode.Done;
    }

    private static bool IsEnd(string text) => text.Trim() is "/quit" or "/exit" or "/bye";

    private static bool IsAttachment(string pasted) =>
        pasted.Length > LongPaste || pasted.Contains('\n', StringComparison.Ordinal);

    private async Task SayAsync(
        ChatSession chat,
        string text,
        IEnumerable<string> pastes,
        CancellationToken cancellation
    )
    {
        _said = text;
        await chat.TakeAsync(new ChatMessage(conversation, text, [.. pastes]), cancellation).ConfigureAwait(false);
        await chat.IdleAsync().ConfigureAwait(false);
    }

    /// <summary>Asks what waits for the owner, as long as anything does.</summary>
    private async Task AskAsync(ChatSession chat, CancellationToken cancellation)
    {
        while (_asked.TryDequeue(out var turn))
        {
            foreach (var effect in turn.Asked.ToList())
            {
                _terminal.Print(_terminal.Painted(TurnPrinter.CallOf(turn), Colour.Dim));
                new TurnPrinter(_terminal).PrintAsked(turn, effect);
                if (IsYes(_terminal.Ask("Do this? [y]es, [n]o, or later:")) is { } isWanted)
                {
                    // What else it waits for by then is asked again.
                    await chat.AnswerAsync(effect.Id.ToString(), isWanted, cancellation).ConfigureAwait(false);
                    await chat.IdleAsync().ConfigureAwait(false);
                    break;
                }

                _terminal.Print(
                    $"  it waits: /approve {TurnPrinter.IdOf(effect.Id)} or /deny {TurnPrinter.IdOf(effect.Id)}"
                );
            }
        }
    }

    private static bool? IsYes(string? answer) =>
        answer is null ? null
        : Terminal.IsYes(answer) ? true
        : answer.Trim() is "n" or "N" or "no" or "No" or "不" or "否" ? false
        : null;

    /// <inheritdoc/>
    public void Ready()
    {
        if (_terminal.IsInteractive)
        {
            _terminal.Error.WriteLine("Chela. /help tells what it knows; Ctrl-C stops what is going on, Ctrl-D ends.");
        }
    }

    /// <inheritdoc/>
    public void Draft(string conversation, string piece)
    {
        // Behind a command comes the reply to an earlier message, which is named before it.
        if (!_terminal.IsInteractive || conversation != this.Conversation || _said is not [not '/', ..])
        {
            return;
        }

        if (piece.Length == 0)
        {
            FlushDraft();
            (_shown, _isHandle) = ("", false);
            _markdown = new MarkdownText(_terminal);
            return;
        }

        _isHandle |= piece.Contains('$', StringComparison.Ordinal);
        if (_isHandle)
        {
            // What stands there is told in the reply, with what the handle stands for.
            return;
        }

        _draft.Append(piece);
        var lines = _draft.ToString().Split('\n');
        foreach (var line in lines[..^1])
        {
            _shown += line + "\n";
            _terminal.Print(_markdown.Line(line));
        }

        _draft.Clear().Append(lines[^1]);
    }

    /// <inheritdoc/>
    public void Ask(string conversation, TurnRecord turn)
    {
        FlushDraft();
        if (_terminal.IsInteractive)
        {
            _asked.Enqueue(turn);
        }
        else
        {
            _isAllDone = false;
            new TurnPrinter(_terminal).PrintWaiting(turn);
        }
    }

    /// <inheritdoc/>
    public void Notice(string? conversation, string text) => _terminal.Error.WriteLine(PlainText.Of(text));

    /// <inheritdoc/>
    public void Done(ChatReply reply)
    {
        _draft.Clear();
        _isAllDone &= reply.Status == ChatReply.DoneWord;
        if (Belonging(reply) is { Length: > 0 } belonging)
        {
            _terminal.Print(_terminal.Painted(belonging + ":", Colour.Dim));
        }

        // What was shown while it came need not be shown again.
        var isShown = _shown.Length > 0 && reply.Text.StartsWith(_shown, StringComparison.Ordinal);
        new ReplyPrinter(_terminal).Print(isShown ? reply with { Text = reply.Text[_shown.Length..] } : reply);
        (_shown, _isHandle) = ("", false);
    }

    /// <inheritdoc/>
    public void Fail(string? conversation, string error, string? id = null)
    {
        _isAllDone = false;
        _terminal.PrintError(PlainText.Of(error));
    }

    private string Conversation => conversation;

    /// <summary>Where a reply belongs, if that is not to what was said last.</summary>
    private string Belonging(ChatReply reply)
    {
        var place =
            reply.Conversation.Length > 0 && reply.Conversation != Conversation ? $"in {reply.Conversation}" : "";
        var message =
            reply.Answers.Length > 0 && reply.Answers != _said
                ? $"to “{PlainText.Shortened(reply.Answers, TurnPrinter.LongestMessage)}”"
                : "";
        return place.Length > 0 && message.Length > 0 ? $"{place}, {message}" : place + message;
    }

    private void FlushDraft()
    {
        if (_draft.Length > 0)
        {
            _terminal.Print(_markdown.Line(_draft.ToString()));
            _draft.Clear();
        }
    }
}
