using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Files;

/// <summary>
/// A tool that changes a file of the owner's workspace. Every version stays, it can tell afterwards whether it happened, and it
/// can be taken back.
/// </summary>
public abstract class FileTool : IProbedTool, IReversibleTool
{
    /// <summary>The argument that names the file.</summary>
    private protected const string PathName = "path";

    private protected FileTool(VersionedFiles files) => Files = files;

    /// <inheritdoc/>
    public abstract ToolDeclaration Declaration { get; }

    private protected VersionedFiles Files { get; }

    /// <inheritdoc/>
    public ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation) =>
        Files.ChangeAsync(key, RequestOf(effect), cancellation);

    /// <inheritdoc/>
    public ValueTask<Probe> ProbeAsync(Effect effect, EffectId key, CancellationToken cancellation) =>
        Files.ProbeAsync(key, RequestOf(effect), cancellation);

    /// <inheritdoc/>
    public ImmutableArray<Effect>? UndoOf(Effect effect, EffectId key, Value result) =>
        Files.UndoOf(key) ?? (HasChanged(result) ? null : []);

    private static bool HasChanged(Value result) =>
        result is Value.Record { Fields: var fields }
        && (fields.GetValueOrDefault("before") as Value.Text)?.Content
            != (fields.GetValueOrDefault("after") as Value.Text)?.Content;

    /// <summary>What is to become of which files.</summary>
    private protected abstract IEnumerable<FileVersions> Plan(Effect effect);

    /// <summary>The folder that a file of this effect must lie in; null where it may be anywhere.</summary>
    private protected virtual string? PlaceOf(string path) => Files.PlaceOf(path);

    /// <summary>What is returned: the path, and the hashes of what the file was and is.</summary>
    private protected virtual Value ValueOf(Effect effect, FileIntent intent)
    {
        var label = Label.JoinAll(effect.Arguments.Select(a => a.Value.Label));
        var change = intent.Changes[0];
        return new Value.Record(
            ImmutableSortedDictionary<string, Value>
                .Empty.Add(PathName, new Value.Text(change.Path, label))
                .Add("before", Optional(change.Before, label))
                .Add("after", Optional(change.After, label)),
            label
        );
    }

    /// <summary>The file that an argument names, as it is.</summary>
    private protected ReadOnlyMemory<byte>? Read(string path) => FileState.Read(FileState.Locate(path, PlaceOf(path)));

    /// <summary>What a file is, which has to be there.</summary>
    private protected ReadOnlyMemory<byte> ReadWhole(string path) =>
        Read(path) ?? throw FileProblem.Of(new FileNotFoundException(), "change", path);

    /// <summary>The full path that an argument names: what is no full path starts from the workspace.</summary>
    private protected string PathOf(Effect effect, string name = PathName) => Files.PathOf(TextOf(effect, name));

    private protected static string TextOf(Effect effect, string name) => ((Value.Text)effect[name]).Content;

    private protected static Value Optional(string? text, Label label) =>
        text is null ? new Value.Nothing(label) : new Value.Text(text, label);

    private FileRequest RequestOf(Effect effect) =>
        new(() => PlaceOf(PathOf(effect)), () => Plan(effect), intent => ValueOf(effect, intent));
}
