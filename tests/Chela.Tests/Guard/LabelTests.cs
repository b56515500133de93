using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Guard;

namespace Chela.Tests.Guard;

/// <summary>Where labels on the wire go in a value.</summary>
public sealed class LabelTests
{
    private const string Mail = """{"from":"eve@example.net","to":["ana@example.org","bob@example.org"],"body":"Hi"}""";

    [Fact]
    public void A_value_without_any_label_is_untrusted_and_for_the_owner_alone()
    {
        Assert.All(Leaves(Mail, "[]"), leaf => Assert.Equal("[tool] → {owner}", leaf.Value.ToString()));
        Assert.All(Leaves("7", "[]"), leaf => Assert.False(leaf.Value.IsTrusted));
        Assert.Equal(Labelled.Nothing, Read("{}", "[]").Label);
        Assert.Equal(Labelled.Nothing, Read("[]", "[]").Label);
    }

    [Fact]
    public void A_label_without_sources_is_trusted() =>
        Assert.All(
            Leaves(Mail, """[{"path":[],"sources":[],"readers":"everyone"}]"""),
            leaf => Assert.Equal(Label.Public, leaf.Value)
        );

    [Theory]
    [InlineData("owner", "owner", true)]
    [InlineData("system", "system", true)]
    [InlineData("web:example.org", "web:example.org", false)]
    [InlineData("mail:eve@example.net", "mail:eve@example.net", false)]
    [InlineData("file:/tmp/a b", "file:/tmp/a b", false)]
    [InlineData("model:planner", "model:planner", false)]
    [InlineData("Owner", "tool:Owner", false)]
    [InlineData("owner:", "tool:owner:", false)]
    [InlineData("system:x", "tool:system:x", false)]
    [InlineData("anything", "tool:anything", false)]
    [InlineData("", "tool", false)]
    public void Only_owner_and_system_are_trusted_sources(string source, string shown, bool isTrusted)
    {
        var label = Read("1", $$"""[{"path":[],"sources":["{{source}}"],"readers":"everyone"}]""").Label;
        Assert.Equal($"[{shown}] → everyone", label.ToString());
        Assert.Equal(isTrusted, label.IsTrusted);
    }

    [Fact]
    public void What_no_label_covers_stays_untrusted_beside_what_one_covers()
    {
        var leaves = Leaves(Mail, """[{"path":["body"],"sources":[],"readers":"everyone"}]""");
        Assert.Equal(Label.Public, leaves["v.body"]);
        Assert.Equal(Labelled.Nothing, leaves["v.from"]);
        Assert.Equal(Labelled.Nothing, leaves["v.to.0"]);
    }

    [Fact]
    public void Labels_of_enclosing_paths_join()
    {
        var leaves = Leaves(
            Mail,
            """
            [{"path":[],"sources":["mail:eve@example.net"],"readers":["ana@example.org","bob@example.org","cleo@example.com"]},
             {"path":["to"],"sources":["system"],"readers":["bob@example.org","cleo@example.com"]},
             {"path":["to",1],"sources":[],"readers":["cleo@example.com","dan@example.org"]}]
            """
        );
        Assert.Equal("[system, mail:eve@example.net] → {cleo@example.com}", leaves["v.to.1"].ToString());
        Assert.Equal(
            "[system, mail:eve@example.net] → {bob@example.org, cleo@example.com}",
            leaves["v.to.0"].ToString()
        );
        Assert.Equal(
            "[mail:eve@example.net] → {ana@example.org, bob@example.org, cleo@example.com}",
            leaves["v.body"].ToString()
        );
    }

    [Fact]
    public void Two_labels_of_one_path_join() =>
        Assert.Equal(
            "[web:a.example, web:b.example] → {}",
            Read(
                "1",
                """[{"path":[],"sources":["web:a.example"],"readers":["x"]},{"path":[],"sources":["web:b.example"],"readers":["y"]}]"""
            )
                .Label.ToString()
        );

