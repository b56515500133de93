using Chela.Agent.Effects;
using Chela.Agent.Search;
using Chela.Edge.Channels;
using Chela.Edge.Files;
using Chela.Edge.Git;
using Chela.Edge.Images;
using Chela.Edge.Sqlite.Search;
using Chela.Edge.Web;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;
using Chela.Tests.Support;

namespace Chela.Tests.Effects;

/// <summary>What the tools say of themselves is what they do.</summary>
public sealed class DeclarationTests
{
    private static readonly Value.Bytes s_bytes = new(new byte[] { 1 }, Label.Owner);

    private static readonly VersionedFiles s_files = new("/v");

    private static readonly Value.Text s_text = new("text", Label.Owner);

    private static readonly (Func<ITool> Tool, Effect Effect, Repeat Repeat)[] s_table =
    [
        (() => new ListFiles(), ListFiles.Of("/a"), Repeat.Idempotent),
        (() => new ReadFile(), ReadFile.Of("/a", 1), Repeat.Idempotent),
        (() => new ReadStandardInput(), ReadStandardInput.Of(1), Repeat.Idempotent),
        (
            () => new WriteFiles(s_files),
            WriteFiles.Of("/a", [("b", new byte[1])], ["c"], Label.Owner),
            Repeat.Idempotent
        ),
        (() => new KeepBytes(), KeepBytes.Of("/a", s_bytes), Repeat.Idempotent),
        (() => new AppendLines("/v"), AppendLines.Of("/a", s_bytes), Repeat.Neither),
        (() => new ConvertToWebP(), ConvertToWebP.Of(new byte[1], Label.Owner), Repeat.Idempotent),
        (() => new ObserveGit(), ObserveGit.Of("/a", GitQuery.Top, "b"), Repeat.Idempotent),
        (() => new StageGit(), StageGit.Of("/a", ["b"], undo: false), Repeat.Idempotent),
        (() => new CommitGit("/v"), CommitGit.Of("/a", ["b"], "c"), Repeat.Neither),
        (() => new PushGit(), PushGit.Of("/a", "main"), Repeat.Idempotent),
        (() => new FileWrite(s_files), FileWrite.Of("/a", s_text), Repeat.Neither),
        (() => new FileAppend(s_files), FileAppend.Of("/a", s_text), Repeat.Neither),
        (() => new FileEdit(s_files), FileEdit.Of("/a", s_text, s_text), Repeat.Neither),
        (() => new FilePatch(s_files), FilePatch.Of("/a", s_text), Repeat.Neither),
        (() => new FileMove(s_files), FileMove.Of("/a", "/b"), Repeat.Neither),
        (() => new FileRemove(s_files), FileRemove.Of("/a"), Repeat.Neither),
        (() => new FileRestore(s_files), FileRestore.Of("/a", null, null), Repeat.Neither),
        (() => new FindText("/h", _ => []), FindText.Of(s_text, ["/h"], [SearchKind.Shelf], 5), Repeat.Idempotent),
        (
            () => new WebGet(new Network(TimeProvider.System, new Random(1))),
            WebGet.Of(new WebQuestion("https://example.org/")),
            Repeat.Idempotent
        ),
    ];

    public static TheoryData<int> Tools => [.. Enumerable.Range(0, s_table.Length)];

    [Theory]
    [MemberData(nameof(Tools))]
    public void An_effect_is_what_its_tool_declared(int row)
    {
        var (make, effect, repeat) = s_table[row];
        var tool = make();
        using var disposable = tool as IDisposable;
        var declared = tool.Declaration;
        Assert.Equal(declared.Name, effect.Tool);
        Assert.Equal(declared.Kind, effect.Kind);
        Assert.Equal(repeat, declared.Repeat);
        // What is done twice must be able to say whether it was done.
        Assert.True(repeat != Repeat.Neither || tool is IProbedTool);
        Assert.Equal(declared.Parameters.Select(p => (p.Name, p.Role)), effect.Arguments.Select(a => (a.Name, a.Role)));
    }

    [Fact]
    public void Each_tool_has_a_name_of_its_own() =>
        Assert.Equal(s_table.Length, s_table.Select(t => t.Effect.Tool).Distinct().Count());

    [Fact]
    public async Task What_a_tool_declared_of_its_results_is_how_it_labels_them()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("note.md", "text");
        foreach (
            var (tool, effect) in new (ITool, Effect)[]
            {
                (new ListFiles(), ListFiles.Of(folder.Path)),
                (new ReadFile(), ReadFile.Of(file, 100)),
                (new ReadStandardInput(() => new MemoryStream([1])), ReadStandardInput.Of(10)),
                (new KeepBytes(), KeepBytes.Of(folder["kept"], s_bytes)),
            }
        )
        {
            var outcome = await tool.RunAsync(effect, default, TestContext.Current.CancellationToken);
            var value = Assert.IsType<Outcome.Done>(outcome).Value;
            var declared = tool.Declaration.Results.Labelled(effect, value with { Label = Label.Public });
            Assert.Equal(value is Value.Nothing ? Label.Public : value.Label, declared.Label);
        }
    }
}
