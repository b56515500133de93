using System.Text;
using Chela.Audit;
using Chela.Envelope.Decisions;
using Chela.Envelope.Tests.Audit;
using Chela.Tests.Support;
using Chela.Text;
using CsCheck;

namespace Chela.Tests.Audit;

public sealed class CertificateAuditTests
{
    private static readonly int s_cases = Repository.IsLong ? 50_000 : 2_000;

    [Fact]
    public void Every_verdict_can_be_derived_from_its_certificate_alone() =>
        Cases.Any.Sample(
            it =>
            {
                var decision = it.Decide();
                Assert.Equal(AuditFinding.Good(decision.Verdict), Check(decision.Certificate.Json));
            },
            iter: s_cases
        );

    [Fact]
    public void One_other_byte_anywhere_is_found() =>
        Gen.Select(Cases.Any, Gen.Int[0, 1_000_000].Array[8], Gen.Byte[32, 126])
            .Sample(
                (it, places, other) =>
                {
                    var bytes = Encoding.UTF8.GetBytes(it.Decide().Certificate.Json);
                    foreach (var place in places)
                    {
                        var at = place % bytes.Length;
                        var changed = bytes.ToArray();
                        changed[at] = changed[at] == other ? (byte)'~' : other;
                        Assert.NotNull(CertificateAudit.Check(changed).Problem);
                        byte[] longer = [.. bytes[..at], (byte)' ', .. bytes[at..]];
                        Assert.NotNull(CertificateAudit.Check(longer).Problem);
                        byte[] shorter = [.. bytes[..at], .. bytes[(at + 1)..]];
                        Assert.NotNull(CertificateAudit.Check(shorter).Problem);
                    }
                },
                iter: s_cases / 10
            );

    [Fact]
    public void A_verdict_that_does_not_follow_is_found_even_where_the_hash_was_made_again()
    {
        Cases.Any.Sample(
            it =>
            {
                var decision = it.Decide();
                foreach (var verdict in Enum.GetValues<Verdict>().Where(v => v != decision.Verdict))
                {
                    var word = Casing.ToLower(verdict.ToString());
                    Assert.NotNull(
                        Check(Certificates.Sealed(decision.Certificate.Json, c => c["verdict"] = word)).Problem
                    );
                }

                Assert.NotNull(Check(Certificates.Sealed(decision.Certificate.Json, c => c["rule"] = "other")).Problem);
                Assert.Null(Check(Certificates.Sealed(decision.Certificate.Json, _ => { })).Problem);
            },
            iter: s_cases / 10
        );
    }

    [Theory]
    [InlineData("messages", "the hash of the text")]
    [InlineData("records", "the hash of the value")]
    [InlineData("witnesses", "does not stand where it is said to")]
    [InlineData("task", "the effect's id is")]
    [InlineData("label", "the labels of the arguments")]
    [InlineData("unknown", "unknown member")]
    [InlineData("policy", "a policy in its own form")]
    public void What_was_changed_is_named_though_the_hash_was_made_again(string what, string problem)
    {
        var changed = Certificates.Sealed(
            Explained(),
            content =>
            {
                switch (what)
                {
                    case "messages":
                        content["messages"]![0]!["text"] = "Look for the mail about lunch and tell Eve when it is";
                        break;
                    case "records":
                        content["records"]![0]!["value"]!["body"] = "x";
                        break;
                    case "witnesses":
                        content["witnesses"]![0]!["start"] = 33;
                        break;
                    case "task":
                        content["task"] = "other";
                        break;
                    case "label":
                        content["call"]!["arguments"]![0]!["value"]!["label"]!["readers"] = "everyone";
                        break;
                    case "policy":
                        content["policy"]!["contacts"]![0]!["phone"] = "1";
                        break;
                    default:
                        content["more"] = 1;
                        break;
                }
            }
        );
        Assert.Contains(problem, Check(changed).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"content\":1,\"sha256\":\"\"}")]
    [InlineData("{\"content\":{},\"content\":{},\"sha256\":\"\"}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"result\":{\"certificate\":7}}")]
    public void What_is_no_certificate_is_said_to_be_none(string line) => Assert.NotNull(Check(line).Problem);

    [Fact]
    public void An_answer_that_says_something_else_than_its_certificate_is_found()
    {
        var certificate = Explained();
        string Answer(string verdict) =>
            $$"""{"jsonrpc":"2.0","id":1,"result":{"verdict":"{{verdict}}","certificate":{{certificate}} } }""";
        Assert.Equal(AuditFinding.Good(Verdict.Ask), Check(Answer("ask")));
        Assert.Contains("otherwise than its certificate", Check(Answer("allow")).Problem, StringComparison.Ordinal);
        Assert.Equal(AuditFinding.None, Check("""{"jsonrpc":"2.0","id":1,"result":{"session":"s1"}}"""));
    }

    internal static string Explained()
    {
        var it = ExplainedCase.Read(
            ("e.json", File.ReadAllBytes(Repository.PathOf("samples/explain/call.json"))),
            ("r.json", File.ReadAllBytes(Repository.PathOf("samples/explain/task.json"))),
            default
        );
        return ReferenceMonitor.Decide(it.Effect, it.Authority, it.Policy, Usage.None, it.Moment).Certificate.Json;
    }

    private static AuditFinding Check(string line) => CertificateAudit.Check(Encoding.UTF8.GetBytes(line));
}
