using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Tests.Effects;

public sealed class EffectTests
{
    private static readonly Effect Write = new(
        "files.write",
        EffectKind.Write,
        [
            new("path", ParameterRole.Destination, new Value.Text("a.md", Label.Owner)),
            new("size", ParameterRole.Option, new Value.Whole(3, Label.System)),
        ]
    );

    [Fact]
    public void An_argument_is_found_by_its_name() => Assert.Equal(new Value.Text("a.md", Label.Owner), Write["path"]);

    [Fact]
    public void An_argument_that_is_not_there_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => Write["mode"]);
        Assert.Contains("files.write has no argument 'mode'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_equal_only_with_equal_labels()
    {
        Assert.NotEqual<Value>(new Value.Text("a", Label.Owner), new Value.Text("a", Label.System));
        Assert.NotEqual<Value>(new Value.Text("a", Label.Owner), new Value.Text("b", Label.Owner));
        Assert.Equal<Value>(new Value.Nothing(Label.Owner), new Value.Nothing(Label.Owner));
    }

    [Fact]
    public void Whatever_is_long_other_content_is_another_effect()
    {
        var text = new string('a', 2_000);
        Value[] contents =
        [
            .. new[] { text, text + "b", text + "\ud800", text + "\ud801", new string('\0', 2_000) }.Select(
                t => new Value.Text(t, Label.Owner)
            ),
            new Value.Bytes(new byte[2_000], Label.Owner),
            new Value.Bytes(new byte[2_001], Label.Owner),
        ];
        static EffectId IdOf(Value content) =>
            EffectJson.IdOf("t", Write with { Arguments = [new("content", ParameterRole.Content, content)] });

        Assert.Distinct(contents.Select(IdOf));
        Assert.Equal(IdOf(contents[^1]), IdOf(new Value.Bytes(new byte[2_001], Label.System)));
        Assert.Equal(IdOf(contents[^1]), IdOf(Value.Hashed.Of(contents[^1])!));
        Assert.Equal(IdOf(contents[0]), IdOf(Value.Hashed.Of(contents[0])!));
    }

    [Fact]
    public void A_hash_is_that_of_the_bytes_that_are_there()
    {
        var bytes = new Value.Bytes(new byte[] { 1 }, Label.Owner);
        var first = Value.Hashed.Of(bytes);
        Assert.Equal(
            Value.Hashed.Of(new Value.Bytes(new byte[] { 2 }, Label.Owner)),
            Value.Hashed.Of(bytes with { Content = new byte[] { 2 } })
        );
        Assert.Equal(first, Value.Hashed.Of(bytes));
    }
}
