using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Files;

/// <summary>Removes a file of the workspace; what it was is kept.</summary>
public sealed class FileRemove(VersionedFiles files) : FileTool(files)
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "file.remove",
        EffectKind.Write,
        Repeat.Neither,
        ResultDeclaration.Undeclared,
        (PathName, ParameterRole.Selector)
    );

    /// <inheritdoc/>
    public override ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of removing a file.</summary>
    /// <param name="path">Its full path.</param>
    public static Effect Of(string path) => s_declaration.Call((PathName, new Value.Text(path, Label.Owner)));

    private protected override IEnumerable<FileVersions> Plan(Effect effect)
    {
        var path = PathOf(effect);
        return [new FileVersions(path, ReadWhole(path), null)];
    }
}
