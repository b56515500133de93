using System.CommandLine;
using Chela.Envelope.Authorities;
using Chela.Envelope.Labels;
using Chela.Extracts;
using Chela.Shelf;
using Chela.Terminals;

namespace Chela.Verbs;

/// <summary><c>chela extract</c>: prints what there is to read in a file.</summary>
internal static class ExtractVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var inputs = new Argument<string[]>("INPUT")
        {
            Description = "Files of any format, folders of them, addresses, or - for standard input",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object" };
        var lines = new Option<bool>("--jsonl") { Description = "Print one JSON object a line, one for each input" };
        var allowPrivate = new Option<bool>("--allow-private")
        {
            Description = "Also fetch from your own machine and network, which pages elsewhere may point at",
        };
        var command = new Command("extract", "Print what there is to read in files and pages, as Markdown")
        {
            inputs,
            json,
            lines,
            allowPrivate,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(inputs) is not { Tokens.Count: > 0 })
            {
                result.AddError("expected a file, found none named; such as: chela extract page.html");
            }

            if (result.GetResult(json) is not null && result.GetResult(lines) is not null)
            {
                result.AddError("expected --json or --jsonl, found both");
            }
        });
        Examples.Add(
            command,
            ("chela extract page.html", "the article of a saved page"),
            ("chela extract https://example.org/essay", "a page of the web; nothing is kept"),
            ("chela extract paper.pdf book.epub letter.eml > all.md", "other formats, found by what is in them"),
            ("curl -sL https://example.org | chela extract --json -", "what is piped in, with title, author and date"),
            ("chela extract --jsonl ~/Saved | jq -r .title", "a folder, a line a file; what is bad does not stop it")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var names = parsed.GetValue(inputs) ?? [];
                var job = new ExtractJob(host.Effects(GrantsFor(names)), parsed.GetValue(allowPrivate));
                var files = await job.InputsAsync(names, cancellation).ConfigureAwait(false);
                var form =
                    parsed.GetValue(lines) ? Form.Lines
                    : !parsed.GetValue(json) ? Form.Markdown
                    : files.Count == 1 && names.Length == 1 ? Form.Object
                    : Form.List;
                return await PrintAsync(host.Terminal, job, files, form, cancellation).ConfigureAwait(false)
                    ? ExitCode.Done
                    : ExitCode.NotDone;
            }
        );
        return command;
    }

    private enum Form
    {
        Markdown,
        Lines,
        Object,

        /// <summary>One object with all inputs in it.</summary>
        List,
    }

    private static async Task<bool> PrintAsync(
        Terminal terminal,
        ExtractJob job,
        List<string> files,
        Form form,
        CancellationToken cancellation
    )
    {
        var printer = new ExtractPrinter(terminal);
        var progress = new ProgressLine(terminal, files.Count);
        var (isWhole, count) = (true, 0);
        if (form == Form.List)
        {
            terminal.Print($"{{\"schema\":\"{ExtractJson.Schema}\",\"version\":{ExtractJson.Version},\"inputs\":[");
        }

        var named = files.Select(f =>
        {
            progress.Next(f);
            return f;
        });
        try
        {
            await foreach (var extracted in job.RunAsync(named, cancellation).ConfigureAwait(false))
            {
                progress.Clear();
                isWhole &= !extracted.IsFailed;
                count++;
                printer.PrintProblems(extracted);
                if (form == Form.Markdown)
                {
                    printer.Print(extracted);
                }
                else
                {
                    terminal.Print(ExtractJson.Of(extracted) + (form == Form.List && count < files.Count ? "," : ""));
                }
            }
        }
        finally
        {
            progress.Clear();
        }

        if (form == Form.List)
        {
            terminal.Print("]}");
        }

        return isWhole;
    }

    private static IEnumerable<ManifestPlace> GrantsFor(IEnumerable<string> names) =>
        [
            .. Grants.Read(names.Where(ExtractJob.IsPath).Select(Path.GetFullPath)),
            new ManifestPlace("input.read", null, Readers.OwnerOnly),
            .. names
                .Select(InputAddress.Of)
                .OfType<string>()
                .Select(url => new ManifestPlace("web.get", url, Readers.Everyone)),
        ];
}
