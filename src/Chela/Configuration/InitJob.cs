using System.Text;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Files;
using Chela.Edge.Files.Yaml;
using Chela.Envelope.Labels;
using Chela.Reading.Form;

namespace Chela.Configuration;

/// <summary>Writes <c>chela.yaml</c>.</summary>
internal sealed class InitJob(Run run, Home home)
{
    /// <summary>Checks the answers and writes the file; nothing is written if one of them will not do.</summary>
    public async Task RunAsync(InitAnswers answers, bool replace, CancellationToken cancellation)
    {
        var present = await run.PerformAsync(ReadFile.Of(home.Settings, StrictYaml.MaxLength), cancellation)
            .ConfigureAwait(false);
        if (present is Outcome.Done && !replace)
        {
            Fail($"{home.Settings} is there already", "edit it, or replace it with --force");
            return;
        }

        TimeZoneInfo? zone = null;
        if (answers.Zone is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone))
        {
            Fail($"there is no zone '{name}'", "write an IANA name: --zone Asia/Shanghai");
        }

        if (answers.Language is { } language && language is not ("zh" or "en"))
        {
            Fail($"expected zh or en for the language, found '{language}'", "--language zh");
        }

        var vault = answers.Vault is { } given ? Home.Expand(given, Environment.CurrentDirectory) : null;
        if (
            vault is not null
            && await run.PerformAsync(ListFiles.Of(vault), cancellation).ConfigureAwait(false)
                is { } listing
                    and not Outcome.Done
        )
        {
            Fail(listing.Reason(), "name the folder of your vault: --vault ~/Notes");
        }

        var settings = new ChelaSettings
        {
            Byline = answers.Byline,
            Language = answers.Language == "en" ? Language.English : Language.Chinese,
            Zone = zone,
            Vaults = vault is null ? [] : [vault],
            Digests = answers.Digests is { } digests ? Home.Expand(digests, Environment.CurrentDirectory) : null,
        };
        var yaml = Encoding.UTF8.GetBytes(settings.ToYaml());
        if (StrictYaml.Load("chela.yaml", yaml, "chela", out var errors) is null)
        {
            foreach (var error in errors)
            {
                Fail(error.Message, error.Advice);
            }
        }

        if (!run.HasFailed)
        {
            await WriteAsync(yaml, vault, cancellation).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(byte[] yaml, string? vault, CancellationToken cancellation)
    {
        var effect = WriteFiles.Of(
            home.Path,
            [(Path.GetFileName(home.Settings), yaml)],
            [],
            Label.Owner.RestrictTo(Readers.OwnerOnly)
        );
        var outcome = await run.PerformAsync(effect, cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done)
        {
            Fail(outcome.Reason(), null);
            return;
        }

        run.Did($"wrote {home.Settings}");
        run.Did(vault is null ? "next: chela digest ~/Notes" : "next: chela digest");
    }

    private void Fail(string message, string? advice) => run.Fail(new Remark(null, null, null, message, advice));
}
