using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;
using CsCheck;

namespace Chela.Envelope.Tests.Tools;

public sealed class ResultDeclarationTests
{
    private static readonly Effect s_call = new(
        "mail_search",
        EffectKind.ObserveLocal,
        [
            new Argument("channel", ParameterRole.Selector, Text("general")),
            new Argument("url", ParameterRole.Selector, Text("https://Example.org:443/a?b=c")),
        ]
    );

    private static readonly ResultDeclaration s_mail = new()
    {
        Untrusted = [ValuePath.Of(PathStep.Every, PathStep.Field("body")), ValuePath.Of(PathStep.Field("body"))],
        Source = SourceKind.Mail,
        SourceNames = [new ResultName.Field("from")],
        Readers = [new ResultName.Field("from"), new ResultName.Field("to")],
    };

    private static readonly Gen<string> s_key = Gen.OneOf(
        Gen.Const("from"),
        Gen.Const("to"),
        Gen.Const("body"),
        Gen.Const("id")
    );

    private static readonly Gen<Value> s_value = Gen.Recursive<Value>(
        (depth, inner) =>
            depth > 3
                ? Gen.OneOf(Gen.Const("a@x.org"), Gen.Const("b@x.org"), Gen.Const("")).Select(Value (t) => Text(t))
                : Gen.OneOf(
                    Gen.Const<Value>(Text("c@x.org")),
                    Gen.Const<Value>(new Value.Whole(7, Label.Public)),
                    inner.Array[0, 3].Select(Value (i) => List(i)),
                    Gen.Select(s_key, inner).Array[0, 4].Select(Value (f) => Record([.. f.DistinctBy(x => x.Item1)]))
                )
    );

    private static readonly Gen<ResultName> s_name = Gen.OneOf(
        s_key.Select(ResultName (k) => new ResultName.Field(k)),
        Gen.Const<ResultName>(new ResultName.Fixed("archive")),
        Gen.Const<ResultName>(new ResultName.Argument("channel", "#")),
        Gen.Const<ResultName>(new ResultName.Argument("missing"))
    );

    private static readonly Gen<ValuePath> s_path = Gen.OneOf(
            s_key.Select(PathStep.Field),
            Gen.Const(PathStep.Every),
            Gen.Int[0, 2].Select(PathStep.Item)
        )
        .Array[0, 3]
        .Select(steps => ValuePath.Of(steps));

    private static readonly Gen<ResultDeclaration> s_declaration = Gen.Select(
        s_path.Array[0, 2],
        Gen.Enum<SourceKind>(),
        s_name.Array[0, 2],
        Gen.Bool,
        s_name.Array[0, 2],
        (untrusted, source, names, isOpen, readers) =>
            new ResultDeclaration
            {
                Untrusted = [.. untrusted],
                Source = source,
                SourceNames = [.. names],
                IsForEveryone = isOpen,
                Readers = [.. readers],
            }
    );

    private static Value.Text Text(string text) => new(text, Label.Public);

    private static Value.List List(params Value[] items) => new([.. items], Label.Public);

