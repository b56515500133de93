using System.Globalization;
using System.Text.Json;
using Chela.Text;
using CsCheck;

namespace Chela.Envelope.Tests.Text;

/// <summary>RFC 8785 as far as it goes, and the two places where we go on.</summary>
public sealed class CanonicalJsonTests
{
    private static string Of(double number) => new CanonicalJson().Number(number).ToString();

    private static string Of(decimal number) => new CanonicalJson().Number(number).ToString();

    private static string Of(string text) => new CanonicalJson().Text(text).ToString();

    /// <summary>The bits and texts of RFC 8785, appendix B.</summary>
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void A_number_is_written_as_ECMAScript_does(ulong bits, string expected) =>
        Assert.Equal(expected, Of(BitConverter.UInt64BitsToDouble(bits)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_JSON_cannot_say_is_refused(double number) => Assert.Throws<ArgumentException>(() => Of(number));

    [Theory]
    [InlineData("1.10", "1.1")]
    [InlineData("100.000", "100")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("-0.00", "0")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("0.1000000000000000000000000001", "0.1000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void A_decimal_keeps_its_value_and_loses_its_zeros(string number, string expected) =>
        Assert.Equal(expected, Of(decimal.Parse(number, CultureInfo.InvariantCulture)));

    [Fact]
    public void Decimals_are_equal_exactly_if_their_texts_are() =>
        Gen.Select(Gen.Decimal, Gen.Decimal).Sample((a, b) => (a == b) == (Of(a) == Of(b)));

    [Fact]
    public void Zeros_at_the_end_make_no_other_number() => Gen.Int.Sample(n => Of(n / 64m) == Of(n / 64m * 1.000m));

    [Fact]
    public void Equal_decimals_read_alike_whatever_zeros_they_carry() =>
        Gen.Decimal.Sample(n => Of(n) == Of(n / 1.0000000000000000000000000000m));

    [Fact]
    public void A_whole_number_reads_the_same_as_long_and_as_decimal() =>
        Gen.Long.Sample(n => new CanonicalJson().Number(n).ToString() == Of((decimal)n));

    [Fact]
    public void A_double_reads_back_as_itself() =>
        Gen.Double.Where(double.IsFinite).Sample(n => double.Parse(Of(n), CultureInfo.InvariantCulture) == n);

    [Fact]
    public void Text_is_escaped_where_JSON_demands_it_and_nowhere_else()
    {
        Assert.Equal("\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\"", Of("\"\\/\b\t\n\f\r\0\u001f\u007f"));
        Assert.Equal("\"€中<>&'\u2028\U0001F600\"", Of("€中<>&'\u2028\U0001F600"));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_does_not_become_another_text()
    {
        Assert.Equal("\"\\ud83d\"", Of("\ud83d"));
        Assert.Equal("\"\\ude00\\ud83d\"", Of("\ude00\ud83d"));
        Assert.NotEqual(ContentHash.Of(Of("\ud83d")), ContentHash.Of(Of("\ud83e")));
    }

    /// <summary>The names of RFC 8785, section 3.2.3: sorted by code units, a surrogate comes before U+FB33.</summary>
    [Fact]
    public void Members_stand_in_the_order_of_their_code_units()
    {
        var json = new CanonicalJson().StartObject();
        foreach (var name in new[] { "€", "\r", "\ufb33", "1", "\U0001F600", "\u0080", "ö" })
        {
            json.Name(name).Null();
        }

        Assert.Equal(
            "{\"\\r\":null,\"1\":null,\"\u0080\":null,\"ö\":null,\"€\":null,\"\U0001F600\":null,\"\ufb33\":null}",
            json.EndObject().ToString()
        );
    }

    [Fact]
    public void Everything_nests()
    {
        var json = new CanonicalJson().StartObject();
        json.Name("b").StartArray().Number(1).StartObject().Name("z").Truth(true).Name("a").StartArray().EndArray();
        json.EndObject().Text("").EndArray();
        json.Name("a").StartObject().EndObject().Name("aa").Literal("[0]").EndObject();
        Assert.Equal("""{"a":{},"aa":[0],"b":[1,{"a":[],"z":true},""]}""", json.ToString());
    }

    [Fact]
    public void What_is_no_JSON_is_a_mistake_of_the_program()
    {
        static void Fails(Action<CanonicalJson> write) =>
            Assert.Throws<InvalidOperationException>(() => write(new CanonicalJson()));

        Fails(j => j.StartObject().Null());
        Fails(j => j.Name("a"));
        Fails(j => j.StartArray().Name("a"));
        Fails(j => j.StartObject().Name("a").Name("b"));
        Fails(j => j.StartObject().Name("a").EndObject());
        Fails(j => j.StartObject().Name("a").Null().Name("a").Null().EndObject());
        Fails(j => j.StartObject().EndArray());
        Fails(j => j.StartArray().EndObject());
        Fails(j => j.EndArray());
        Fails(j => j.Null().Null());
        Fails(j => j.StartArray().ToString());
    }

    [Fact]
    public void Any_text_reads_back_as_itself() =>
        Gen
            .String.Where(s => !s.Any(char.IsSurrogate))
            .Sample(s => JsonDocument.Parse(Of(s)).RootElement.GetString() == s);
}
