using System.CommandLine;
using Chela.Chat;
using Chela.Edge.Channels;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela chat</c>: a conversation, at the terminal or for another program.</summary>
internal static class ChatVerb
{
    /// <summary>Its name.</summary>
    public const string Word = "chat";

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var lines = new Option<bool>("--jsonl")
        {
            Description = "For programs: a JSON object a line in and out; docs/chat.md has the form",
        };
        var conversation = Conversation();
        var command = new Command(Word, "Talk with Chela: by its own rules, or with a model of yours")
        {
            lines,
            conversation,
        };
        Examples.Add(
            command,
            ("chela chat", "at the terminal; /help tells what it knows"),
            ("chela chat --jsonl", "for a script or an editor")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (await TurnSession.OpenAsync(host.Machine, cancellation).ConfigureAwait(false) is not { } session)
                {
                    return ExitCode.NotDone;
                }

                await using (session.ConfigureAwait(false))
                {
                    return parsed.GetValue(lines)
                        ? await RunLinesAsync(host, session, cancellation).ConfigureAwait(false)
                        : await new ChatTerminal(host, session, parsed.GetValue(conversation)!)
                            .RunAsync(cancellation)
                            .ConfigureAwait(false);
                }
            }
        );
        return command;
    }

    /// <summary>An option that names a conversation.</summary>
    public static Option<string> Conversation() =>
        new("--conversation", "-c")
        {
            Description = "Which conversation to go on with",
            HelpName = "NAME",
            DefaultValueFactory = _ => ChatTerminal.Usual,
        };

    private static async Task<int> RunLinesAsync(Host host, TurnSession session, CancellationToken cancellation)
    {
        using var input = new StandardLines(ChatLine.Longest);
        var front = new ChatLines(host.Terminal.Output);
        var chat = new ChatSession(host.Machine, session, front);
        await chat.BeginAsync(cancellation).ConfigureAwait(false);
        while (await input.ReadAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            await front.TakeAsync(line, chat, cancellation).ConfigureAwait(false);
        }

        await chat.IdleAsync().ConfigureAwait(false);
        return ExitCode.Done;
    }
}
