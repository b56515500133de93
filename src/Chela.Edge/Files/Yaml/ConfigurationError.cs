namespace Chela.Edge.Files.Yaml;

/// <summary>What is wrong in a configuration file.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based, in characters.</param>
/// <param name="Message">What was expected and what was found: a clause.</param>
/// <param name="Advice">What to do.</param>
public sealed record ConfigurationError(string File, int Line, int Column, string Message, string Advice)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}; {Advice}";
}
