using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge;

/// <summary>How tools of the edge declare themselves, and make effects that agree with what they declared.</summary>
internal static class Declared
{
    /// <summary>The results of a tool that says nothing but that it happened.</summary>
    public static ResultDeclaration Own { get; } = new() { Untrusted = [], IsForEveryone = true };

    /// <summary>Results that others wrote, all of them; who may see them says the one who asked.</summary>
    public static ResultDeclaration From(SourceKind source, ResultName name) =>
        new()
        {
            Source = source,
            SourceNames = [name],
            IsForEveryone = true,
        };

    /// <summary>Declares a tool.</summary>
    public static ToolDeclaration Tool(
        string name,
        EffectKind kind,
        Repeat repeat,
        ResultDeclaration results,
        params IEnumerable<(string Name, ParameterRole Role)> parameters
    ) => new(name, kind, repeat, parameters.Select(p => new ParameterDeclaration(p.Name, p.Role)), [], [], results);

    /// <summary>The effect of calling a tool with these arguments.</summary>
    public static Effect Call(this ToolDeclaration tool, params IEnumerable<(string Name, Value Value)> arguments) =>
        new(tool.Name, tool.Kind, [.. arguments.Select(a => new Argument(a.Name, tool.RoleOf(a.Name), a.Value))]);
}
