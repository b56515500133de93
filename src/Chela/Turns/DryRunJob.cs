using Chela.Agent.Journal;
using Chela.Agent.Turns;
using Chela.Envelope.Decisions;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>Runs a verb without acting, and tells what it would do.</summary>
internal sealed class DryRunJob(Machine machine)
{
    /// <summary>Runs it.</summary>
    /// <returns>The exit code: done if all of it would run without a question.</returns>
    public async Task<int> RunAsync(string job, string[] arguments, CancellationToken cancellation)
    {
        var (engine, errors) = await Engines
            .MakeAsync(machine, new MemoryJournal(), cancellation)
            .ConfigureAwait(false);
        foreach (var error in errors)
        {
            machine.Terminal.PrintError(error.ToString());
        }

        if (!errors.IsEmpty)
        {
            return ExitCode.NotDone;
        }

        var id = machine.NewId();
        var dry = new DryRun(engine, id.ToString());
        var opened = new TurnEvent.Opened(
            job,
            [.. arguments.Where(a => a != DryRunOption.Name)],
            Environment.CurrentDirectory,
            engine.Zone.Id,
            "terminal",
            id.ToString()
        );
        using var output = new StringWriter();
        using var errors2 = new StringWriter();
        var terminal = new Terminal(output, errors2, false, false, false);
        var body = new VerbBody(machine, opened, id, machine.Time.GetUtcNow()).RunAsync(
            terminal,
            grants => dry.PortFor(Grants.Manifest(job, grants)),
            cancellation
        );
        if (await Task.WhenAny(body, dry.Stopped).ConfigureAwait(false) == body)
        {
            var (_, code) = await body.ConfigureAwait(false);
            if (code != ExitCode.Done)
            {
                machine.Terminal.Error.Write(errors2);
            }
        }

        var tried = dry.Effects;
        foreach (var effect in tried)
        {
            machine.Terminal.Print($"would {WordOf(effect.Verdict)} {TurnPrinter.Show(effect.Effect)}");
            if (effect.Verdict != Verdict.Allow)
            {
                machine.Terminal.Print($"  {effect.Why}");
            }
        }

        if (tried.IsEmpty)
        {
            machine.Terminal.Print("would do nothing");
        }

        if (!dry.Stopped.IsCompleted && tried.Any(t => t.Verdict != Verdict.Deny))
        {
            machine.Terminal.Print("what depends on these is known only once they are done");
        }

        if (dry.Stopped.IsCompleted)
        {
            machine.Terminal.Print("what follows depends on what the last one returns");
        }

        return tried.All(t => t.Verdict == Verdict.Allow) ? ExitCode.Done : ExitCode.NotDone;
    }

    private static string WordOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Allow => "do:",
            Verdict.Ask => "ask:",
            _ => "be denied:",
        };
}
