using System.Collections.Immutable;
using System.CommandLine;
using Chela.Agent.Turns;
using Chela.Envelope.Effects;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>Takes an answer of the owner's and goes on with the turn that waited for it.</summary>
/// <param name="host">The host.</param>
/// <param name="isJson">Whether one object is printed, and nothing else.</param>
/// <param name="isDry">Whether nothing is done.</param>
internal sealed class Answers(Host host, bool isJson, bool isDry)
{
    /// <summary>Tells the owner what happens, and what is wrong.</summary>
    /// <param name="Say">A line of the result.</param>
    /// <param name="Fail">An error.</param>
    internal sealed record Teller(Action<string> Say, Action<string> Fail);

    /// <summary>Names effects that wait for approval.</summary>
    public static Argument<string[]> Ids() =>
        new("ID")
        {
            Description = "The beginnings of the ids that chela approvals shows",
            Arity = ArgumentArity.OneOrMore,
        };

    /// <summary>Why an effect does not wait for an answer; null if it does.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="answer">What it would wait for: <c>approval</c>.</param>
    public static string? NotAwaited(EffectState effect, string answer) =>
        effect.IsAsked
            ? null
            : $"{TurnPrinter.IdOf(effect.Id)} is {TurnPrinter.StateOf(effect)}, and waits for no {answer}";

    /// <summary>Answers, and goes on.</summary>
    /// <param name="words">The effects, as the owner names them.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> GiveAsync(IEnumerable<string> words, Answer answer, CancellationToken cancellation)
    {
        List<string> errors = [];
        var tell = isJson
            ? new Teller(_ => { }, errors.Add)
            : new Teller(host.Terminal.Print, host.Terminal.PrintError);
        if (await TurnSession.OpenAsync(host.Machine, cancellation, isDry).ConfigureAwait(false) is not { } session)
        {
            return ExitCode.NotDone;
        }

        await using (session.ConfigureAwait(false))
        {
            var turns = await session.Waiting.OpenAsync(cancellation).ConfigureAwait(false);
            List<(TurnRecord Turn, EffectState Effect)> answered = [];
            var isAllDone = true;
            foreach (var word in words)
            {
                if (OpenEffects.Find(turns, word, tell.Fail, host.Terminal.Calls) is not var (turn, effect))
                {
                    isAllDone = false;
                }
                else if (answer.Refuse(turn, effect) is { } reason)
                {
                    tell.Fail(reason);
                    isAllDone = false;
                }
                else if (await answer.BeforeAsync(effect, tell).ConfigureAwait(false))
                {
                    await answer.GiveAsync(session.Waiting, turn, effect, cancellation).ConfigureAwait(false);
                    answered.Add((turn, effect));
                    tell.Say(
                        $"{(isDry ? "would be " : "")}{answer.Word}: {TurnPrinter.Show(effect.Call)} ({TurnPrinter.IdOf(effect.Id)})"
                    );
                }
                else
                {
                    isAllDone = false;
                }
            }

            List<TurnRecord> now = [];
            foreach (var of in answered.GroupBy(a => a.Turn, a => a.Effect.Id))
            {
                if (!of.Key.CanGoOn)
                {
                    now.Add(of.Key);
                    continue;
                }

                var (after, code) = await GoOnAsync(session, of.Key, answer.IsWanted, cancellation)
                    .ConfigureAwait(false);
                isAllDone &= isDry ? code == ExitCode.Done : IsWell(after, [.. of], answer.IsWanted);
                now.Add(after);
            }

            if (isJson)
            {
                var given = answered.Select(a => new AnswersJson.Given(a.Effect.Id.ToString(), answer.Word));
                host.Terminal.Print(AnswersJson.Of(isAllDone, isDry, [.. given], [.. errors], now));
            }

            return isAllDone ? ExitCode.Done : ExitCode.NotDone;
        }
    }

    /// <summary>Goes on with a turn. What the owner did not want is not done, and that is as it should be.</summary>
    /// <returns>The turn as it is then, and the exit code of a dry run.</returns>
    private async Task<(TurnRecord After, int Code)> GoOnAsync(
        TurnSession session,
        TurnRecord turn,
        bool isWanted,
        CancellationToken cancellation
    )
    {
        var isShown = !isJson && (isWanted || isDry);
        // That the effect is not done is no error: it is what the owner said.
        var terminal =
            !isShown ? Terminal.Silent()
            : isWanted ? host.Terminal
            : new Terminal(host.Terminal.Output, TextWriter.Null, false, false, false);
        var code = await session.ResumeAsync(turn, terminal, cancellation, mayAsk: true).ConfigureAwait(false);
        var after =
            await TurnRecord.ReadAsync(session.Engine.Journal, turn.Id, cancellation).ConfigureAwait(false) ?? turn;
        if (!isShown && !isJson)
        {
            host.Terminal.Print(
                $"{TurnPrinter.CallOf(turn)}: {TurnPrinter.StateOf(after)}; see chela turn show {turn.Id}"
            );
            if (after.Parked is not null)
            {
                new TurnPrinter(host.Terminal).PrintWaiting(after);
            }
        }

        return (after, isWanted ? code : ExitCode.Done);
    }

    /// <summary>Whether a turn that went on did what its owner said; what waits for another answer has been told.</summary>
    private static bool IsWell(TurnRecord after, ImmutableArray<EffectId> answered, bool isWanted)
    {
        var isTurn = after.Ended?.End switch
        {
            null => after.Parked is not null,
            TurnEnd.Done => true,
            TurnEnd.NotDone => !isWanted,
            _ => false,
        };
        return isTurn
            && (
                !isWanted
                || !after.Effects.Any(e =>
                    answered.Contains(e.Id)
                    && (e.Phase == EffectPhase.InDoubt || e.Result is { Denied: not null } or { Failure: not null })
                )
            );
    }

    /// <summary>Prints what waits for answers.</summary>
    public static async Task<int> ShowAsync(
        Host host,
        bool json,
        Func<TurnRecord, bool> which,
        string? nothing,
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
                    host.Terminal.Print(TurnForm.Of(turn, all: false).ToJson());
                }
                else
                {
                    new TurnPrinter(host.Terminal).Print(turn, host.Zone, all: false);
                }
            }
        }

        if (!any && !json && nothing is not null)
        {
            host.Terminal.Print(nothing);
        }

        return ExitCode.Done;
    }
}
