using System.CommandLine;
using System.Globalization;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Edge.Files;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Text;

namespace Chela.Verbs;

/// <summary><c>chela note</c>: a line in the owner's notes.</summary>
internal static class NoteVerb
{
    private const string Word = "note";

    // Whatever it speaks of, it is for the owner alone.
    private static readonly Label s_label = Label.Owner.RestrictTo(Readers.OwnerOnly);

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var text = new Argument<string[]>("TEXT")
        {
            Description = "What to write down",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(Word, "Write a line down") { text };
        var options = new ReportOptions();
        options.AddTo(command);
        Examples.Add(command, ("chela note buy milk", "a line in workspace/notes.md, which you may edit"));
        command.SetAction(
            async (parsed, cancellation) =>
                options.Finish(
                    host,
                    parsed,
                    await RunAsync(host, string.Join(' ', parsed.GetValue(text)!), cancellation).ConfigureAwait(false)
                )
        );
        return command;
    }

    private static async Task<RunReport> RunAsync(Host host, string words, CancellationToken cancellation)
    {
        var run = new Run(host.Effects([.. Grants.Read(host.Home), Grants.Append(host.Home.Notes)]));
        var text = PlainText.OneLine(words).Trim();
        if (text.Length == 0)
        {
            run.Fail("expected what to write down, found nothing that can be read", null);
        }
        else if (await new SettingsLoader(run).LoadAsync(host.Home, cancellation).ConfigureAwait(false) is { } settings)
        {
            var now = TimeZoneInfo.ConvertTime(host.Time.GetUtcNow(), settings.Zone ?? host.Zone);
            var line = string.Create(CultureInfo.InvariantCulture, $"- {now:yyyy-MM-dd HH:mm} {text}");
            var outcome = await run.PerformAsync(
                    FileAppend.Of(host.Home.Notes, new Value.Text(line, s_label)),
                    cancellation
                )
                .ConfigureAwait(false);
            if (outcome is Outcome.Done)
            {
                run.Did($"noted: {text}");
            }
            else
            {
                run.Fail(outcome.Reason(), null);
            }
        }

        return run.Close(host.NewRunId(), Word);
    }
}
