using Chela.Envelope.Labels;

namespace Chela.AgentDojo.Guarding;

/// <summary>
/// What an author says of one tool besides what the suite's data say. Everything is optional: a tool without a sheet is
/// declared by the rules of <see cref="Declarations"/> alone.
/// </summary>
internal sealed record ToolSheet
{
    /// <summary>Fields of its items that identify one.</summary>
    public string[] Keys { get; init; } = [];

    /// <summary>Fields of its items by which the owner names one.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>Fields of an item that name its readers: an address, a list of them, or an object with them as keys.</summary>
    public string[] Readers { get; init; } = [];

    /// <summary>An argument that names the group of readers.</summary>
    public string? ReadersArgument { get; init; }

    /// <summary>What kind of source untrusted parts have.</summary>
    public SourceKind Source { get; init; } = SourceKind.Tool;

    /// <summary>The field of an item that names the source.</summary>
    public string? SourceField { get; init; }

    /// <summary>The argument that names the source.</summary>
    public string? SourceArgument { get; init; }

    /// <summary>Parameters whose record goes along, with the word of the tools that return it.</summary>
    public (string Parameter, string Word)[] Refers { get; init; } = [];
}
