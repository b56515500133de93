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
    // A conversation reads the same file with each message. Static: what it says depends on nothing else.
    private static Known? s_last;

    /// <summary>Reads <c>chela.yaml</c>; the defaults if there is none, null if it has errors.</summary>
    public async Task<ChelaSettings?> LoadAsync(Home home, CancellationToken cancellation)
    {
        var (exists, bytes) = await BytesAsync(home.Settings, cancellation).ConfigureAwait(false);
        if (bytes is not { } content)
        {
            return exists ? null : ChelaSettings.Default;
        }

        if (s_last is { } last && last.Path == home.Settings && last.Content.Span.SequenceEqual(content.Span))
        {
            return last.Settings;
        }

        if (Root(home.Settings, content, "chela") is not { } root)
        {
            return null;
        }

        var settings = ChelaSettings.Bind(home.Settings, root, out var errors);
        Report(errors);
        if (!errors.IsEmpty)
        {
            return null;
        }

        s_last = new Known(home.Settings, content, settings);
        return settings;
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
            var (exists, bytes) = await BytesAsync(file, cancellation).ConfigureAwait(false);
            if (bytes is { } content && Root(name, content, "digest") is { } root)
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

    private async Task<(bool Exists, ReadOnlyMemory<byte>? Bytes)> BytesAsync(
        string path,
        CancellationToken cancellation
    )
    {
        var outcome = await run.PerformAsync(ReadFile.Of(path, StrictYaml.MaxLength), cancellation)
            .ConfigureAwait(false);
        switch (outcome)
        {
            case Outcome.Done done:
                return (true, ReadFile.Result(done.Value));
            case Outcome.Failed { Failure.Kind: FailureKind.NotFound }:
                return (false, null);
            default:
                run.Fail(new Remark(null, null, null, outcome.Reason(), "make it readable"));
                return (true, null);
        }
    }

    private YamlNode.Map? Root(string name, ReadOnlyMemory<byte> content, string schema)
    {
        var root = StrictYaml.Load(name, content.Span, schema, out var errors);
        Report(errors);
        return root;
    }

    private void Report(ImmutableArray<ConfigurationError> errors)
    {
        foreach (var error in errors)
        {
            run.Fail(new Remark(error.File, error.Line, error.Column, error.Message, error.Advice));
        }
    }

    private sealed record Known(string Path, ReadOnlyMemory<byte> Content, ChelaSettings Settings);
}
