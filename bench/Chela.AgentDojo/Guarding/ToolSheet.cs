using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

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

    /// <summary>What names the readers of an item.</summary>
    public ResultName[] Readers { get; init; } = [];

    /// <summary>What kind of source untrusted parts have.</summary>
    public SourceKind Source { get; init; } = SourceKind.Tool;

    /// <summary>What names the source.</summary>
    public ResultName[] SourceNames { get; init; } = [];

    /// <summary>Parameters whose record goes along, with the word of the tools that return it.</summary>
    public (string Parameter, string Word)[] Refers { get; init; } = [];
}
