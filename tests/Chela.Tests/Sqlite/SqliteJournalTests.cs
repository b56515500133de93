using Chela.Agent.Journal;
using static Chela.Tests.Sqlite.Home;

namespace Chela.Tests.Sqlite;

/// <summary>What the contract promises, one journal at a time.</summary>
public sealed class SqliteJournalTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task What_was_appended_is_read_as_it_was()
    {
        await using var journal = _home.Open();
        var first = _home.Event("{}", "effect.started") with { Cause = null, Closes = true };
        var second = _home.Event("") with { Cause = 1, BodyVersion = 7, Correlation = "" };
        Assert.Equal(2, await journal.AppendAsync("turn/Ä\0日", 0, [first, second], Cancellation));
        Assert.Equal(2, journal.Head);

        var read = await journal.ReadAsync(0, Cancellation).ToListAsync(Cancellation);
        Assert.Equal([1L, 2L], read.Select(e => e.Position));
        Assert.Equal([1L, 2L], read.Select(e => e.Version));
        Assert.Equal(["turn/Ä\0日", "turn/Ä\0日"], read.Select(e => e.Stream));
        Assert.Equal(["effect.started", "test.happened"], read.Select(e => e.Type));
        Assert.Equal([1, 7], read.Select(e => e.BodyVersion));
        Assert.Equal([Morning, Morning], read.Select(e => e.At));
        Assert.Equal([null, 1L], read.Select(e => e.Cause));
        Assert.Equal(["turn-1", ""], read.Select(e => e.Correlation));
        Assert.Equal(["{}", ""], read.Select(BodyOf));
        Assert.All(read, e => Assert.Equal(7, e.Id.Version));
        Assert.Equal(2, read.DistinctBy(e => e.Id).Count());
    }

    [Fact]
    public async Task It_is_still_there_after_the_journal_was_closed()
    {
        await _home.FillAsync(3);
        await _home.FillAsync(2, "b");
        await using var journal = _home.Open();
        Assert.Equal(["a0", "a1", "a2", "b0", "b1"], await TextsAsync(journal));
        Assert.Equal(
            ["b1"],
            await journal.ReadStreamAsync("b", 1, Cancellation).Select(BodyOf).ToListAsync(Cancellation)
        );
        Assert.Empty(await journal.ReadStreamAsync("c", 0, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(["a2", "b0", "b1"], await TextsAsync(journal, 2));
    }

    [Fact]
    public async Task Another_version_than_expected_is_a_conflict_and_changes_nothing()
    {
        await _home.FillAsync(2);
        await using var journal = _home.Open();
        var conflict = await Assert.ThrowsAsync<StreamConflictException>(() =>
            journal.AppendAsync("a", 1, [_home.Event("x")], Cancellation)
        );
        Assert.Equal((2, "a"), (conflict.Found, conflict.Stream));
        await Assert.ThrowsAsync<StreamConflictException>(() =>
            journal.AppendAsync("b", 1, [_home.Event("x")], Cancellation)
        );
        Assert.Equal(3, await journal.AppendAsync("a", 2, [_home.Event("a2")], Cancellation));
        Assert.Equal(["a0", "a1", "a2"], await TextsAsync(journal));
    }

    [Fact]
    public async Task Appends_take_their_place_in_the_order_of_the_calls()
    {
        await using var journal = _home.Open();
        var appends = Enumerable
            .Range(0, 2000)
            .Select(i => journal.AppendAsync("a", i, [_home.Event($"{i}")], Cancellation))
            .ToList();
        Assert.Equal(Enumerable.Range(1, 2000).Select(i => (long)i), await Task.WhenAll(appends));
    }

    [Fact]
    public async Task A_conflict_leaves_those_that_are_written_with_it_alone()
    {
        await using var journal = _home.Open();
        var good = new List<Task<long>>();
        var bad = new List<Task<long>>();
        for (var i = 0; i < 300; i++)
        {
            good.Add(journal.AppendAsync($"s{i % 7}", i / 7, [_home.Event($"{i}")], Cancellation));
            bad.Add(journal.AppendAsync($"s{i % 7}", 999, [_home.Event("never")], Cancellation));
        }

        await Task.WhenAll(good);
        foreach (var append in bad)
        {
            await Assert.ThrowsAsync<StreamConflictException>(() => append);
        }

        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{i}"), await TextsAsync(journal));
    }

    [Fact]
    public async Task Streams_are_listed_oldest_first_and_the_open_ones_apart()
    {
        await using var journal = _home.Open();
        await journal.AppendAsync("turn/b", 0, [_home.Event("1")], Cancellation);
        await journal.AppendAsync("turn/a", 0, [_home.Event("2"), _home.Event("3", closes: true)], Cancellation);
        await journal.AppendAsync("chat/c", 0, [_home.Event("4", closes: true)], Cancellation);
        await journal.AppendAsync("chat/c", 1, [_home.Event("5")], Cancellation);
        Assert.Equal(
            [new StreamInfo("turn/b", 1, true), new StreamInfo("turn/a", 2, false), new StreamInfo("chat/c", 2, true)],
            await journal.StreamsAsync("", false, Cancellation).ToListAsync(Cancellation)
        );
        Assert.Equal(
            ["turn/b"],
            await journal.StreamsAsync("turn/", true, Cancellation).Select(s => s.Name).ToListAsync(Cancellation)
        );
        Assert.Equal(
            ["turn/b", "chat/c"],
            await journal.StreamsAsync("", true, Cancellation).Select(s => s.Name).ToListAsync(Cancellation)
        );
    }

    [Fact]
    public async Task A_subscriber_gets_what_was_and_what_comes_once_each()
    {
        await _home.FillAsync(2);
        var journal = _home.Open();
        var seen = new List<long>();
        var reached = new TaskCompletionSource();
        var subscriber = Task.Run(
            async () =>
            {
                await foreach (var read in journal.SubscribeAsync(1, Cancellation))
                {
                    seen.Add(read.Position);
                    if (read.Position == 102)
                    {
                        reached.SetResult();
                    }
                }
            },
            Cancellation
        );
        for (var i = 2; i < 102; i++)
        {
            await journal.AppendAsync("a", i, [_home.Event("x")], Cancellation);
        }

        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        await journal.DisposeAsync();
        await subscriber.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        Assert.Equal(Enumerable.Range(2, 101).Select(i => (long)i), seen);
    }

    [Fact]
    public async Task A_subscriber_ends_with_its_caller()
    {
        await using var journal = _home.Open();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var subscriber = journal.SubscribeAsync(0, stop.Token).ToListAsync(stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subscriber);
    }

    [Fact]
    public async Task The_last_snapshot_of_a_name_is_kept()
    {
        await _home.FillAsync(2);
        await using (var journal = _home.Open())
        {
            Assert.Null(await journal.LoadSnapshotAsync("turns", Cancellation));
            await journal.SaveSnapshotAsync("turns", 1, "old"u8.ToArray(), Cancellation);
            await journal.SaveSnapshotAsync("turns", 2, "new"u8.ToArray(), Cancellation);
            await journal.SaveSnapshotAsync("other", 1, "x"u8.ToArray(), Cancellation);
        }

        await using var again = _home.Open();
        var snapshot = await again.LoadSnapshotAsync("turns", Cancellation);
        Assert.Equal(2, snapshot!.Value.Position);
        Assert.Equal("new"u8, snapshot.Value.Body.Span);
    }

    [Fact]
    public async Task No_body_and_no_snapshot_stands_in_the_files_in_clear()
    {
        await using var journal = _home.Open();
        await journal.AppendAsync("a", 0, [_home.Event("the secret of the owner")], Cancellation);
        await journal.SaveSnapshotAsync("s", 1, "the secret of the owner"u8.ToArray(), Cancellation);
        foreach (var file in Directory.GetFiles(_home.Path).Where(f => !f.EndsWith("lock", StringComparison.Ordinal)))
        {
            Assert.Equal(-1, Bytes(file).AsSpan().IndexOf("secret"u8));
        }
    }

    [Fact]
    public async Task What_was_forgotten_cannot_be_read_and_the_rest_can()
    {
        await _home.FillAsync(3);
        await _home.FillAsync(2, "b");
        await using var journal = _home.Open();
        await journal.SaveSnapshotAsync("s", 1, "made of a"u8.ToArray(), Cancellation);
        await journal.ForgetAsync("a", Cancellation);
        await journal.ForgetAsync("no such stream", Cancellation);
        Assert.Equal(["(forgotten)", "(forgotten)", "(forgotten)", "b0", "b1"], await TextsAsync(journal));
        Assert.Null(await journal.LoadSnapshotAsync("s", Cancellation));
        await journal.AppendAsync("a", 3, [_home.Event("anew")], Cancellation);
        Assert.Equal(
            ["(forgotten)", "(forgotten)", "(forgotten)", "anew"],
            await journal.ReadStreamAsync("a", 0, Cancellation).Select(BodyOf).ToListAsync(Cancellation)
        );
    }

    [Fact]
    public async Task After_it_was_closed_everything_is_refused()
    {
        var journal = _home.Open();
        await journal.DisposeAsync();
        await journal.DisposeAsync();
        var append = await Assert.ThrowsAsync<JournalException>(() =>
            journal.AppendAsync("a", 0, [_home.Event("x")], Cancellation)
        );
        Assert.Equal(JournalProblem.Closed, append.Problem);
        var read = await Assert.ThrowsAsync<JournalException>(() => TextsAsync(journal, -1));
        Assert.Equal(JournalProblem.Closed, read.Problem);
    }

    [Fact]
    public async Task What_waits_when_it_is_closed_is_written()
    {
        var journal = _home.Open();
        var appends = Enumerable
            .Range(0, 500)
            .Select(i => journal.AppendAsync("a", i, [_home.Event($"{i}")], Cancellation))
            .ToList();
        await journal.DisposeAsync();
        await Task.WhenAll(appends);
        await using var again = _home.Open();
        Assert.Equal(500, again.Head);
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
