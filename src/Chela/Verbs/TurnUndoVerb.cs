using System.CommandLine;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.Chat;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Terminals;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela turn undo</c>, <c>chela undo</c>: takes back what a turn did, as far as it can be.</summary>
internal static class TurnUndoVerb
{
    /// <summary>The words of the verb.</summary>
    public const string Path = "turn undo";

    /// <summary>The short form of it.</summary>
    public const string Short = "undo";

    /// <summary>The command: its body is called with a whole id, which <see cref="UndoAction"/> found.</summary>
    public static Command Create(Host host)
    {
        var id = TurnVerb.Id();
        id.DefaultValueFactory = _ => OpenTurns.Last;
        id.Description = "The beginning or the end of a turn's id; without it, the last one";
        var command = new Command(Short, "Take back what a turn wrote, and name what cannot be taken back") { id };
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(
            command,
            ("chela undo", "the files are as they were before the last turn; what you changed since is merged"),
            ("chela turn undo 9f3c --dry-run", "what would be taken back of another one"),
            ("chela turn undo 4b1e", "of the id of an undo: to have it again")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var at = host.NewRunId();
                var run = new Run(host.Effects([]));
                if (
                    await OpenTurns
                        .FindAsync(host, parsed.GetValue(id)!, run.Fail, cancellation)
                        .ConfigureAwait(false) is
                    { } turn
                )
                {
                    var undoing = await LookAsync(host, turn, at.ToString(), cancellation).ConfigureAwait(false);
                    run = await UndoAsync(host, undoing, cancellation).ConfigureAwait(false);
                }

                return report.Finish(host, parsed, run.Close(at, $"{Path} {parsed.GetValue(id)}"));
            }
        );
        return command;
    }

    /// <summary>The last turn that is not itself an undo; null if there is none, which is told.</summary>
    public static async Task<TurnRecord?> LastAsync(
        Host host,
        Action<string, string?> fail,
        CancellationToken cancellation
    )
    {
        await foreach (var turn in OpenTurns.NewestFirstAsync(host, cancellation).ConfigureAwait(false))
        {
            // What was only said is nothing to take back.
            if (turn.Opened?.Job != Path && !(turn.Opened?.Job == ChatBody.Job && IsTalk(host, turn)))
            {
                return turn;
            }
        }

        fail("nothing ran yet that could be taken back", null);
        return null;
    }

    /// <summary>What of a turn can be taken back.</summary>
    /// <param name="host">The host.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="before">Only turns before that one count; null: all.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<Undoing> LookAsync(
        Host host,
        TurnRecord turn,
        string? before,
        CancellationToken cancellation
    )
    {
        var undos = await OpenTurns
            .AfterAsync(host, turn.Id, Path, cancellation)
            .TakeWhile(u => u.Id != before)
            .ToListAsync(cancellation)
            .ConfigureAwait(false);
        return Undoing.Of(ToolsOf(host), turn, undos);
    }

    private static IEnumerable<ITool> ToolsOf(Host host) =>
        host.Machine.Tools.Concat(Engines.OfJournal(new MemoryJournal(), host.Time));

    private static bool IsTalk(Host host, TurnRecord turn) =>
        Undoing.Of(ToolsOf(host), turn, []) is { Left.IsEmpty: true, Stays.IsEmpty: true };

    /// <summary>Says that something cannot be taken back, and what the owner can do about it, where that is known.</summary>
    public static Remark Staying(EffectState effect) =>
        new(
            null,
            null,
            null,
            $"{TurnPrinter.Show(effect.Call)} cannot be taken back",
            effect.Call.Tool switch
            {
                "git.commit" => "commit what is put back, or git revert",
                "git.push" => "who fetched it has it; push a commit that takes it back",
                "files.write" => "what its files were before is not in 'versions' of the home any more",
                _ => null,
            }
        );

    private static async Task<Run> UndoAsync(Host host, Undoing undoing, CancellationToken cancellation)
    {
        var run = new Run(host.Effects(PlacesOf(undoing.Left)));
        foreach (var undo in undoing.Left)
        {
            var outcome = await run.PerformAsync(undo, cancellation).ConfigureAwait(false);
            if (outcome is Outcome.Done done)
            {
                run.Did(Told(undo, done.Value));
            }
            else
            {
                run.Fail(
                    new Remark(
                        null,
                        null,
                        null,
                        outcome is Outcome.Denied ? $"{TurnPrinter.Show(undo)}: {outcome.Reason()}" : outcome.Reason(),
                        null
                    )
                );
            }
        }

        foreach (var stays in undoing.Stays.Select(Staying))
        {
            run.LeaveOut(stays);
            if (host.IsTrial)
            {
                host.Terminal.Error.WriteLine(stays);
            }
        }

        return run;
    }

    private static string Told(Effect undo, Value result)
    {
        var path = string.Join(", ", EffectObjects.Of(undo, ParameterRole.Destination));
        if (result is not Value.Record { Fields: var fields })
        {
            return $"took back what was done to {path}";
        }

        var (before, after) = (fields["before"] as Value.Text, fields["after"] as Value.Text);
        var wanted = undo["to"] as Value.Text;
        return before?.Content == after?.Content ? $"{path} was as before already"
            : after is null ? $"removed {path}"
            : after.Content == wanted?.Content ? $"put back {path}"
            : $"put back {path}, with what was changed since";
    }

    /// <summary>Exactly the places that are to be put back.</summary>
    private static IEnumerable<ManifestPlace> PlacesOf(IEnumerable<Effect> undos) =>
        undos
            .SelectMany(u =>
                EffectObjects
                    .Of(u, ParameterRole.Destination, ParameterRole.Selector)
                    .Select(place => new ManifestPlace(u.Tool, place, Readers.OwnerOnly))
            )
            .Distinct();
}
