using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Tests.Support;
using CsCheck;

namespace Chela.Envelope.Tests.Checks;

/// <summary>A manifest against the plain allow-list that it took the place of: never laxer, and the same for what jobs do.</summary>
public sealed class JobLaws
{
    private static readonly int s_cases = Audit.Cases.Count(Repository.IsLong ? 200_000 : 20_000);

    private static readonly Gen<string> s_path = Gen.Select(
        One("/", "/a", "/a/b", "https://h.example", "C:\\a"),
        One("", "/", "/c", "c", "\\c", "/c/d", "/b", "/../b", "?q", "/b/..", "/%2e%2e/x"),
        (place, rest) => place + rest
    );

    private static readonly Gen<Readers> s_readers = One(
        Readers.Everyone,
        Readers.OwnerOnly,
        Readers.Only(),
        Readers.Only(Principal.Owner, Principal.Of("bob@example.org"))
    );

    private static readonly Gen<Label> s_label = Gen.Select(
        One(Label.Owner, Label.System, OwnersTask.Web),
        s_readers,
        (label, readers) => label.RestrictTo(readers)
    );

    private static readonly Gen<string> s_tool = One(
        "files.read",
        "files.write",
        "web.get",
        "git.push",
        "images.convert",
        "files.delete"
    );

    private static readonly Gen<ManifestPlace> s_place = Gen.Select(
        s_tool,
        Gen.Bool,
        s_path,
        s_readers,
        (tool, isAnywhere, path, readers) => new ManifestPlace(tool, isAnywhere ? null : path, readers)
    );

    private static readonly Gen<Value> s_leaf = Gen.OneOf(
        Gen.Select(s_path, s_label, (text, label) => JobTask.Words(text, label)),
        Gen.Select(s_path, s_label, (text, label) => JobTask.Words(text, label)),
        Gen.Select(Gen.Int[0, 9], s_label, (length, label) => JobTask.Bytes(length, label)),
        s_label.Select(Value (label) => new Value.Nothing(label))
    );

    private static readonly Gen<Value> s_content = Gen.OneOf(
        s_leaf,
        Gen.Select(
            s_leaf.Array[0, 3],
            s_label,
            (items, label) => JobTask.List(Label.JoinAll(items.Select(i => i.Label).Append(label)), items)
        )
    );

    private static readonly Gen<(JobTask Task, Effect Effect)> s_case = Gen.Select(
        s_place.Array[0, 4],
        s_tool,
        s_leaf,
        s_content.Array[3],
        (places, tool, target, contents) =>
        {
            var task = new JobTask([.. places]);
            var arguments = task
                .Policy.Tools[tool]
                .Parameters.Select((p, i) => (p.Name, IsTarget(p.Role) ? target : contents[i]));
            return (task, task.Call(tool, [.. arguments]));
        }
    );

    [Fact]
    public void A_manifest_is_never_laxer_than_the_list_and_the_same_for_what_jobs_do() =>
        s_case.Sample(
            it =>
            {
                var (decision, isListed) = (it.Task.Decide(it.Effect), IsListed(it.Task.Places, it.Effect));
                if (!isListed)
                {
                    Assert.Equal(Verdict.Deny, decision.Verdict);
                }
                else if (decision.Verdict != Verdict.Allow)
                {
                    // What is stricter: what leads out of a place again, what is sent anywhere, what says no target.
                    var target = it
                        .Effect.Arguments.Where(a => IsTarget(a.Role))
                        .Select(a => ValueText.Of(a.Value))
                        .FirstOrDefault();
                    Assert.True(
                        (decision.Verdict, decision.Rule) switch
                        {
                            (Verdict.Deny, "place" or "readers") => target!.Contains("..", StringComparison.Ordinal)
                                || target.Contains("%2e", StringComparison.Ordinal)
                                || target.Contains('\\'),
                            (Verdict.Ask, "untrusted" or "link") => it.Effect.Tool == "git.push",
                            (Verdict.Ask, "target") => target == "" && it.Effect.Kind > EffectKind.Write,
                            _ => false,
                        },
                        $"{decision.Verdict} {decision.Why}"
                    );
                }
            },
            iter: s_cases
        );

    [Fact]
    public void More_readers_of_a_place_and_fewer_of_a_value_never_allow_more() =>
        Gen.Select(s_case, s_readers, Gen.Int[0, 9])
            .Sample(
                (it, readers, which) =>
                {
                    var verdict = it.Task.Decide(it.Effect).Verdict;
                    var wider = new JobTask([
                        .. it.Task.Places.Select(
                            (p, i) => i == which % 4 && readers.Includes(p.Readers) ? p with { Readers = readers } : p
                        ),
                    ]);
                    Assert.True(wider.Decide(it.Effect).Verdict >= verdict);
                    var narrower = it.Effect.Arguments.Select(
                        (a, i) =>
                            i == which % 3
                                ? a with
                                {
                                    Value = a.Value with { Label = a.Value.Label.RestrictTo(readers) },
                                }
                                : a
                    );
                    Assert.True(it.Task.Decide(it.Effect with { Arguments = [.. narrower] }).Verdict >= verdict);
                },
                iter: s_cases / 2
            );

    private static Gen<T> One<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static bool IsTarget(ParameterRole role) => role is ParameterRole.Destination or ParameterRole.Selector;

    /// <summary>The allow-list: a place is a prefix that ends where a segment does, and a value's own label says who may see it.</summary>
    private static bool IsListed(ImmutableArray<ManifestPlace> list, Effect effect) =>
        list.Any(p =>
            p.Tool == effect.Tool
            && (p.Place is null || effect.Arguments.Where(a => IsTarget(a.Role)).All(a => IsWithin(a.Value, p.Place)))
            && effect.Arguments.All(a => a.Value.Label.Readers.Includes(p.Readers))
        );

    private static bool IsWithin(Value value, string place) =>
        value is Value.Text { Content: var path }
        && path.StartsWith(place, StringComparison.Ordinal)
        && (path.Length == place.Length || place[^1] is '/' or '\\' || path[place.Length] is '/' or '\\');
}
