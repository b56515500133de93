using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Files;

/// <summary>Writes a file of the workspace whole; folders that are missing are made.</summary>
public sealed class FileWrite(VersionedFiles files) : FileTool(files)
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "file.write",
        EffectKind.Write,
        Repeat.Neither,
        ResultDeclaration.Undeclared,
        (PathName, ParameterRole.Destination),
        ("content", ParameterRole.Content),
        ("base", ParameterRole.Option)
    );

    /// <inheritdoc/>
    public override ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of writing a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="content">What it is to hold.</param>
    /// <param name="basedOn">
    /// The hash of what the writer read: what became of the file since then is merged in. Null: whatever it is.
    /// </param>
    public static Effect Of(string path, Value.Text content, string? basedOn = null) =>
        s_declaration.Call(
            (PathName, new Value.Text(path, Label.Owner)),
            ("content", content),
            ("base", Optional(basedOn, Label.System))
        );

    private protected override IEnumerable<FileVersions> Plan(Effect effect)
    {
        var path = PathOf(effect);
        var content = TextFile.Bytes(TextOf(effect, "content"));
        var before = Read(path);
        var after = FileMerge.Based(Files, path, effect["base"], before, _ => content);
        return [new FileVersions(path, before, after)];
    }
}
