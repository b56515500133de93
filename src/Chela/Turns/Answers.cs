using System.CommandLine;
using Chela.Agent.Turns;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>Takes an answer of the owner's and goes on with the turn that waited for it.</summary>
internal static class Answers
{
    /// <summary>Names effects that wait for approval.</summary>
    public static Argument<string[]> Ids() =>
        new("ID")
        {
            Description = "The beginnings of the ids that chela approvals shows",
            Arity = ArgumentArity.OneOrMore,
        };

    /// <summary>Whether an effect waits for an answer; that it does not is told.</summary>
    /// <param name="host">The host.</param>
    /// <param name="effect">The effect.</param>
    /// <param name="answer">What it would wait for: <c>approval</c>.</param>
    public static bool IsAwaited(Host host, EffectState effect, string answer)
    {
        if (!effect.IsAsked)
        {
            host.Terminal.PrintError(
                $"{TurnPrinter.IdOf(effect.Id)} is {TurnPrinter.StateOf(effect)}, and waits for no {answer}"
            );
        }

        return effect.IsAsked;
    }

    /// <summary>Answers, and goes on.</summary>
    /// <param name="host">The host.</param>
    /// <param name="words">The effects, as the owner names them.</param>
    /// <param name="answer">Answers for one; false if it cannot be answered so, which has been told.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> GiveAsync(
        Host host,
        IEnumerable<string> words,
        Func<TurnSession, TurnRecord, EffectState, Task<bool>> answer,
        CancellationToken cancellation
    )
    {
        if (await TurnSession.OpenAsync(host.Machine, cancellation).ConfigureAwait(false) is not { } session)
        {
            return ExitCode.NotDone;
        }

        await using (session.ConfigureAwait(false))
        {
            var turns = await session.Waiting.OpenAsync(cancellation).ConfigureAwait(false);
            var isAllDone = true;
            HashSet<TurnRecord> answered = [];
            foreach (var word in words)
            {
                if (
                    OpenEffects.Find(turns, word, host.Terminal) is { } found
                    && await answer(session, found.Turn, found.Effect).ConfigureAwait(false)
                )
                {
                    answered.Add(found.Turn);
                }
                else
                {
                    isAllDone = false;
                }
            }

            foreach (var turn in answered.Where(t => t.CanGoOn))
            {
                var code = await session.ResumeAsync(turn, host.Terminal, cancellation).ConfigureAwait(false);
                isAllDone &= code == ExitCode.Done;
            }

            return isAllDone ? ExitCode.Done : ExitCode.NotDone;
        }
    }

    /// <summary>Prints what waits for answers.</summary>
    public static async Task<int> ShowAsync(
        Host host,
        bool json,
        Func<TurnRecord, bool> which,
        string nothing,
        CancellationToken cancellation
    )
    {
        var any = false;
        await foreach (var turn in OpenTurns.ReadAsync(host, cancellation).ConfigureAwait(false))
        {
            if (which(turn))
            {
                any = true;
                if (json)
                {
                    host.Terminal.Print(TurnForm.Of(turn, all: false));
                }
                else
                {
                    new TurnPrinter(host.Terminal).Print(turn, host.Zone, all: false);
                }
            }
        }

        if (!any && !json)
        {
            host.Terminal.Print(nothing);
        }

        return ExitCode.Done;
    }
}
