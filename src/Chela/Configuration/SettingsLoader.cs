using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Files;
using Chela.Edge.Files.Yaml;
using Chela.Reading.Compose;

namespace Chela.Configuration;

/// <summary>Reads the owner's settings through the port. A file with an error is not read at all: the run fails.</summary>
internal sealed class SettingsLoader(Run run)
{
    /// <summary>Reads <c>chela.yaml</c>; the defaults if there is none, null if it has errors.</summary>
    public async Task<ChelaSettings?> LoadAsync(Home home, CancellationToken cancellation)
    {
        var (exists, root) = await RootAsync(home.Settings, home.Settings, "chela", cancellation).ConfigureAwait(false);
        if (root is null)
        {
            return exists ? null : ChelaSettings.Default;
        }

        var settings = ChelaSettings.Bind(home.Settings, root, out var errors);
        Report(errors);
        return errors.IsEmpty ? settings : null;
    }

    /// <summary>
    /// Reads <c>digest.yaml</c> of the first vault that has one, else of the home; the defaults if there is none, null if
    /// it has errors.
    /// </summary>
    public async Task<DigestSettings?> LoadDigestAsync(
        Home home,
        ImmutableArray<string> vaults,
        CancellationToken cancellation
    )
    {
        foreach (
            var (file, name) in vaults
                .Select(v =>
                    (
                        Path.GetFullPath(Path.Combine(v, DigestSettingsFile.Name)),
                        Path.Combine(v, DigestSettingsFile.Name)
                    )
                )
                .Append((home.DigestSettings, home.DigestSettings))
        )
        {
            var (exists, root) = await RootAsync(file, name, "digest", cancellation).ConfigureAwait(false);
            if (root is not null)
            {
                var settings = DigestSettingsFile.Bind(name, root, out var errors);
                Report(errors);
                return errors.IsEmpty ? settings : null;
            }

            if (exists)
            {
                return null;
            }
        }

        return DigestSettings.Default;
    }

    private async Task<(bool Exists, YamlNode.Map? Root)> RootAsync(
        string path,
        string name,
        string schema,
        CancellationToken cancellation
    )
    {
        var outcome = await run.PerformAsync(ReadFile.Of(path, StrictYaml.MaxLength), cancellation)
            .ConfigureAwait(false);
        switch (outcome)
        {
            case Outcome.Done done:
                var root = StrictYaml.Load(name, ReadFile.Result(done.Value).Span, schema, out var errors);
                Report(errors);
                return (true, root);
            case Outcome.Failed { Failure.Kind: FailureKind.NotFound }:
                return (false, null);
            default:
                run.Fail(new Remark(null, null, null, outcome.Reason(), "make it readable"));
                return (true, null);
        }
    }

    private void Report(ImmutableArray<ConfigurationError> errors)
    {
        foreach (var error in errors)
        {
            run.Fail(new Remark(error.File, error.Line, error.Column, error.Message, error.Advice));
        }
    }
}
