using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Files;

/// <summary>Moves a file of the workspace to where there is none; folders that are missing are made.</summary>
public sealed class FileMove(VersionedFiles files) : FileTool(files)
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "file.move",
        EffectKind.Write,
        Repeat.Neither,
        ResultDeclaration.Undeclared,
        (PathName, ParameterRole.Selector),
        ("to", ParameterRole.Destination)
    );

    /// <inheritdoc/>
    public override ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of moving a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="to">The full path that it is to have, in the same place.</param>
    public static Effect Of(string path, string to) =>
        s_declaration.Call((PathName, new Value.Text(path, Label.Owner)), ("to", new Value.Text(to, Label.Owner)));

    private protected override IEnumerable<FileVersions> Plan(Effect effect)
    {
        var (path, to) = (PathOf(effect), PathOf(effect, "to"));
        var content = ReadWhole(path);
        return Read(to) is null
            // The new one first: whatever happens in between, the content is somewhere.
            ? [new FileVersions(to, null, content), new FileVersions(path, content, null)]
            : throw new FileProblem(FailureKind.Other, $"cannot move {path}: there is a file {to} already");
    }
}
