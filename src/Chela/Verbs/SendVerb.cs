using System.CommandLine;
using System.Text;
using Chela.Agent.Effects;
using Chela.Chat;
using Chela.Edge.Channels;
using Chela.Envelope.Authorities;
using Chela.Envelope.Labels;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela send</c>: one message, from a shell or a script.</summary>
internal static class SendVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var text = new Argument<string[]>("TEXT")
        {
            Description = "The message; without it, or -, what comes in on standard input",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var wait = new Option<bool>("--wait") { Description = "Print the reply; exit 1 if it is not done" };
        var json = new Option<bool>("--json") { Description = "With --wait: print what chat --jsonl does" };
        var conversation = ChatVerb.Conversation();
        var command = new Command("send", "Send Chela a message, and let it work on it")
        {
            text,
            wait,
            json,
            conversation,
        };
        Examples.Add(
            command,
            ("chela send --wait what did I save about lakes", "ask, and read the answer"),
            (
                "chela send save https://example.org/essay",
                "it is accepted, and done; the reply stands in the next chat"
            ),
            ("echo 'note: the backup is done' | chela send --wait", "a message from another program")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var words = string.Join(' ', parsed.GetValue(text)!);
                if (words.Length == 0 || words == "-")
                {
                    var input = await host.Effects([new ManifestPlace("input.read", null, Readers.OwnerOnly)])
                        .PerformAsync(ReadStandardInput.Of(ChatSession.Longest), cancellation)
                        .ConfigureAwait(false);
                    if (input is not Outcome.Done done)
                    {
                        host.Terminal.PrintError(input.Reason());
                        return ExitCode.NotDone;
                    }

                    words = Encoding.UTF8.GetString(ReadStandardInput.Result(done.Value).Span).TrimEnd();
                }

                if (await TurnSession.OpenAsync(host.Machine, cancellation).ConfigureAwait(false) is not { } session)
                {
                    return ExitCode.NotDone;
                }

                await using (session.ConfigureAwait(false))
                {
                    var front = new SendFront(host.Terminal, parsed.GetValue(wait), parsed.GetValue(json));
                    var chat = new ChatSession(host.Machine, session, front);
                    await chat.RecoverAsync(cancellation).ConfigureAwait(false);
                    var turn = await chat.TakeAsync(
                            new ChatMessage(parsed.GetValue(conversation)!, words, []),
                            cancellation
                        )
                        .ConfigureAwait(false);
                    front.Accepted(turn);
                    await chat.IdleAsync().ConfigureAwait(false);
                    return front.ExitCode;
                }
            }
        );
        return command;
    }
}
