using System.Text;
using Chela.Edge.Files.Policies;
using Chela.Envelope.Policies;

namespace Chela.Tests.Policies;

public sealed class PolicyStoreTests
{
    private readonly PolicyStore _store = new("p.yaml");

    private PolicyReading Reload(string? text) =>
        text is null ? _store.ReloadWithoutFile() : _store.Reload(Encoding.UTF8.GetBytes(text), PolicyText.Now);

    [Fact]
    public void A_bad_file_leaves_the_last_good_policy()
    {
        Reload(PolicyText.Example);
        var good = _store.Current;
        Assert.NotNull(good);
        Assert.NotEmpty(Reload("version: 1\nrules: 5\n").Errors);
        Assert.Same(good, _store.Current);
        Reload("version: 1\n");
        Assert.NotSame(good, _store.Current);
    }

    [Fact]
    public void Before_there_was_a_good_file_there_is_no_policy()
    {
        Assert.Null(_store.Current);
        Reload("version: 2\n");
        Assert.Null(_store.Current);
    }

    [Fact]
    public void Without_a_file_the_defaults_hold_but_one_that_goes_away_takes_nothing_with_it()
    {
        Assert.Empty(Reload(null).Errors);
        Assert.Same(Policy.Default, _store.Current);
        Reload(PolicyText.Example);
        Assert.Contains("the file is gone", Assert.Single(Reload(null).Errors).Message, StringComparison.Ordinal);
        Assert.NotSame(Policy.Default, _store.Current);
    }

    [Fact]
    public async Task Readers_get_a_whole_policy_while_it_is_loaded_anew()
    {
        string[] texts = ["version: 1\n", "version: 1\nowner: { names: [Ana] }\n", "version: 3\n"];
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    Task.Run(
                        () =>
                        {
                            for (var n = 0; n < 50; n++)
                            {
                                Reload(texts[(i + n) % texts.Length]);
                                Assert.True(_store.Current is null or { OwnerNames.Length: 0 or 1 });
                            }
                        },
                        TestContext.Current.CancellationToken
                    )
                )
        );
        Assert.NotNull(_store.Current);
    }
}
