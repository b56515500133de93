using System.Text;
using Chela.Agent.Effects;
using Chela.Edge.Files;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Tests.Support;

namespace Chela.Tests.Files;

/// <summary>A workspace with all its tools, and what stands in it.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private VersionedFiles _files;

    public Workbench()
    {
        _files = new VersionedFiles(Versions, Place);
        Directory.CreateDirectory(Place);
    }

    public string Place => _folder["place"];

    public string Versions => _folder["versions"];

    public string this[string name] => Path.Combine(Place, name);

    public static EffectId Key(string name) => EffectJson.IdOf(name, FileRemove.Of("/x"));

    public static Value.Text Text(string content) => new(content, Label.Owner);

    public string Write(string name, string content) => _folder.Write("place/" + name, content);

    public string Read(string name) => Encoding.UTF8.GetString(File.ReadAllBytes(this[name]));

    /// <summary>All files of the workspace, names and contents.</summary>
    public IEnumerable<(string Name, string Content)> All =>
        Directory
            .GetFiles(Place, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(f => Path.GetRelativePath(Place, f))
            .Order(StringComparer.Ordinal)
            .Select(f => (f, Read(f)));

    public FileTool Tool(Effect effect) =>
        effect.Tool switch
        {
            "file.write" => new FileWrite(_files),
            "file.append" => new FileAppend(_files),
            "file.edit" => new FileEdit(_files),
            "file.patch" => new FilePatch(_files),
            "file.move" => new FileMove(_files),
            "file.remove" => new FileRemove(_files),
            _ => new FileRestore(_files),
        };

    public WriteFiles WriteFiles => new(_files);

    public async Task<Outcome> RunAsync(Effect effect, string key = "1") =>
        await Tool(effect).RunAsync(effect, Key(key), TestContext.Current.CancellationToken);

    /// <summary>What it says when it does not do it; all files are as before.</summary>
    public async Task<EffectFailure> RefusalAsync(Effect effect, string key = "1")
    {
        var before = All.ToList();
        var failure = Assert.IsType<Outcome.Failed>(await RunAsync(effect, key)).Failure;
        Assert.Equal(before, All);
        return failure;
    }

    public async Task<Value> DoneAsync(Effect effect, string key = "1") =>
        await RunAsync(effect, key) switch
        {
            Outcome.Done done => done.Value,
            var other => throw new InvalidOperationException(other.Reason()),
        };

    public async Task<Probe> ProbeAsync(Effect effect, string key = "1") =>
        await Tool(effect).ProbeAsync(effect, Key(key), TestContext.Current.CancellationToken);

    public async Task<Outcome> UndoAsync(Effect effect, string key = "1")
    {
        Outcome last = new Outcome.Denied("nothing to undo");
        foreach (var (undo, i) in Tool(effect).UndoOf(effect, Key(key), null!)!.Value.Select((u, i) => (u, i)))
        {
            last = await RunAsync(undo, $"undo {key} {i}");
            if (last is not Outcome.Done)
            {
                return last;
            }
        }

        return last;
    }

    /// <summary>Another process goes on, after this one was killed before it could mark the effect as carried out.</summary>
    public void Kill(string key = "1")
    {
        var name = $"{Key(key).Hash}.json";
        Directory.CreateDirectory(Path.Combine(Versions, "effects", "open"));
        File.Move(Path.Combine(Versions, "effects", name), Path.Combine(Versions, "effects", "open", name));
        Restart();
    }

    public void Restart()
    {
        _files.Dispose();
        _files = new VersionedFiles(Versions, Place);
    }

    public void Dispose()
    {
        _files.Dispose();
        _folder.Dispose();
    }
}
