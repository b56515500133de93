using System.CommandLine;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Envelope.Authorities;
using Chela.Envelope.Labels;
using Chela.Reading.Captures;
using Chela.Shelf;

namespace Chela.Verbs;

/// <summary><c>chela save</c>: puts pages and files onto the shelf.</summary>
internal static class SaveVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var inputs = new Argument<string[]>("INPUT")
        {
            Description = "Addresses, files, or - for standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var note = new Option<string?>("--note") { Description = "What you have to say about it", HelpName = "TEXT" };
        var isPrivate = new Option<bool>("--private") { Description = "For your eyes only: it never reaches a digest" };
        var allowPrivate = new Option<bool>("--allow-private")
        {
            Description = "Also fetch from your own machine and network, which pages elsewhere may point at",
        };
        var offline = new Option<bool>("--offline")
        {
            Description = "Fetch nothing: read again what was captured before",
        };
        var toVault = new Option<bool>("--to-vault")
        {
            Description = "Also write a clipping note into your vault, linked in the daily note",
        };
        var command = new Command("save", "Put pages and files onto the shelf, to be read")
        {
            inputs,
            note,
            isPrivate,
            allowPrivate,
            offline,
            toVault,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(
            command,
            ("chela save https://example.org/essay", "a page"),
            ("chela save --note 'for the talk' 2602.16173v1 ~/Downloads/*.pdf", "a paper of arXiv, and files"),
            ("curl -s https://example.org/feed | chela save -", "what another program prints"),
            ("chela save --to-vault https://example.org/essay", "a clipping note in your vault as well"),
            ("chela save --offline https://example.org/essay", "read it again, without asking the server")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var request = new SaveRequest(
                    [.. parsed.GetValue(inputs) ?? []],
                    parsed.GetValue(note),
                    parsed.GetValue(isPrivate),
                    parsed.GetValue(allowPrivate),
                    parsed.GetValue(offline)
                );
                var setup = new Run(host.Effects(Grants.Read(host.Home)));
                if (
                    await new SettingsLoader(setup).LoadAsync(host.Home, cancellation).ConfigureAwait(false)
                    is not { } owner
                )
                {
                    return report.Finish(host, parsed, setup.Close(host.NewRunId(), "save"));
                }

                var vault = parsed.GetValue(toVault)
                    ? (
                        await DigestVerb.VaultsAsync(host, [], owner, cancellation).ConfigureAwait(false)
                    ).FirstOrDefault()
                    : null;
                var run = new Run(host.Effects(GrantsFor(host, request, vault)));
                if (vault is null && parsed.GetValue(toVault))
                {
                    run.Fail(
                        new Remark(null, null, null, "expected a vault, found none named", "tell it once: chela init")
                    );
                    return report.Finish(host, parsed, run.Close(host.NewRunId(), "save"));
                }

                var store = new ShelfStore(run, host.Home);
                var taker = new InputTaker(run, store, host.Time);
                var zone = owner.Zone ?? host.Zone;
                var saved = await new SaveJob(run, store, taker, DeepReading.ReadAsync, host.Time, zone)
                    .RunAsync(request, cancellation)
                    .ConfigureAwait(false);
                if (vault is not null)
                {
                    await new VaultClippings(run, owner.Clippings, zone)
                        .WriteAsync(vault, saved, cancellation)
                        .ConfigureAwait(false);
                }

                return report.Finish(host, parsed, run.Close(host.NewRunId(), "save"));
            }
        );
        return command;
    }

    /// <summary>Exactly what was named may be looked at, and nothing on the web if that is wanted.</summary>
    private static IEnumerable<ManifestPlace> GrantsFor(Host host, SaveRequest request, string? vault)
    {
        var addresses = request.Inputs.Select(InputAddress.Of).OfType<string>();
        var files = request.Inputs.Where(i => i != "-" && InputAddress.Of(i) is null).Select(Path.GetFullPath);
        return
        [
            .. Grants.Read([host.Home.Path, .. files]),
            .. Grants.Shelf(host.Home),
            new ManifestPlace("input.read", null, Readers.OwnerOnly),
            .. vault is null ? [] : Grants.Read(Path.GetFullPath(vault)).Append(Grants.Keep(Path.GetFullPath(vault))),
            .. request.IsOffline ? [] : addresses.Select(url => new ManifestPlace("web.get", url, Readers.Everyone)),
        ];
    }
}
