using System.Collections.Immutable;
using Chela.Edge.Files.Yaml;

namespace Chela.Edge.Files.Policies;

/// <summary>Collects what is wrong in a policy, with its place.</summary>
/// <param name="file">The file's name.</param>
internal sealed class PolicyRemarks(string file)
{
    private readonly List<ConfigurationError> _errors = [];
    private readonly List<ConfigurationError> _warnings = [];

    /// <summary>All that is wrong, in the order of the file.</summary>
    public ImmutableArray<ConfigurationError> Errors => InOrder(_errors);

    /// <summary>All that deserves a look, in the order of the file.</summary>
    public ImmutableArray<ConfigurationError> Warnings => InOrder(_warnings);

    /// <summary>Says that something is wrong.</summary>
    public void Fail(YamlNode at, string message, string advice) => _errors.Add(Of(at, message, advice));

    /// <summary>Says that something deserves a look.</summary>
    public void Warn(YamlNode at, string message, string advice) => _warnings.Add(Of(at, message, advice));

    private ConfigurationError Of(YamlNode at, string message, string advice) =>
        new(file, at.Line, at.Column, message, advice);

    private static ImmutableArray<ConfigurationError> InOrder(List<ConfigurationError> remarks) =>
        [.. remarks.OrderBy(r => r.Line).ThenBy(r => r.Column)];
}
