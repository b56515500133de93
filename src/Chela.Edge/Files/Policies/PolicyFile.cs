using System.Collections.Immutable;
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
        var root = StrictYaml.Read(file, bytes, "policy", out var errors);
        if (root is null)
        {
            return new PolicyReading(null, errors, []);
        }

        var remarks = new PolicyRemarks(file);
        // A file that does not fit its schema is looked through all the same: all that is wrong is told at once.
        var policy = new PolicyBinder(remarks, now).Bind(errors.IsEmpty ? root : Sound(root, errors));
        errors = [.. errors.Concat(remarks.Errors).OrderBy(e => e.Line).ThenBy(e => e.Column)];
        return new PolicyReading(errors.IsEmpty ? policy : null, errors, remarks.Warnings);
    }

    private static YamlNode.Map Sound(YamlNode.Map root, ImmutableArray<ConfigurationError> errors)
    {
        var sound = SoundParts.Of(root, errors);
        // Members of groups are nobody only as long as all contacts are known.
        return CountOf(sound, "contacts") < CountOf(root, "contacts")
            ? sound with
            {
                Entries = sound.Entries.RemoveAll(e => e.Key.Text == "groups"),
            }
            : sound;
    }

    private static int CountOf(YamlNode.Map map, string name) =>
        map[name] is YamlNode.List list ? list.Items.Length
        : map[name] is null ? 0
        : 1;
}
