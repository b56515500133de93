using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;
using Chela.Text;

namespace Chela.Edge.Files;

/// <summary>
/// Puts a file back to a version that was kept. What somebody else did to it since then stays: it is merged in, or nothing
/// is done.
/// </summary>
public sealed class FileRestore(VersionedFiles files) : FileTool(files)
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "file.restore",
        EffectKind.Write,
        Repeat.Neither,
        ResultDeclaration.Undeclared,
        (PathName, ParameterRole.Destination),
        ("expect", ParameterRole.Option),
        ("to", ParameterRole.Option)
    );

    /// <inheritdoc/>
    public override ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of putting a file back.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="expect">The hash of what it should be now; null: it should not be there.</param>
    /// <param name="to">The hash of what it is to be; null: it is to go.</param>
    public static Effect Of(string path, string? expect, string? to) =>
        s_declaration.Call(
            (PathName, new Value.Text(path, Label.Owner)),
            ("expect", Optional(expect, Label.System)),
            ("to", Optional(to, Label.System))
        );

    /// <summary>Whatever was written is put back, wherever that was: it is a version of what stands there.</summary>
    private protected override string? PlaceOf(string path) => null;

    private protected override IEnumerable<FileVersions> Plan(Effect effect)
    {
        var path = PathOf(effect);
        var (expect, to) = ((effect["expect"] as Value.Text)?.Content, (effect["to"] as Value.Text)?.Content);
        var before = Read(path);
        var current = before is { } bytes ? ContentHash.Of(bytes.Span).ToString() : null;
        if (current == to)
        {
            return [new FileVersions(path, before, before)];
        }

        var wanted = Files.VersionOf(to);
        if (to is not null && wanted is null)
        {
            throw Refused(path, $"the version {to} is not kept");
        }

        if (current == expect)
        {
            return [new FileVersions(path, before, wanted)];
        }

        // What somebody else removed or made is not merged with anything.
        return before is { } now && wanted is { } then && Files.VersionOf(expect) is { } old
            ? [new FileVersions(path, before, FileMerge.Of(path, old, now, then))]
            : throw Refused(path, before is null ? "it was removed meanwhile" : "it was changed meanwhile");
    }

    private static FileProblem Refused(string path, string why) =>
        new(FailureKind.Other, $"cannot restore {path}: {why}; left as it is");
}
