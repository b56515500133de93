using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Chela.Audit;
using Chela.Edge.Files;
using Chela.Edge.Git;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;

namespace Chela.Tests.Audit;

/// <summary>What a job of our own did can be derived again: from its manifest, and without what it wrote.</summary>
public sealed class JobCertificateTests
{
    private const int Megabyte = 1_000_000;

    private static readonly Label s_private = Label.Owner.RestrictTo(Readers.OwnerOnly);

    private static readonly Manifest s_manifest = new(
        "weekly digest",
        [
            new("files.read", "/notes", Readers.OwnerOnly),
            new("files.write", "/notes/digests", Readers.Everyone),
            new("files.write", "/notes", Readers.OwnerOnly),
            new("git.push", "/notes", Readers.Everyone),
        ]
    );

    private static readonly Effect s_write = WriteFiles.Of(
        "/notes/digests/2026W08",
        [("README.md", new byte[Megabyte]), ("a.webp", new byte[Megabyte])],
        ["old.webp"],
        Label.Owner
    );

    [Fact]
    public void The_certificate_of_a_digest_holds_its_hashes_and_not_the_digest()
    {
        var decision = Decide(s_write);
        var json = decision.Certificate.Json;

        Assert.Equal(Verdict.Allow, decision.Verdict);
        Assert.InRange(json.Length, 1, 3_000);
        Assert.Contains("\"length\":1000000", json, StringComparison.Ordinal);
        Assert.Contains(
            "\"manifest\":{\"job\":\"weekly digest\",\"places\":[{\"place\":\"/notes/digests\"",
            json,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("git.push", json, StringComparison.Ordinal);
        Assert.Equal(Verdict.Allow, Audited(json).Verdict);
    }

    [Fact]
    public void So_does_that_of_a_long_text_whatever_stands_in_it()
    {
        foreach (var end in new[] { "", "\ud800", "\ud801", " https://evil.example" })
        {
            var text = new Value.Text(
                new string('字', Megabyte) + end,
                Label.From(new Source(SourceKind.Web, "x.example"))
            );
            var decision = Decide(Push(text));

            Assert.Equal(Verdict.Allow, decision.Verdict);
            Assert.InRange(decision.Certificate.Json.Length, 1, 3_000);
            Assert.Equal(Verdict.Allow, Audited(decision.Certificate.Json).Verdict);
        }
    }

    [Theory]
    [InlineData("/notes/digests", false, Verdict.Allow)]
    [InlineData("/notes/digests", true, Verdict.Allow)] // it covers the notes as well, for the owner alone
    [InlineData("/notes/other", true, Verdict.Allow)]
    [InlineData("/elsewhere", false, Verdict.Deny)]
    public void Every_verdict_on_a_job_can_be_derived_again(string folder, bool isPrivate, Verdict verdict)
    {
        var label = isPrivate ? s_private : Label.Owner;
        var decision = Decide(WriteFiles.Of(folder, [("a.md", new byte[9])], [], label));

        Assert.Equal(verdict, decision.Verdict);
        Assert.Equal(verdict, Audited(decision.Certificate.Json).Verdict);
    }

    [Fact]
    public void A_list_that_is_private_as_a_whole_stands_as_one()
    {
        var none = WriteFiles.Of("/notes/digests", [], [], s_private);
        var decision = Decide(none, s_manifest with { Places = [s_manifest.Places[1]] });

        Assert.Equal((Verdict.Deny, Check.Confidentiality), (decision.Verdict, decision.Check));
        Assert.Equal(Verdict.Deny, Audited(decision.Certificate.Json).Verdict);
        var changed = Certificates.Sealed(
            decision.Certificate.Json,
            content =>
            {
                foreach (var argument in content["call"]!["arguments"]!.AsArray())
                {
                    argument!.AsObject().Remove("label");
                }
            }
        );
        Assert.Contains("the verdict is allow", Audited(changed).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("place", "the verdict is deny by known (place)")]
    [InlineData("tool", "the verdict is deny by known (place)")]
    [InlineData("readers", "the verdict is deny by confidentiality (readers)")]
    [InlineData("none", "the verdict is deny by known (place)")]
    [InlineData("manifest", "the verdict is ask by verb (verb)")]
    [InlineData("length", "the effect's id is")]
    [InlineData("sha256", "the effect's id is")]
    [InlineData("of", "the effect's id is")]
    [InlineData("kind of hash", "the hash and length of a text or of bytes")]
    [InlineData("label", "a label that tells something")]
    [InlineData("unknown", "unknown member")]
    public void What_was_changed_is_named_though_the_hash_was_made_again(string what, string problem)
    {
        var effect = WriteFiles.Of("/notes/other", [("a.md", new byte[9])], [], s_private);
        var changed = Certificates.Sealed(Decide(effect).Certificate.Json, content => Change(content, what));

        Assert.Contains(problem, Audited(changed).Problem, StringComparison.Ordinal);
    }

    private static void Change(JsonObject content, string what)
    {
        var places = content["manifest"]!["places"]!.AsArray();
        var files = content["call"]!["arguments"]![1]!;
        var hashed = files["value"]![0]!["content"]!;
        switch (what)
        {
            case "place":
                places[0]!["place"] = "/note";
                break;
            case "tool":
                places[0]!["tool"] = "files.read";
                break;
            case "readers":
                places[0]!["readers"] = "everyone";
                break;
            case "none":
                places.Clear();
                break;
            case "manifest":
                content.Remove("manifest");
                break;
            case "length":
                hashed["length"] = 10;
                break;
            case "sha256":
                hashed["sha256"] = new string('0', 64);
                break;
            case "of":
                hashed["of"] = "text";
                break;
            case "kind of hash":
                hashed["of"] = "list";
                break;
            case "label":
                files["label"] = hashed["label"]!.DeepClone();
                break;
            default:
                places[0]!["more"] = 1;
                break;
        }
    }

    [Fact]
    public void A_text_that_somebody_should_look_into_cannot_be_left_out()
    {
        // "Anywhere" is no place that the manifest names: what is sent there is looked into.
        var anywhere = s_manifest with
        {
            Places = [new("git.push", null, Readers.Everyone)],
        };
        var decision = Decide(Push(new Value.Text(new string('a', 2_000), Label.Owner)), anywhere);
        Assert.Equal(Verdict.Allow, Audited(decision.Certificate.Json).Verdict);
        Assert.Contains("aaaa", decision.Certificate.Json, StringComparison.Ordinal);

        var changed = Certificates.Sealed(
            decision.Certificate.Json,
            content =>
            {
                var leaf = content["call"]!["arguments"]![2]!["value"]!.AsObject();
                leaf.Remove("value");
                leaf["length"] = 2_000;
                leaf["of"] = "text";
                leaf["sha256"] = Chela
                    .Text.ContentHash.Of(new Chela.Text.CanonicalJson().Text(new string('a', 2_000)).ToString())
                    .ToString();
            }
        );
        Assert.Contains("the verdict is ask by content (link)", Audited(changed).Problem, StringComparison.Ordinal);
    }

    private static Effect Push(Value content) =>
        PushGit.Of("/notes", "main") is var push
            ? push with
            {
                Arguments = push.Arguments.Add(new Argument("text", ParameterRole.Content, content)),
            }
            : push;

    private static Decision Decide(Effect effect, Manifest? manifest = null)
    {
        var tool = new ToolDeclaration(
            effect.Tool,
            effect.Kind,
            Repeat.Idempotent,
            [.. effect.Arguments.Select(a => new ParameterDeclaration(a.Name, a.Role))],
            [],
            []
        );
        return ReferenceMonitor.Decide(
            effect,
            Authority.Of("run") with
            {
                Manifest = manifest ?? s_manifest,
            },
            Policy.Default with
            {
                Tools = ImmutableDictionary<string, ToolDeclaration>.Empty.Add(tool.Name, tool),
            },
            Usage.None,
            new Moment(new DateTimeOffset(2026, 2, 16, 9, 0, 0, TimeSpan.FromHours(1)))
        );
    }

    private static AuditFinding Audited(string certificate) =>
        CertificateAudit.Check(Encoding.UTF8.GetBytes(certificate));
}
