using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.Envelope.Decisions;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>Runs a verb without acting, and tells what it would do.</summary>
internal sealed class DryRunJob(Machine machine)
{
    private const string Json = "--json";

    /// <summary>Runs a verb.</summary>
    /// <returns>The exit code: done if all of it would run without a question, as far as that can be known.</returns>
    public async Task<int> RunAsync(string job, string[] arguments, CancellationToken cancellation)
    {
        if (await TurnSession.OpenAsync(machine, cancellation, isDry: true).ConfigureAwait(false) is not { } session)
        {
            return ExitCode.NotDone;
        }

        await using (session.ConfigureAwait(false))
        {
            var record = TurnRecord.New(machine.NewId().ToString());
            var opened = new TurnEvent.Opened(
                job,
                [.. arguments.Where(a => a != DryRunOption.Name)],
                Environment.CurrentDirectory,
                session.Engine.Zone.Id,
                "terminal",
                record.Id
            );
            record.Apply(opened, machine.Time.GetUtcNow());
            var engine = session.EngineOf(opened);
            return await RunAsync(engine, record, machine.Terminal, arguments.Contains(Json), cancellation)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Goes on with a turn, of which nothing is done again.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="record">The turn so far.</param>
    /// <param name="terminal">Told what it would do.</param>
    /// <param name="json">Whether as one object.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="mayAsk">Whether it is done also where it would ask.</param>
    /// <returns>The exit code: done if all of it would run without a question, as far as that can be known.</returns>
    public async Task<int> RunAsync(
        TurnEngine engine,
        TurnRecord record,
        Terminal terminal,
        bool json,
        CancellationToken cancellation,
        bool mayAsk = false
    )
    {
        var opened = record.Opened!;
        var dry = new DryRun(engine, record);
        using var errors = new StringWriter();
        var folder = Environment.CurrentDirectory;
        var body = new VerbBody(machine, opened, new RunId(Guid.Parse(record.Id)), record.At)
        {
            IsTrial = true,
        }.RunAsync(
            new Terminal(TextWriter.Null, TextWriter.Synchronized(errors), false, false, false),
            dry.PortFor,
            cancellation
        );
        var code = ExitCode.Done;
        var isWhole = await Task.WhenAny(body, dry.Stopped).ConfigureAwait(false) == body;
        if (isWhole)
        {
            (_, code) = await body.ConfigureAwait(false);
        }

        Environment.CurrentDirectory = folder;
        var tried = dry.Effects;
        if (code == ExitCode.Done && tried.Any(t => t.Verdict > (mayAsk ? Verdict.Ask : Verdict.Allow)))
        {
            code = ExitCode.NotDone;
        }

        if (json)
        {
            var lines = errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
            terminal.Print(DryRunJson.Of(opened.Job, code == ExitCode.Done, tried, isWhole, [.. lines]));
            return code;
        }

        terminal.Error.Write(errors);
        foreach (var effect in tried)
        {
            Print(terminal, effect);
        }

        if (tried.IsEmpty)
        {
            terminal.Print("would do nothing");
        }

        if (!isWhole)
        {
            terminal.Print("what follows depends on what the last one returns");
        }
        else if (tried.Any(t => t.Verdict != Verdict.Deny))
        {
            terminal.Print("what depends on these is known only once they are done");
        }

        return code;
    }

    private static void Print(Terminal terminal, DryRun.Tried effect)
    {
        var word = effect.Verdict switch
        {
            Verdict.Allow => "do:",
            Verdict.Ask => "ask:",
            _ => "be denied:",
        };
        terminal.Print($"would {word} {TurnPrinter.Show(effect.Effect)}");
        if (effect.Verdict != Verdict.Allow)
        {
            terminal.Print($"  {effect.Why}");
        }

        new TurnPrinter(terminal).PrintContent(effect.Effect, withLabels: false);
    }
}
