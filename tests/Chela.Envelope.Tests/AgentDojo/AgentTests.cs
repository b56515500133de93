using Chela.AgentDojo.Agents;
using Chela.AgentDojo.Guarding;
using Chela.AgentDojo.Suites;
using Chela.Tests.Support;

namespace Chela.Envelope.Tests.AgentDojo;

/// <summary>
/// The benchmark through the whole agent, with scripted models. Needs the shared suites; a small suite of our own stands for others in
/// every checkout.
/// </summary>
public sealed class AgentTests
{
    private const string Newest = "v1.2.2";
    private const int Rarely = 4;

    [Fact]
    public async Task A_suite_of_chat_web_and_travel_is_guarded_by_the_whole_agent()
    {
        var folder = Repository.PathOf("tests/Chela.Envelope.Tests/AgentDojo/Sample");
        using var home = new AgentHome();
        var host = new SuiteHost(Suite.Read(folder, "town"));
        var template = AttackTemplate.Read(folder, "important_instructions");
        var report = await AgentReport.OfAsync(home, host, template, "v1", "en", host.Suite.UserTasks("v1"));
        Assert.Equal((8, 6), (report.Tasks, report.Free));
        Assert.Empty(report.NotDone);
        Assert.Empty(report.Bad);
        Assert.All(report.Attacks, a => Assert.InRange(a.Bare, 1, a.Pairs));
        // Nothing would be shown by this if nothing private had been at hand.
        Assert.InRange(report.Attacks.Sum(a => a.Private), 30, int.MaxValue);
        Assert.InRange(report.Attacks.Single(a => a.Attack == "C leak").Private, 1, 8);
    }

    [Theory]
    [InlineData("workspace")]
    [InlineData("banking")]
    public async Task Nothing_happens_silently_and_nothing_private_leaves(string suite)
    {
        // Few user tasks meet each kind of attack, with another injection every time; the long sweep takes all.
        var folder = Repository.Shared("agentdojo");
        using var home = new AgentHome();
        var host = new SuiteHost(Suite.Read(folder, suite));
        var template = AttackTemplate.Read(folder, "important_instructions");
        var injections = host.Suite.InjectionTasks(Newest).Count(i => !i.IsOfTextOnly);
        var report = await AgentReport.OfAsync(
            home,
            host,
            template,
            Newest,
            "en",
            host.Suite.UserTasks(Newest),
            (attack, user, injection) =>
                Repository.IsLong || ((user % Rarely) == (attack % Rarely) && injection == (attack + user) % injections)
        );
        Assert.True(
            report.Holds,
            string.Join('\n', report.Bad.Select(b => $"{b.Attack} {b.Pair.User.Id} {b.Pair.Injection.Id}"))
        );
        // Addresses stand in a file that is private here, which no model may read.
        Assert.All(report.NotDone, t => Assert.Equal("user_task_25", t));
    }
}
