using Chela.Agent.Journal;
using CsCheck;
using static Chela.Tests.Sqlite.Home;

namespace Chela.Tests.Sqlite;

/// <summary>The journal against a list in memory, over random appends, conflicts and restarts.</summary>
public sealed class JournalModelTests
{
    private static readonly Gen<Step[]> s_steps = Gen.Select(
        Gen.Int[0, 3],
        Gen.Int[0, 9],
        Gen.String[Gen.Char["ab日\0{"], 0, 40].Array[1, 4],
        Gen.Int[0, 19],
        (stream, kind, bodies, other) => new Step($"s/{stream}", kind, bodies, other)
    ).Array[1, 40];

    [Fact]
    public async Task It_holds_what_a_list_would_hold() =>
        await s_steps.SampleAsync(
            async steps =>
            {
                using var home = new Home();
                var all = new List<(string Stream, string Body)>();
                var journal = home.Open();
                var pending = new List<(Task<long> Append, long Position, long Found)>();

                async Task SettleAsync()
                {
                    foreach (var (append, position, found) in pending)
                    {
                        if (position > 0)
                        {
                            Assert.Equal(position, await append);
                        }
                        else
                        {
                            Assert.Equal(
                                found,
                                (await Assert.ThrowsAsync<StreamConflictException>(() => append)).Found
                            );
                        }
                    }

                    pending.Clear();
                }

                foreach (var step in steps)
                {
                    var version = all.Count(e => e.Stream == step.Stream);
                    switch (step.Kind)
                    {
                        case 0:
                            await SettleAsync();
                            await journal.DisposeAsync();
                            journal = home.Open();
                            break;
                        case 1:
                            pending.Add((Append(version + 1), 0, version));
                            break;
                        case 2:
                            await SettleAsync();
                            Assert.Equal(
                                all.Skip(step.Other).Select(e => e.Body),
                                await TextsAsync(journal, step.Other)
                            );
                            break;
                        case 3:
                            await SettleAsync();
                            Assert.Equal(
                                all.Where(e => e.Stream == step.Stream).Skip(step.Other).Select(e => e.Body),
                                await journal
                                    .ReadStreamAsync(step.Stream, step.Other, Cancellation)
                                    .Select(BodyOf)
                                    .ToListAsync(Cancellation)
                            );
                            break;
                        default:
                            all.AddRange(step.Bodies.Select(body => (step.Stream, body)));
                            pending.Add((Append(version), all.Count, 0));
                            break;
                    }

                    Task<long> Append(long expected) =>
                        journal.AppendAsync(
                            step.Stream,
                            expected,
                            [.. step.Bodies.Select(body => home.Event(body))],
                            Cancellation
                        );
                }

                await SettleAsync();
                await journal.DisposeAsync();
                await using var last = home.Open();
                Assert.Equal(all.Select(e => e.Body), await TextsAsync(last));
                Assert.Equal(
                    all.Select(e => e.Stream).Distinct(),
                    await last.StreamsAsync("s/", false, Cancellation).Select(s => s.Name).ToListAsync(Cancellation)
                );
            },
            iter: 60,
            threads: 1
        );

    /// <param name="Stream">Of which stream.</param>
    /// <param name="Kind">What is done.</param>
    /// <param name="Bodies">What is appended.</param>
    /// <param name="Other">After what is read.</param>
    private sealed record Step(string Stream, int Kind, string[] Bodies, int Other);
}