    [Fact]
    public void A_star_is_every_item_and_every_field()
    {
        const string Inbox = """[{"a":1,"b":{"c":2}},{"a":3},4]""";
        var leaves = Leaves(Inbox, """[{"path":["*","a"],"sources":["system"],"readers":"everyone"}]""");
        Assert.Equal([Label.System, Label.System], [leaves["v.0.a"], leaves["v.1.a"]]);
        Assert.Equal([Labelled.Nothing, Labelled.Nothing], [leaves["v.0.b.c"], leaves["v.2"]]);
        leaves = Leaves(Inbox, """[{"path":[0,"*"],"sources":["system"],"readers":"everyone"}]""");
        Assert.Equal(
            [Label.System, Label.System, Labelled.Nothing],
            [leaves["v.0.a"], leaves["v.0.b.c"], leaves["v.1.a"]]
        );
        leaves = Leaves(Inbox, """[{"path":["*","*","*"],"sources":["system"],"readers":"everyone"}]""");
        Assert.Equal([Labelled.Nothing, Label.System], [leaves["v.0.a"], leaves["v.0.b.c"]]);
    }

    [Theory]
    [InlineData("""["x"]""")]
    [InlineData("""["to",2]""")]
    [InlineData("""["to","0"]""")]
    [InlineData("""["body","*"]""")]
    [InlineData("[0]")]
    [InlineData("""["body",0]""")]
    [InlineData("""["To"]""")]
    public void A_path_that_is_not_in_the_value_labels_nothing(string path) =>
        Assert.All(
            Leaves(Mail, $$"""[{"path":{{path}},"sources":[],"readers":"everyone"}]"""),
            leaf => Assert.Equal(Labelled.Nothing, leaf.Value)
        );

    [Fact]
    public void An_index_is_no_key_and_a_key_no_index()
    {
        const string Label0 = """[{"path":[0],"sources":["system"],"readers":"everyone"}]""";
        const string Key0 = """[{"path":["0"],"sources":["system"],"readers":"everyone"}]""";
        Assert.Equal(Labelled.Nothing, Leaves("""{"0":1}""", Label0)["v.0"]);
        Assert.Equal(Label.System, Leaves("""{"0":1}""", Key0)["v.0"]);
        Assert.Equal(Label.System, Leaves("[1]", Label0)["v.0"]);
        Assert.Equal(Labelled.Nothing, Leaves("[1]", Key0)["v.0"]);
    }

    [Fact]
    public void A_container_has_the_join_of_what_is_inside()
    {
        const string Labels = """
            [{"path":["a"],"sources":["web:a.example"],"readers":["x","y"]},{"path":["b"],"sources":["system"],"readers":["y"]}]
            """;
        Assert.Equal("[system, web:a.example] → {y}", Read("""{"a":1,"b":2}""", Labels).Label.ToString());
        Assert.Equal("[system, tool, web:a.example] → {}", Read("""{"a":1,"b":2,"c":3}""", Labels).Label.ToString());
        Assert.Equal("[web:a.example] → {x, y}", Read("""{"a":[]}""", Labels).Label.ToString());
    }

    [Theory]
    [InlineData("""[{"path":[],"sources":[]}]""")]
    [InlineData("""[{"path":[],"readers":"everyone"}]""")]
    [InlineData("""[{"sources":[],"readers":"everyone"}]""")]
    [InlineData("""[{"path":[],"sources":[],"readers":"everyone","reader":[]}]""")]
    [InlineData("""[{"path":[],"source":[],"readers":"everyone"}]""")]
    [InlineData("""[{"path":[],"sources":"web:x","readers":"everyone"}]""")]
    [InlineData("""[{"path":[],"sources":[],"readers":"Everyone"}]""")]
    [InlineData("""[{"path":[],"sources":[],"readers":"ana@example.org"}]""")]
    [InlineData("""[{"path":[],"sources":[],"readers":null}]""")]
    [InlineData("""[{"path":[],"sources":[1],"readers":[]}]""")]
    [InlineData("""[{"path":"a","sources":[],"readers":[]}]""")]
    [InlineData("""[{"path":[-1],"sources":[],"readers":[]}]""")]
    [InlineData("""[{"path":[0.5],"sources":[],"readers":[]}]""")]
    [InlineData("""[{"path":[99999999999],"sources":[],"readers":[]}]""")]
    [InlineData("""[{"path":[null],"sources":[],"readers":[]}]""")]
    [InlineData("""[{"path":[["a"]],"sources":[],"readers":[]}]""")]
    [InlineData("[[]]")]
    [InlineData("{}")]
    [InlineData("null")]
    public void A_label_that_is_not_quite_one_is_an_error(string labels) =>
        Assert.Equal(-32602, Assert.Throws<WireError>(() => Read(Mail, labels)).Code);

