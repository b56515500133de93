using Chela.Agent.Effects;
using Chela.Edge.Files;
using Chela.Envelope.Effects;

namespace Chela.Tests.Files;

/// <summary>After a crash each tool of the workspace knows whether it did what it was about to do.</summary>
public sealed class FileProbeTests : IDisposable
{
    private const string Before = "one\ntwo\nthree\n";

    private static readonly Func<Workbench, Effect>[] s_effects =
    [
        at => FileWrite.Of(at["a"], Workbench.Text("new")),
        at => FileWrite.Of(at["new"], Workbench.Text("new")),
        at => FileAppend.Of(at["a"], Workbench.Text("line")),
        at => FileEdit.Of(at["a"], Workbench.Text("two"), Workbench.Text("2")),
        at => FilePatch.Of(at["a"], Workbench.Text("@@ -2 +2 @@\n-two\n+2\n")),
        at => FileMove.Of(at["a"], at["b"]),
        at => FileRemove.Of(at["a"]),
    ];

    private readonly Workbench _at = new();

    public FileProbeTests() => _at.Write("a", Before);

    public static TheoryData<int> Effects => [.. Enumerable.Range(0, s_effects.Length)];

    public void Dispose() => _at.Dispose();

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task What_was_never_run_did_not_happen(int which) =>
        Assert.IsType<Probe.NotHappened>(await _at.ProbeAsync(s_effects[which](_at)));

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task What_was_refused_did_not_happen(int which)
    {
        var effect = s_effects[which](_at);
        using var stopped = new CancellationTokenSource();
        Directory.CreateDirectory(_at.Versions);
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _at.Tool(effect).RunAsync(effect, Workbench.Key("1"), stopped.Token).AsTask()
        );
        Assert.IsType<Probe.NotHappened>(await _at.ProbeAsync(effect));
        Assert.Equal([("a", Before)], _at.All);
    }

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task What_was_run_happened_with_the_same_value(int which)
    {
        var effect = s_effects[which](_at);
        var value = await _at.DoneAsync(effect);
        Same(value, await _at.ProbeAsync(effect));
        _at.Kill();
        Same(value, await _at.ProbeAsync(effect));
    }

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task What_was_run_happened_whatever_the_owner_did_afterwards(int which)
    {
        var effect = s_effects[which](_at);
        var value = await _at.DoneAsync(effect);
        _at.Write("a", "the owner's");
        Same(value, await _at.ProbeAsync(effect));
    }

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task What_was_killed_before_the_file_changed_did_not_happen_and_can_be_run(int which)
    {
        var effect = s_effects[which](_at);
        var value = await _at.DoneAsync(effect);
        var after = _at.All.ToList();
        after.ForEach(f => File.Delete(_at[f.Name]));
        _at.Write("a", Before);
        _at.Kill();
        Assert.IsType<Probe.NotHappened>(await _at.ProbeAsync(effect));
        Assert.Equal(ValueJson.Of(value), ValueJson.Of(await _at.DoneAsync(effect)));
        Assert.Equal(after, _at.All);
        Same(value, await _at.ProbeAsync(effect));
    }

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task Where_somebody_else_changed_the_file_nobody_knows_and_nothing_is_written(int which)
    {
        var effect = s_effects[which](_at);
        await _at.DoneAsync(effect);
        _at.Kill();
        _at.Write("a", "the owner's");
        _at.Write("new", "the owner's");
        Assert.IsType<Probe.Unknown>(await _at.ProbeAsync(effect));
        Assert.Contains("somebody else", (await _at.RefusalAsync(effect)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_move_is_finished()
    {
        var effect = FileMove.Of(_at["a"], _at["b"]);
        await _at.DoneAsync(effect);
        _at.Write("a", Before);
        _at.Kill();
        Assert.IsType<Probe.NotHappened>(await _at.ProbeAsync(effect));
        await _at.DoneAsync(effect);
        Assert.Equal([("b", Before)], _at.All);
    }

    [Fact]
    public async Task What_was_left_open_is_looked_at_before_the_file_changes_again()
    {
        var effect = FileAppend.Of(_at["a"], Workbench.Text("line"));
        await _at.DoneAsync(effect);
        _at.Kill();
        await _at.DoneAsync(FileAppend.Of(_at["a"], Workbench.Text("next")), "2");
        Assert.IsType<Probe.Happened>(await _at.ProbeAsync(effect));
    }

    [Fact]
    public async Task Run_again_under_its_key_an_append_appends_once()
    {
        var effect = FileAppend.Of(_at["a"], Workbench.Text("line"));
        await _at.DoneAsync(effect);
        await _at.DoneAsync(effect);
        _at.Kill();
        await _at.DoneAsync(effect);
        Assert.Equal(Before + "line\n", _at.Read("a"));
        await _at.DoneAsync(effect, "2");
        Assert.Equal(Before + "line\nline\n", _at.Read("a"));
    }

    [Fact]
    public async Task An_intent_that_cannot_be_read_is_unknown()
    {
        var effect = FileAppend.Of(_at["a"], Workbench.Text("line"));
        await _at.DoneAsync(effect);
        File.WriteAllText(Directory.GetFiles(Path.Combine(_at.Versions, "effects")).Single(), "{");
        Assert.IsType<Probe.Unknown>(await _at.ProbeAsync(effect));
        await _at.RefusalAsync(effect);
    }

    private static void Same(Value value, Probe probe)
    {
        var found = Assert.IsType<Probe.Happened>(probe).Value;
        Assert.Equal((ValueJson.Of(value), value.Label), (ValueJson.Of(found), found.Label));
    }
}
