using Chela.Edge.Files.Yaml;
using Chela.Envelope.Policies;

namespace Chela.Edge.Files.Policies;

/// <summary>
/// Holds the last good policy while its file changes. Thread-safe: whoever reads <see cref="Current"/> gets a whole policy.
/// </summary>
/// <param name="file">The file's name, for errors.</param>
public sealed class PolicyStore(string file)
{
    private volatile Policy? _current;

    /// <summary>The last good policy; null before there was one, and then nothing may run.</summary>
    public Policy? Current => _current;

    /// <summary>Takes the file's new content. If anything is wrong with it, the last good policy stays.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="now">The moment that standing approvals are looked at.</param>
    public PolicyReading Reload(ReadOnlySpan<byte> bytes, DateTimeOffset now) =>
        Keep(PolicyFile.Read(file, bytes, now));

    /// <summary>Says that there is no file: the defaults hold, unless there was one before, whose policy stays.</summary>
    public PolicyReading ReloadWithoutFile() =>
        Current is null || ReferenceEquals(Current, Policy.Default)
            ? Keep(new PolicyReading(Policy.Default, [], []))
            : new PolicyReading(null, [Gone()], []);

    private PolicyReading Keep(PolicyReading reading)
    {
        if (reading.Policy is { } policy)
        {
            _current = policy;
        }

        return reading;
    }

    private ConfigurationError Gone() =>
        new(file, 1, 1, "the file is gone; its last policy stays", "put it back, or start anew without it");
}
