using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;
using Chela.Reading.Notes;

namespace Chela.Edge.Files;

/// <summary>
/// Lists a folder and all below it, with the front matter of notes. Hidden folders are passed over, links to folders are
/// followed once; what cannot be read is named and the rest goes on.
/// </summary>
public sealed class ListFiles : ITool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "files.list",
        EffectKind.ObserveLocal,
        Repeat.Idempotent,
        Declared.From(SourceKind.File, new ResultName.Argument("folder")),
        ("folder", ParameterRole.Selector)
    );
    private const int FirstRead = 4096;

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of listing <paramref name="folder"/>, a full path.</summary>
    public static Effect Of(string folder) => s_declaration.Call(("folder", new Value.Text(folder, Label.Owner)));

    /// <summary>Reads what the effect returned.</summary>
    public static FileListing Result(Value value)
    {
        var fields = ((Value.Record)value).Fields;
        return new FileListing(
            [
                .. ((Value.List)fields["files"])
                    .Items.Cast<Value.Record>()
                    .Select(f => new ListedFile(
                        ((Value.Text)f.Fields["path"]).Content,
                        ((Value.Whole)f.Fields["length"]).Number,
                        ((Value.Text)f.Fields["head"]).Content
                    )),
            ],
            [
                .. ((Value.List)fields["unreadable"])
                    .Items.Cast<Value.Record>()
                    .Select(f => (((Value.Text)f.Fields["path"]).Content, ((Value.Text)f.Fields["reason"]).Content)),
            ]
        );
    }

    /// <inheritdoc/>
    public ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var root = ((Value.Text)effect["folder"]).Content;
        if (!Directory.Exists(root))
        {
            Exception missing = File.Exists(root)
                ? new IOException("it is a file, not a folder")
                : new DirectoryNotFoundException();
            return ValueTask.FromResult(FileFailure.Of(missing, "list", root));
        }

        var label = Label.From(new Source(SourceKind.File, root));
        var files = new List<ListedFile>();
        var unreadable = new List<(string, string)>();
        FolderWalk.Visit(
            root,
            (file, path) => Add(file, path, files, unreadable),
            (path, reason) => unreadable.Add((path, reason)),
            cancellation
        );
        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return ValueTask.FromResult<Outcome>(
            new Outcome.Done(
                Record(
                    label,
                    ("files", new Value.List([.. files.Select(f => FileValue(f, label))], label)),
                    (
                        "unreadable",
                        new Value.List(
                            [
                                .. unreadable.Select(u =>
                                    Record(
                                        label,
                                        ("path", new Value.Text(u.Item1, label)),
                                        ("reason", new Value.Text(u.Item2, label))
                                    )
                                ),
                            ],
                            label
                        )
                    )
                )
            )
        );
    }

    private static Value.Record FileValue(ListedFile file, Label label) =>
        Record(
            label,
            ("path", new Value.Text(file.Path, label)),
            ("length", new Value.Whole(file.Length, label)),
            ("head", new Value.Text(file.Head, label))
        );

    private static Value.Record Record(Label label, params (string Name, Value Value)[] fields) =>
        new(fields.ToImmutableSortedDictionary(f => f.Name, f => f.Value), label);

    private static void Add(FileInfo file, string path, List<ListedFile> files, List<(string, string)> unreadable)
    {
        try
        {
            if (FileTarget.Of(file) is not { } target)
            {
                unreadable.Add((path, "a link to a file that is not there"));
                return;
            }

            // A pipe has no length either: what is empty is not opened.
            var length = target.Length;
            var head = length > 0 && path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? HeadOf(file) : "";
            files.Add(new ListedFile(path, length, head));
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            unreadable.Add((path, ((Outcome.Failed)FileFailure.Of(e, "read", file.FullName)).Failure.Message));
        }
    }

    private static string HeadOf(FileInfo file)
    {
        using var handle = File.OpenHandle(file.FullName);
        Span<byte> first = stackalloc byte[FirstRead];
        var head = Note.WithoutMark(first[..RandomAccess.Read(handle, first, 0)]);
        if (!head.StartsWith("---"u8))
        {
            return "";
        }

        var text = FrontMatterFence.Text(head);
        if (text.Length > 0 || head.Length < FirstRead - 3)
        {
            return text;
        }

        var more = new byte[FrontMatter.MaxLength + FirstRead];
        return FrontMatterFence.Text(Note.WithoutMark(more.AsSpan(0, RandomAccess.Read(handle, more, 0))));
    }
}
