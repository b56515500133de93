using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Files;

/// <summary>Applies a unified diff to a file of the workspace, all of it or nothing.</summary>
public sealed class FilePatch(VersionedFiles files) : FileTool(files)
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "file.patch",
        EffectKind.Write,
        Repeat.Neither,
        ResultDeclaration.Undeclared,
        (PathName, ParameterRole.Destination),
        ("patch", ParameterRole.Content)
    );

    /// <inheritdoc/>
    public override ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of applying a patch.</summary>
    /// <param name="path">The file's full path, whatever the patch calls it.</param>
    /// <param name="patch">A unified diff of one file.</param>
    public static Effect Of(string path, Value.Text patch) =>
        s_declaration.Call((PathName, new Value.Text(path, Label.Owner)), ("patch", patch));

    private protected override IEnumerable<FileVersions> Plan(Effect effect)
    {
        var path = PathOf(effect);
        var before = ReadWhole(path);
        var file = TextFile.Of(path, before);
        return [new FileVersions(path, before, file.With(Patch.Apply(path, file.Text, TextOf(effect, "patch"))))];
    }
}