    [Theory]
    [InlineData("3.141592653589793")]
    [InlineData("0.30000000000000004")]
    [InlineData("-1.5e3")]
    [InlineData("1e-27")]
    [InlineData("48.85837000000001")]
    public void A_number_is_held_as_it_is(string number) =>
        Assert.Equal(
            decimal.Parse(
                number,
                System.Globalization.NumberStyles.Float,
                System.Globalization.CultureInfo.InvariantCulture
            ),
            Assert.IsType<Value.Fraction>(Read(number, "[]")).Amount
        );

    [Theory]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("1e30")]
    [InlineData("0.10000000000000000000000000001")]
    [InlineData("18446744073709551617")]
    public void A_number_of_a_result_that_cannot_be_held_is_kept_as_its_text(string number) =>
        Assert.Equal(number, Assert.IsType<Value.Text>(Read(number, "[]")).Content);

    [Theory]
    [InlineData(16)]
    [InlineData(60)]
    [SuppressMessage("Performance", "CA1861", Justification = "Read once.")]
    public void Many_labels_with_stars_on_many_values_end_soon(int depth)
    {
        // Each label is another mix of stars and keys that leads to the same place.
        var labels = Enumerable
            .Range(0, LabelTree.MostLabels)
            .Select(i =>
                "{\"path\":["
                + string.Join(
                    ',',
                    Enumerable.Range(0, depth).Select(d => d < 14 && ((i >> d) & 1) == 1 ? "\"a\"" : "\"*\"")
                )
                + $"],\"sources\":[\"web:{i}\"],\"readers\":[\"x{i}\",\"y\"]}}"
            );
        var leaves = string.Join(',', Enumerable.Repeat("1", 20_000));
        var value =
            string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "[" + leaves + "]" + new string('}', depth - 1);
        try
        {
            Assert.Equal(20_000, Leaves(value, $"[{string.Join(',', labels)}]").Count);
        }
        catch (WireError error)
        {
            Assert.Equal(
                (-32000, "the labels of a result take at most 10000000 steps in it"),
                (error.Code, error.Message)
            );
        }
    }

    [Fact]
    public void Labels_and_their_names_are_bounded()
    {
        string Many(int count, string item) => string.Join(',', Enumerable.Repeat(item, count));
        var labels = "[" + Many(LabelTree.MostLabels + 1, """{"path":[],"sources":[],"readers":[]}""") + "]";
        Assert.Equal("a result has at most 10000 labels", Assert.Throws<WireError>(() => Read("1", labels)).Message);
        labels = $$"""[{"path":[],"sources":[{{Many(4097, "\"web:x\"")}}],"readers":[]}]""";
        Assert.Equal(-32000, Assert.Throws<WireError>(() => Read("1", labels)).Code);
        labels = $$"""[{"path":[],"sources":[],"readers":[{{Many(4097, "\"x\"")}}]}]""";
        Assert.Equal(-32000, Assert.Throws<WireError>(() => Read("1", labels)).Code);
    }

    private static Value Read(string value, string labels) =>
        WireValues.Labelled(
            new WireNode(JsonElement.Parse(value), "value"),
            new WireNode(JsonElement.Parse(labels), "labels")
        );

    private static Dictionary<string, Label> Leaves(string value, string labels) =>
        ValueTree.Leaves("v", Read(value, labels)).ToDictionary(l => l.Path, l => l.Leaf.Label);
}
