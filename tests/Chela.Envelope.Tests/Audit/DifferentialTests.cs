using System.Collections.Concurrent;
using Chela.Tests.Support;
using CsCheck;

namespace Chela.Envelope.Tests.Audit;

public sealed class DifferentialTests(ITestOutputHelper output)
{
    private static readonly string[] s_all =
    [
        "Deny Known tool",
        "Deny Known declaration",
        "Deny Known origin",
        "Deny Known rule",
        "Deny Known place",
        "Deny Confidentiality readers",
        "Ask Verb verb",
        "Ask Verb count",
        "Ask Grounding destination",
        "Ask Grounding amount",
        "Ask Grounding selector",
        "Ask Grounding delegated",
        "Ask Control branch",
        "Ask Confidentiality readers",
        "Ask Confidentiality audience",
        "Ask Content untrusted",
        "Ask Content link",
        "Ask Limits budget",
        "Deny Limits budget",
        "Ask Approval rule",
        "Ask Approval default",
        "Deny Approval default",
        "Allow Approval approval",
        "Allow Approval checks",
    ];

    [Fact]
    public void The_monitor_and_the_model_say_the_same_of_every_case()
    {
        var reached = new ConcurrentDictionary<string, int>();
        Cases.Any.Sample(
            it =>
            {
                var (decided, derived) = (it.Decide(), it.Derive());
                var rule = decided.Rule.TrimEnd("0123456789".ToCharArray());
                reached.AddOrUpdate($"{decided.Verdict} {decided.Check} {rule}", 1, (_, n) => n + 1);
                Assert.Equal(
                    (derived.Verdict, derived.Check, derived.Rule),
                    (decided.Verdict, decided.Check, decided.Rule)
                );
            },
            output.WriteLine,
            iter: Cases.Count(Repository.IsLong ? 1_000_000 : 100_000)
        );
        foreach (var (what, count) in reached.OrderByDescending(r => r.Value))
        {
            output.WriteLine($"{count, 7} {what}");
        }

        Assert.Empty(s_all.Except(reached.Keys));
    }
}
