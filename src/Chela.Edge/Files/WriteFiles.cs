using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Files;

/// <summary>
/// Writes several files of a folder together: all are written beside their places and flushed to the disk before the
/// first one takes its place, so that whatever fails before leaves the folder as it was.
/// </summary>
public sealed class WriteFiles : ITool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "files.write",
        EffectKind.Write,
        Repeat.Idempotent,
        Declared.Own,
        ("folder", ParameterRole.Destination),
        ("files", ParameterRole.Content),
        ("removed", ParameterRole.Option)
    );
    private const string Staging = ".chela/staging";

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of writing files.</summary>
    /// <param name="folder">A full path; made if it is missing.</param>
    /// <param name="files">Path below the folder, with <c>/</c>, and content; they take their places in this order.</param>
    /// <param name="removed">Paths below the folder that go afterwards; what is not there does not matter.</param>
    /// <param name="label">Where the content came from and who may see it.</param>
    public static Effect Of(
        string folder,
        IEnumerable<(string Path, ReadOnlyMemory<byte> Content)> files,
        IEnumerable<string> removed,
        Label label
    ) =>
        s_declaration.Call(
            ("folder", new Value.Text(folder, Label.Owner)),
            ("files", new Value.List([.. files.Select(f => FileValue(f, label))], label)),
            ("removed", new Value.List([.. removed.Select(r => new Value.Text(r, label))], label))
        );

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var folder = ((Value.Text)effect["folder"]).Content;
        var staging = Path.Combine(folder, Staging);
        var writing = folder;
        try
        {
            var files = ((Value.List)effect["files"]).Items.Cast<Value.Record>().ToList();
            Clear(staging);
            Directory.CreateDirectory(staging);
            for (var i = 0; i < files.Count; i++)
            {
                writing = TargetOf(folder, files[i]);
                await StageAsync(Path.Combine(staging, $"{i}"), (Value.Bytes)files[i].Fields["content"], cancellation)
                    .ConfigureAwait(false);
            }

            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < files.Count; i++)
            {
                writing = TargetOf(folder, files[i]);
                Directory.CreateDirectory(Path.GetDirectoryName(writing)!);
                File.Move(Path.Combine(staging, $"{i}"), writing, overwrite: true);
            }

            foreach (var removed in ((Value.List)effect["removed"]).Items.Cast<Value.Text>())
            {
                writing = Below(folder, removed.Content);
                File.Delete(writing);
            }

            return new Outcome.Done(new Value.Nothing(Label.System));
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return FileFailure.Of(e, "write", writing);
        }
        finally
        {
            Clear(staging);
            RemoveIfEmpty(Path.GetDirectoryName(staging)!);
            RemoveIfEmpty(folder);
        }
    }

    private static Value.Record FileValue((string Path, ReadOnlyMemory<byte> Content) file, Label label) =>
        new(
            ImmutableSortedDictionary<string, Value>
                .Empty.Add("path", new Value.Text(file.Path, label))
                .Add("content", new Value.Bytes(file.Content, label)),
            label
        );

    private static string TargetOf(string folder, Value.Record file) =>
        Below(folder, ((Value.Text)file.Fields["path"]).Content);

    private static string Below(string folder, string path)
    {
        var target = Path.GetFullPath(Path.Combine(folder, path));
        var within = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return target.StartsWith(within + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? target
            : throw new ArgumentException($"'{path}' does not lie below '{folder}'.", nameof(path));
    }

    private static async Task StageAsync(string path, Value.Bytes content, CancellationToken cancellation)
    {
        var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(content.Content, cancellation).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }
    }

    private static void Clear(string staging) => Remove(staging, recursive: true);

    private static void RemoveIfEmpty(string folder) => Remove(folder, recursive: false);

    private static void Remove(string folder, bool recursive)
    {
        try
        {
            Directory.Delete(folder, recursive);
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            // It is not there, or holds something, or the next run clears it.
        }
    }
}
