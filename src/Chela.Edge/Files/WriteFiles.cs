using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Files;

/// <summary>
/// Writes several files of a folder together: all are written beside their places and flushed to the disk before the
/// first one takes its place, so that whatever fails before leaves the folder as it was. Called again for the same effect, it
/// goes on where it was interrupted, unless somebody else changed a file in between.
/// </summary>
public sealed class WriteFiles(VersionedFiles versions) : IReversibleTool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "files.write",
        EffectKind.Write,
        Repeat.Idempotent,
        Declared.Own,
        ("folder", ParameterRole.Destination),
        ("files", ParameterRole.Content),
        ("removed", ParameterRole.Option),
        ("kept", ParameterRole.Option)
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of writing files.</summary>
    /// <param name="folder">A full path; made if it is missing.</param>
    /// <param name="files">Path below the folder, with <c>/</c>, and content; they take their places in this order.</param>
    /// <param name="removed">Paths below the folder that go afterwards; what is not there does not matter.</param>
    /// <param name="label">Where the content came from and who may see it.</param>
    /// <param name="isKept">Whether the versions before and after are kept, so that it can be taken back.</param>
    public static Effect Of(
        string folder,
        IEnumerable<(string Path, ReadOnlyMemory<byte> Content)> files,
        IEnumerable<string> removed,
        Label label,
        bool isKept = true
    ) =>
        s_declaration.Call(
            ("folder", new Value.Text(folder, Label.Owner)),
            ("files", new Value.List([.. files.Select(f => FileValue(f, label))], label)),
            ("removed", new Value.List([.. removed.Select(r => new Value.Text(r, label))], label)),
            ("kept", new Value.Truth(isKept, Label.System))
        );

    /// <inheritdoc/>
    public ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var folder = ((Value.Text)effect["folder"]).Content;
        var request = new FileRequest(
            () => folder,
            () => Plan(effect, folder),
            intent => new Value.Whole(intent.Changes.Count(c => c.Before != c.After), Label.System)
        )
        {
            IsKept = ((Value.Truth)effect["kept"]).IsTrue,
        };
        return versions.ChangeAsync(key, request, cancellation);
    }

    /// <inheritdoc/>
    public ImmutableArray<Effect>? UndoOf(Effect effect, EffectId key, Value result) =>
        versions.UndoOf(key)
        // Of what changed nothing, and of what can be made again at any time, nothing is kept.
        ?? (effect["kept"] is Value.Truth { IsTrue: true } && result is Value.Whole { Number: > 0 } ? null : []);

    private static IEnumerable<FileVersions> Plan(Effect effect, string folder)
    {
        foreach (var file in ((Value.List)effect["files"]).Items.Cast<Value.Record>())
        {
            var path = Below(folder, ((Value.Text)file.Fields["path"]).Content);
            yield return new FileVersions(path, Read(path), ((Value.Bytes)file.Fields["content"]).Content);
        }

        foreach (var removed in ((Value.List)effect["removed"]).Items.Cast<Value.Text>())
        {
            var path = Below(folder, removed.Content);
            yield return new FileVersions(path, Read(path), null);
        }

        ReadOnlyMemory<byte>? Read(string path) => FileState.Read(FileState.Locate(path, folder));
    }

    private static Value.Record FileValue((string Path, ReadOnlyMemory<byte> Content) file, Label label) =>
        new(
            ImmutableSortedDictionary<string, Value>
                .Empty.Add("path", new Value.Text(file.Path, label))
                .Add("content", new Value.Bytes(file.Content, label)),
            label
        );

    private static string Below(string folder, string path)
    {
        var target = Path.GetFullPath(Path.Combine(folder, path));
        var within = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return target.StartsWith(within + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? target
            : throw new ArgumentException($"'{path}' does not lie below '{folder}'.", nameof(path));
    }
}
