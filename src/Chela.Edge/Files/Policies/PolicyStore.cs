using Chela.Edge.Files.Yaml;
using Chela.Envelope.Policies;

namespace Chela.Edge.Files.Policies;

/// <summary>
/// Holds the last good policy while its file changes. Thread-safe: whoever reads <see cref="Current"/> gets a whole policy.
/// </summary>
/// <param name="file">The file's name, for errors.</param>
public sealed class PolicyStore(string file)
{
    private readonly Lock _lock = new();
    private volatile Policy? _current;

    /// <summary>The last good policy; null before there was one, and then nothing may run.</summary>
    public Policy? Current => _current;

    /// <summary>Takes the file's new content. If anything is wrong with it, the last good policy stays.</summary>
    /// <param name="bytes">The content; null if there is no file: then the defaults hold, unless there was one before.</param>
    /// <param name="now">The moment that standing approvals are looked at.</param>
    public PolicyReading Reload(ReadOnlyMemory<byte>? bytes, DateTimeOffset now)
    {
        lock (_lock)
        {
            var reading =
                bytes is { } content ? PolicyFile.Read(file, content.Span, now)
                : _current is null || ReferenceEquals(_current, Policy.Default)
                    ? new PolicyReading(Policy.Default, [], [])
                : new PolicyReading(null, [Gone()], []);
            _current = reading.Policy ?? _current;
            return reading;
        }
    }

    private ConfigurationError Gone() =>
        new(file, 1, 1, "the file is gone; its last policy stays", "put it back, or start anew without it");
}
