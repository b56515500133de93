using System.Text.Json;
using Chela.Tests.Support;
using Chela.Text;
using CsCheck;

namespace Chela.Envelope.Tests.Text;

public sealed class ConfusablesTests
{
    [Theory]
    [InlineData("paypal", "p\u0430yp\u0430l")]
    [InlineData("paypal", "paypa1")]
    [InlineData("modern", "rnodern")]
    [InlineData("GOOGLE", "G00GLE")]
    [InlineData("bank", "ba\u200Dnk")]
    [InlineData("bank", "\u202Ebank")]
    [InlineData("\"a\"", "''a''")]
    [InlineData("scope", "ѕсоре")]
    [InlineData("é", "e\u0301")]
    [InlineData("https://example.org", "https:\u2215\u2215example.org")]
    public void Look_alikes_have_one_skeleton(string a, string b) => Assert.True(Confusables.AreConfusable(a, b));

    [Theory]
    [InlineData("paypal", "paypai")]
    [InlineData("paypal", "PAYPAL")]
    [InlineData("100", "1000")]
    [InlineData("中文", "中丈")]
    [InlineData("e", "é")]
    public void What_a_reader_tells_apart_stays_apart(string a, string b) =>
        Assert.False(Confusables.AreConfusable(a, b));

    [Fact]
    public void Plain_letters_are_their_own_prototypes_but_for_the_famous_ones()
    {
        var changed = Enumerable
            .Range(0x20, 0x5F)
            .Select(c => ((char)c).ToString())
            .Where(c => Confusables.Skeleton(c) != c)
            .Select(c => c + "→" + Confusables.Skeleton(c));
        Assert.Equal(["\"→''", "%→º/\u2080", "I→1", "O→0", "`→'", "l→1", "m→rn", "|→1"], changed);
    }

    [Fact]
    public void Every_pair_of_the_source_is_confusable_but_some_of_two_sequences()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Repository.Shared("unicode/confusables.json")));
        var pairs = 0;
        var apart = new List<string>();
        foreach (var entry in json.RootElement.EnumerateObject())
        {
            foreach (var alike in entry.Value.EnumerateArray().Select(a => a.GetProperty("c").GetString()!))
            {
                pairs++;
                if (!Confusables.AreConfusable(entry.Name, alike))
                {
                    apart.Add($"{entry.Name} {alike}");
                }
            }
        }

        Assert.True(pairs > 12_000);
        // Two sequences of one class: only single characters are replaced.
        Assert.InRange(apart.Count, 1, 40);
        Assert.All(apart, pair => Assert.True(Normalization.Nfd(pair).EnumerateRunes().Count() > "a b".Length, pair));
    }

    [Fact]
    public void The_skeleton_of_a_skeleton_is_itself() =>
        AnyText.Gen.Sample(text =>
        {
            var skeleton = Confusables.Skeleton(text);
            Assert.Equal(skeleton, Confusables.Skeleton(skeleton));
        });
}
