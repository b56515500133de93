using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Files;

/// <summary>Appends a line to a file of the workspace, which is made if it is missing. Answers <c>ok </c> and the line.</summary>
public sealed class FileAppend(VersionedFiles files) : FileTool(files)
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "file.append",
        EffectKind.Write,
        Repeat.Neither,
        ResultDeclaration.Undeclared,
        (PathName, ParameterRole.Destination),
        ("line", ParameterRole.Content)
    );

    /// <inheritdoc/>
    public override ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of appending a line.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="line">The line, without its end.</param>
    public static Effect Of(string path, Value.Text line) =>
        s_declaration.Call((PathName, new Value.Text(path, Label.Owner)), ("line", line));

    private protected override IEnumerable<FileVersions> Plan(Effect effect)
    {
        var path = PathOf(effect);
        var before = Read(path);
        var file = TextFile.Of(path, before ?? ReadOnlyMemory<byte>.Empty);
        var start = file.Text.Length == 0 || file.Text.EndsWith('\n') ? file.Text : file.Text + "\n";
        return [new FileVersions(path, before, file.With(start + TextOf(effect, "line") + "\n"))];
    }

    private protected override Value ValueOf(Effect effect, FileIntent intent) =>
        new Value.Text("ok " + TextOf(effect, "line"), effect["line"].Label);
}
