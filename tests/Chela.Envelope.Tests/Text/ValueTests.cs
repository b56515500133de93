using System.Text;
using Chela.Text;
using CsCheck;

namespace Chela.Envelope.Tests.Text;

public sealed class ValueTests
{
    [Fact]
    public void A_span_names_bytes_and_prints_as_a_range()
    {
        var capture = Encoding.UTF8.GetBytes("ab中文cd");
        var span = new ByteSpan(2, 6);
        Assert.Equal("中文", Encoding.UTF8.GetString(span.Of(capture)));
        Assert.Equal((8, "2..8"), (span.End, span.ToString()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ByteSpan(5, 6).Of(capture).Length);
    }

    [Fact]
    public void A_hash_is_the_one_of_FIPS_180()
    {
        const string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        Assert.Equal(abc, ContentHash.Of("abc").ToString());
        Assert.Equal(ContentHash.Of("中"), ContentHash.Of([0xE4, 0xB8, 0xAD]));
        Assert.NotEqual(ContentHash.Of("a"), ContentHash.Of("b"));
        Assert.Equal(new string('0', 64), default(ContentHash).ToString());
    }

    [Fact]
    public void A_hash_reads_what_it_writes_and_nothing_else()
    {
        Gen.String.Sample(text =>
            Assert.True(
                ContentHash.TryParse(ContentHash.Of(text).ToString(), out var read) && read == ContentHash.Of(text)
            )
        );
        var hex = ContentHash.Of("abc").ToString();
        Assert.All(
            [null, "", hex[1..], hex + "0", hex.Replace('a', 'A'), hex.Replace('a', 'g')],
            text => Assert.False(ContentHash.TryParse(text, out _))
        );
    }

    [Theory]
    [InlineData("diges", "digest")]
    [InlineData("idgest", "digest")]
    [InlineData("ini", "init")]
    [InlineData("nothing", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    public void The_nearest_name_is_found_if_it_is_near(string word, string? name) =>
        Assert.Equal(name, NearestName.Of(word, ["init", "digest", "publish", "a"]));

    [Fact]
    public void Of_two_names_as_near_the_first_is_taken() =>
        Assert.Equal("lint", NearestName.Of("lin", ["lint", "line"]));
}
