using System.CommandLine;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Terminals;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela turn undo</c>: takes back what a turn did, as far as it can be.</summary>
internal static class TurnUndoVerb
{
    /// <summary>The words of the verb.</summary>
    public const string Path = "turn undo";

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var id = TurnVerb.Id();
        var command = new Command("undo", "Take back what a turn wrote, and name what cannot be taken back") { id };
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(
            command,
            ("chela turn undo last", "the files are as they were; what you changed since is merged"),
            ("chela turn undo last --dry-run", "what would be taken back")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                // The turn at hand is the newest one: the last one is the one before it.
                var turn =
                    parsed.GetValue(id) == OpenTurns.Last
                        ? await BeforeAsync(host, cancellation).ConfigureAwait(false)
                        : await OpenTurns.FindAsync(host, parsed.GetValue(id)!, cancellation).ConfigureAwait(false);
                if (turn is null)
                {
                    return ExitCode.NotDone;
                }

                var run = await UndoAsync(host, turn, cancellation).ConfigureAwait(false);
                return report.Finish(host, parsed, run.Close(host.NewRunId(), $"turn undo {turn.Id}"));
            }
        );
        return command;
    }

    private static async Task<TurnRecord?> BeforeAsync(Host host, CancellationToken cancellation)
    {
        await foreach (var turn in OpenTurns.NewestFirstAsync(host, cancellation).ConfigureAwait(false))
        {
            if (turn.Opened?.Job != Path)
            {
                return turn;
            }
        }

        host.Terminal.PrintError("nothing ran yet that could be taken back");
        return null;
    }

    private static async Task<Run> UndoAsync(Host host, TurnRecord turn, CancellationToken cancellation)
    {
        var tools = host.Machine.Tools.ToDictionary(t => t.Declaration.Name);
        List<(EffectState Done, Effect Undo)> undos = [];
        List<EffectState> stay = [];
        foreach (var done in turn.Effects.Reverse())
        {
            if (done.Call.Kind <= EffectKind.ObserveRemote || done.Result?.Value is not { } value)
            {
                continue;
            }

            var back = tools.GetValueOrDefault(done.Call.Tool) is IReversibleTool tool
                ? tool.UndoOf(done.Call, done.Id, value)
                : [];
            undos.AddRange(back.Select(u => (done, u)));
            if (back.IsEmpty)
            {
                stay.Add(done);
            }
        }

        var run = new Run(host.Effects(PlacesOf(undos.Select(u => u.Undo))));
        foreach (var (done, undo) in undos)
        {
            var outcome = await run.PerformAsync(undo, cancellation).ConfigureAwait(false);
            if (outcome is Outcome.Done)
            {
                run.Did($"took back {TurnPrinter.Show(undo)}");
            }
            else
            {
                run.Fail(
                    new Remark(
                        null,
                        null,
                        null,
                        $"{TurnPrinter.Show(done.Call)}: {outcome.Reason()}",
                        "it stays as it is"
                    )
                );
            }
        }

        foreach (var done in stay)
        {
            run.LeaveOut(new Remark(null, null, null, $"{TurnPrinter.Show(done.Call)} cannot be taken back", null));
        }

        return run;
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
