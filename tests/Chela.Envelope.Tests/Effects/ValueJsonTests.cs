using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Tests.Effects;

public sealed class ValueJsonTests
{
    private static Value.Text Text(string text) => new(text, Label.Public);

    [Fact]
    public void Every_shape_has_its_text()
    {
        var fields = new Dictionary<string, Value>
        {
            ["whole"] = new Value.Whole(long.MinValue, Label.Public),
            ["text"] = Text("a\"b"),
            ["Nothing"] = new Value.Nothing(Label.Public),
            ["list"] = new Value.List(
                [new Value.Truth(true, Label.Public), new Value.Truth(false, Label.Public)],
                Label.Public
            ),
            ["fraction"] = new Value.Fraction(1200.50m, Label.Public),
            ["bytes"] = new Value.Bytes(new byte[] { 0, 255 }, Label.Public),
        };
        Assert.Equal(
            """{"Nothing":null,"bytes":"AP8=","fraction":1200.5,"list":[true,false],"text":"a\"b","whole":-9223372036854775808}""",
            ValueJson.Of(new Value.Record(fields.ToImmutableSortedDictionary(), Label.Public))
        );
    }

    [Fact]
    public void Labels_and_origins_make_no_difference() =>
        Assert.Equal(
            ValueJson.Of(Text("a")),
            ValueJson.Of(new Value.Text("a", Label.Owner) { From = [Origin.Planner.Blind] })
        );

    [Fact]
    public void A_number_and_its_digits_as_text_differ_and_equal_numbers_do_not()
    {
        Assert.NotEqual(ValueJson.Of(new Value.Whole(5, Label.Public)), ValueJson.Of(Text("5")));
        Assert.Equal(
            ValueJson.Of(new Value.Whole(5, Label.Public)),
            ValueJson.Of(new Value.Fraction(5.00m, Label.Public))
        );
    }
}
