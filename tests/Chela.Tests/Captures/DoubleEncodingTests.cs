using System.Text;
using Chela.Reading.Captures;

namespace Chela.Tests.Captures;

/// <summary>Text that was encoded twice.</summary>
public sealed class DoubleEncodingTests
{
    private static string Twice(string text)
    {
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        return western.GetString(Encoding.UTF8.GetBytes(text));
    }

    [Theory]
    [InlineData("Don’t say it’s the sea’s fault: café and naïve façades — “quoted” — aren’t to blame.")]
    [InlineData("Über Größe läßt sich schön streiten, sagt der Bär à la carte.")]
    [InlineData("螃蟹横着走，因为它们的膝盖只能朝一边弯。")]
    [InlineData("Краб идёт боком, и это надолго.")]
    [InlineData("Emoji too 🦀🦀, don’t they, aren’t they, can’t they, won’t they?")]
    public void It_is_read_as_it_was_meant_with_its_places(string meant)
    {
        var bytes = Encoding.UTF8.GetBytes(Twice(meant));
        var text = DecodedText.Of(bytes);
        Assert.Equal(meant, text.Text);
        for (var at = 0; at < meant.Length; at++)
        {
            if (char.IsLowSurrogate(meant[at]))
            {
                continue;
            }

            var length = char.IsHighSurrogate(meant[at]) ? 2 : 1;
            var span = text.SpanOf(at, length);
            Assert.Equal(
                Twice(meant.Substring(at, length)),
                Encoding.UTF8.GetString(bytes.AsSpan(span.Start, span.Length))
            );
        }
    }

    [Theory]
    [InlineData(
        "When UTF-8 is read as Windows-1252, é becomes Ã©, ’ becomes â€™ and — becomes â€”, as in donâ€™t, canâ€™t, wonâ€™t."
    )]
    [InlineData("The signs are 'Ã©', 'â€™', 'â€œ', 'â€”' and 'Â°' when a page says the wrong charset.")]
    [InlineData("NÃO É ÂMBAR, diz a avó: «São Tomé».")]
    [InlineData("It is 25 Â°C, she said.")]
    [InlineData("Mañana, señor, iré a la montaña con mis compañeros.")]
    [InlineData("Plain text, and nothing else.")]
    [InlineData("Ângela € 5 – ŒUVRE")]
    public void A_text_that_is_meant_so_stays(string text) =>
        Assert.Equal(text, DecodedText.Of(Encoding.UTF8.GetBytes(text)).Text);

    [Fact]
    public void A_page_is_mended_too()
    {
        var page = Encoding.UTF8.GetBytes(
            Twice(
                "<html><title>Café à la mer</title><p>Don’t say it’s the sea’s fault: cafés aren’t to blame, à la mer or not.</p></html>"
            )
        );
        var item = Assert.Single(CaptureReader.Read(new Capture("page.html", page)).Items);
        Assert.Equal("Café à la mer", item.Title);
        Assert.StartsWith("Don’t say it’s", item.Text, StringComparison.Ordinal);
    }
}
