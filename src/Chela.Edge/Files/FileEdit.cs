using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Files;

/// <summary>Replaces a text in a file of the workspace. It has to stand there exactly once, unless all of them are meant.</summary>
public sealed class FileEdit(VersionedFiles files) : FileTool(files)
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "file.edit",
        EffectKind.Write,
        Repeat.Neither,
        ResultDeclaration.Undeclared,
        (PathName, ParameterRole.Destination),
        ("old", ParameterRole.Option),
        ("new", ParameterRole.Content),
        ("all", ParameterRole.Option),
        ("base", ParameterRole.Option)
    );

    /// <inheritdoc/>
    public override ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of replacing a text.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="old">What stands there; the ends of lines do not matter.</param>
    /// <param name="replacement">What is to stand there.</param>
    /// <param name="all">Whether it may stand there more than once.</param>
    /// <param name="basedOn">The hash of what the writer read, as for <see cref="FileWrite"/>.</param>
    public static Effect Of(
        string path,
        Value.Text old,
        Value.Text replacement,
        bool all = false,
        string? basedOn = null
    ) =>
        s_declaration.Call(
            (PathName, new Value.Text(path, Label.Owner)),
            ("old", old),
            ("new", replacement),
            ("all", new Value.Truth(all, Label.System)),
            ("base", Optional(basedOn, Label.System))
        );

    private protected override IEnumerable<FileVersions> Plan(Effect effect)
    {
        var path = PathOf(effect);
        var before = ReadWhole(path);
        var after = FileMerge.Based(Files, path, effect["base"], before, bytes => Edited(path, bytes, effect));
        return [new FileVersions(path, before, after)];
    }

    private static ReadOnlyMemory<byte> Edited(string path, ReadOnlyMemory<byte> bytes, Effect effect)
    {
        var file = TextFile.Of(path, bytes);
        var (old, replacement) = (file.Read(TextOf(effect, "old")), file.Read(TextOf(effect, "new")));
        var count = old.Length == 0 ? 0 : file.Text.Split(old).Length - 1;
        return count == 1 || (count > 1 && effect["all"] is Value.Truth { IsTrue: true })
            ? file.With(file.Text.Replace(old, replacement, StringComparison.Ordinal))
            : throw new FileProblem(
                FailureKind.Other,
                old.Length == 0
                    ? $"expected the text to replace in {path}, found an empty one"
                    : $"expected the text to replace once in {path}, found it {count} times"
            );
    }
}
