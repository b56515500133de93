using Chela.Agent.Effects;
using Chela.Edge.Files.Policies;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Tests.Support;

namespace Chela.Tests.Policies;

public sealed class FindContactTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("Ann", "a@example.org")]
    [InlineData("ＡＮＮ ", "a@example.org")]
    [InlineData("ann lee", "ann.lee@example.org")]
    [InlineData("lee", "ann.lee@example.org,lee@example.org")]
    [InlineData("Jose", "jose@example.org")]
    [InlineData("小明", "wang@example.org")]
    [InlineData("王小明", "wang@example.org")]
    [InlineData("Lea", "lea@example.org,lea@work.example.org")]
    [InlineData("The The", "band@example.org")]
    [InlineData("An", "")]
    [InlineData("Ann Smith", "")]
    [InlineData("a@example.org", "")]
    [InlineData("\" OR *", "")]
    public async Task A_contact_is_found_by_its_name(string name, string addresses)
    {
        _home.Write(
            "policy.yaml",
            """
            version: 1
            contacts:
              - {name: Ann, address: a@example.org}
              - {name: Ann Lee, address: ann.lee@example.org}
              - {name: Lee Byrne, address: lee@example.org}
              - {name: José Núñez, address: jose@example.org}
              - {name: 王小明, address: wang@example.org}
              - {name: Lea, address: lea@example.org}
              - {name: Lea, address: lea@work.example.org}
              - {name: The The, address: band@example.org}
            """
        );
        var done = Assert.IsType<Outcome.Done>(await FindAsync(name));
        Assert.Equal(addresses, string.Join(',', FindContact.Result(done.Value).Select(c => c.Address)));
        Assert.Equal(Label.Owner, done.Value.Label);
    }

    [Fact]
    public async Task Without_a_policy_nobody_is_known()
    {
        var done = Assert.IsType<Outcome.Done>(await FindAsync("Ann"));
        Assert.Empty(FindContact.Result(done.Value));
    }

    [Fact]
    public async Task A_policy_with_errors_says_so()
    {
        _home.Write("policy.yaml", "version: 7\n");
        var failed = Assert.IsType<Outcome.Failed>(await FindAsync("Ann"));
        Assert.Contains("chela policy check", failed.Failure.Message, StringComparison.Ordinal);
    }

    private async Task<Outcome> FindAsync(string name)
    {
        var tool = new FindContact(_home["policy.yaml"], TimeProvider.System);
        var port = TestPort.Of([tool], new ManifestPlace("contacts.find", null, Readers.OwnerOnly));
        return await port.PerformAsync(
            FindContact.Of(new Value.Text(name, Label.Owner)),
            TestContext.Current.CancellationToken
        );
    }
}
