using Chela.Edge.Files.Yaml;

namespace Chela.Edge.Files.Policies;

/// <summary>
/// Reads <c>policy.yaml</c>, or the same as JSON, which YAML 1.2 includes. See <c>docs/policy.md</c>. A file with one error
/// is not read at all: half a policy would be another policy.
/// </summary>
public static class PolicyFile
{
    /// <summary>Reads a policy. Never throws, whatever the bytes.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="now">The moment that standing approvals are looked at.</param>
    public static PolicyReading Read(string file, ReadOnlySpan<byte> bytes, DateTimeOffset now)
    {
        var root = StrictYaml.Load(file, bytes, "policy", out var errors);
        if (root is null)
        {
            return new PolicyReading(null, errors, []);
        }

        var remarks = new PolicyRemarks(file);
        var policy = new PolicyBinder(remarks, now).Bind(root);
        return new PolicyReading(remarks.Errors.IsEmpty ? policy : null, remarks.Errors, remarks.Warnings);
    }
}