    private static Value.Record Record(params (string Key, Value Value)[] fields) =>
        new(fields.ToImmutableSortedDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal), Label.Public);

    private static Value.Record Mail(string from, params string[] to) =>
        Record(("from", Text(from)), ("to", List([.. to.Select(Text)])), ("body", Text("hello")));

    private static string At(Value value, params IEnumerable<PathStep> path) =>
        Assert.Single(ValueTree.At(value, ValuePath.Of(path))).Label.ToString();

    [Fact]
    public void Each_item_is_labelled_by_its_own_fields()
    {
        var value = s_mail.Labelled(s_call, List(Mail("eve@x.org", "ana@x.org"), Mail("bob@x.org")));
        Assert.Equal(
            "[mail:eve@x.org] → {ana@x.org, eve@x.org, owner}",
            At(value, PathStep.Item(0), PathStep.Field("body"))
        );
        Assert.Equal("[] → {ana@x.org, eve@x.org, owner}", At(value, PathStep.Item(0), PathStep.Field("from")));
        Assert.Equal("[mail:bob@x.org] → {bob@x.org, owner}", At(value, PathStep.Item(1)));
        Assert.Equal("[mail:bob@x.org, mail:eve@x.org] → {owner}", At(value));
        Assert.Equal("[mail:bob@x.org] → {bob@x.org, owner}", At(s_mail.Labelled(s_call, Mail("bob@x.org"))));
    }

    [Fact]
    public void A_field_that_is_missing_gets_the_stricter_answer()
    {
        var value = s_mail.Labelled(s_call, List(Record(("body", Text("hello"))), Text("no item")));
        Assert.Equal("[tool:mail_search] → {owner}", At(value, PathStep.Item(0)));
        Assert.Equal("[] → {owner}", At(value, PathStep.Item(1)));
        var many = Record(("to", List([.. Enumerable.Range(0, 5_000).Select(i => Text($"a{i}"))])));
        Assert.Equal("[] → {owner}", At(s_mail.Labelled(s_call, many)));
    }

    [Fact]
    public void What_is_not_declared_is_untrusted_the_tools_and_for_the_owner_alone()
    {
        var tool = new ToolDeclaration("mail_search", EffectKind.ObserveLocal, Repeat.Idempotent, [], [], []);
        Assert.Same(ResultDeclaration.Undeclared, tool.Results);
        var value = tool.Results.Labelled(s_call, List(Mail("eve@x.org")));
        Assert.All(ValueTree.Nodes(value), n => Assert.Equal("[tool:mail_search] → {owner}", n.Label.ToString()));
    }

    [Fact]
    public void Names_may_stand_in_arguments_or_always_be_the_same()
    {
        var page = new ResultDeclaration
        {
            Source = SourceKind.Web,
            SourceNames = [new ResultName.Argument("url")],
            Readers = [new ResultName.Argument("channel", "#"), new ResultName.Fixed("archive")],
        };
        Assert.Equal("[web:example.org] → {#general, archive, owner}", At(page.Labelled(s_call, Text("hello"))));
        var shared = new ResultDeclaration { Readers = [new ResultName.Field("shared")], Untrusted = [] };
        var file = Record(("shared", Record(("bob@x.org", Text("r")), ("cleo@x.org", Text("w")))));
        Assert.Equal("[] → {bob@x.org, cleo@x.org, owner}", At(shared.Labelled(s_call, file)));
        Assert.Equal("[] → everyone", At((shared with { IsForEveryone = true }).Labelled(s_call, file)));
    }

    [Fact]
    public void Nobody_becomes_trusted_by_a_name_in_a_field()
    {
        var trusting = s_mail with { Source = SourceKind.Owner };
        Assert.Equal("[tool:mail_search] → {eve@x.org, owner}", At(trusting.Labelled(s_call, Mail("eve@x.org"))));
    }

    [Fact]
    public void Every_leaf_is_as_strict_as_what_was_declared() =>
        Gen.Select(s_declaration, s_value)
            .Sample(
                (declared, value) =>
                {
                    var labelled = declared.Labelled(s_call, value);
                    var untrusted = declared
                        .Untrusted.SelectMany(p => ValueTree.At(labelled, p))
                        .SelectMany(v => ValueTree.Nodes(v))
                        .ToHashSet(ReferenceEqualityComparer.Instance);
                    return ValueJson.Of(labelled) == ValueJson.Of(value)
                        && ValueTree
                            .Leaves("", labelled)
                            .All(l =>
                                l.Leaf.Label.IsTrusted != untrusted.Contains(l.Leaf)
                                && l.Leaf.Label.Readers.Includes(Principal.Owner)
                                && l.Leaf.Label.Readers.IsEveryone == declared.IsForEveryone
                                && l.Leaf.Label.FlowsTo(labelled.Label)
                            );
                },
                iter: 5_000
            );

    [Fact]
    public void A_result_that_is_labelled_gets_no_milder_and_a_second_time_changes_nothing() =>
        Gen.Select(s_declaration, s_declaration, s_value)
            .Sample(
                (first, second, value) =>
                {
                    var once = first.Labelled(s_call, value);
                    var twice = second.Labelled(s_call, once);
                    return ValueTree
                            .Nodes(once)
                            .Zip(ValueTree.Nodes(twice))
                            .All(n => n.First.Label.FlowsTo(n.Second.Label))
                        && ValueTree
                            .Nodes(once)
                            .Zip(ValueTree.Nodes(first.Labelled(s_call, once)))
                            .All(n => n.First.Label.Equals(n.Second.Label));
                },
                iter: 3_000
            );

    [Fact]
    public void A_name_taken_away_never_gives_anybody_more() =>
        Gen.Select(s_declaration, s_value)
            .Sample(
                (declared, value) =>
                    ValueTree
                        .Nodes((declared with { Readers = [] }).Labelled(s_call, value))
                        .Zip(ValueTree.Nodes(declared.Labelled(s_call, value)))
                        .All(n => n.Second.Label.Readers.Includes(n.First.Label.Readers)),
                iter: 3_000
            );

    [Fact]
    public void However_deep_a_result_is_all_of_it_is_covered()
    {
        var deep = Enumerable.Range(0, 200).Aggregate<int, Value>(Text("x"), (v, _) => List(v));
        var path = ValuePath.Of(Enumerable.Repeat(PathStep.Every, 150));
        var labelled = new ResultDeclaration { Untrusted = [path] }.Labelled(s_call, deep);
        Assert.False(Assert.Single(ValueTree.Leaves("", labelled)).Leaf.Label.IsTrusted);
    }
}
