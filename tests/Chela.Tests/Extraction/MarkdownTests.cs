using System.Text;
using Chela.Reading.Captures;
using Chela.Reading.Extraction;

namespace Chela.Tests.Extraction;

/// <summary>What the text of a page looks like in Markdown.</summary>
public sealed class MarkdownTests
{
    private const string Paragraph =
        "Crabs walk sideways, because their legs bend that way, and they have done so for two hundred million years.";

    private static ReadItem Read(string content)
    {
        var html =
            $"<!doctype html><html lang=en><title>Crabs</title><body><article><p>{Paragraph}</p>{content}<p>{Paragraph}</p></article></body></html>";
        var capture = new Capture("page.html", Encoding.UTF8.GetBytes(html)) { Url = "https://site.example/a/b" };
        return Assert.Single(HtmlReader.Read(capture, html).Items);
    }

    private static string Markdown(string content) =>
        Read(content).Markdown.ReplaceLineEndings("\n")[(Paragraph.Length + 2)..^(Paragraph.Length + 2)];

    [Theory]
    [InlineData("<h2>Legs <a href='#legs'>#</a></h2>", "## Legs")]
    [InlineData("<p>A <b>bold </b>and <em>soft</em> word.</p>", "A **bold** and *soft* word.")]
    [InlineData("<p>a<br>b</p>", "a  \nb")]
    [InlineData("<div>one, two.<br><br>three, four.</div>", "one, two.\n\nthree, four.")]
    [InlineData("<p>See <a href='../c?utm_source=x'>the other</a>.</p>", "See [the other](https://site.example/c).")]
    [InlineData("<p>See <a href='javascript:x()'>this</a> or <a href='#x'>that</a>.</p>", "See this or that.")]
    [InlineData("<p>1 * 2 * 3 [x] `y` &lt;b&gt; $5</p>", "1 \\* 2 \\* 3 \\[x\\] \\`y\\` \\<b> \\$5")]
    [InlineData("<p># no heading, is it.</p>", "\\# no heading, is it.")]
    [InlineData("<p>1. no list, is it.</p>", "1\\. no list, is it.")]
    [InlineData("<blockquote><p>One.</p><p>Two.</p></blockquote>", "> One.\n>\n> Two.")]
    [InlineData("<p>Use <code>a `b` c</code> here.</p>", "Use ``a `b` c`` here.")]
    [InlineData("<p>H<sub>2</sub>O, <del>old</del> and <mark>new</mark>.</p>", "H<sub>2</sub>O, ~~old~~ and ==new==.")]
    [InlineData("<p>A</p><hr><p>B</p>", "A\n\n---\n\nB")]
    public void Lines_are_written_as_they_are_meant(string html, string expected) =>
        Assert.Equal(expected, Markdown(html));

    [Theory]
    [InlineData("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c")]
    [InlineData("<ol start=3><li>a</li><li>b<ol><li>c</li></ol></li></ol>", "3. a\n4. b\n   1. c")]
    [InlineData("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n- c")]
    [InlineData("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b")]
    public void Lists_nest(string html, string expected) => Assert.Equal(expected, Markdown(html));

    [Theory]
    [InlineData(
        "<pre><code class='language-rust'>fn a() {\n  1 &lt; 2\n}\n</code></pre>",
        "```rust\nfn a() {\n  1 < 2\n}\n```"
    )]
    [InlineData(
        "<div class='highlight highlight-source-shell'><pre>ls <span>-l</span></pre></div>",
        "```shell\nls -l\n```"
    )]
    [InlineData("<pre>a ``` b</pre>", "````\na ``` b\n````")]
    public void Code_stays_as_it_is_with_its_language(string html, string expected) =>
        Assert.Equal(expected, Markdown(html));

    [Fact]
    public void A_table_has_its_head_and_room_for_what_spans_columns() =>
        Assert.Equal(
            "| A | B \\| C |\n| --- | --- |\n| 1 | **2** |\n| both |  |",
            Markdown(
                "<table><thead><tr><th>A</th><th>B | C</th></tr></thead><tr><td>1</td><td><b>2</b></td></tr><tr><td colspan=2>both</td></tr></table>"
            )
        );

    [Fact]
    public void A_table_that_only_places_things_is_none() =>
        Assert.Equal(
            "One, two.\n\nThree, four.",
            Markdown("<table><tr><td><p>One, two.</p><p>Three, four.</p></td></tr></table>")
        );

    [Theory]
    [InlineData("<img src='/p.png' alt='A [crab]'>", "![A \\[crab\\]](https://site.example/p.png)")]
    [InlineData("<img src='data:image/gif;base64,x' data-src='p.png'>", "![](https://site.example/a/p.png)")]
    [InlineData("<img srcset='/s.png 300w, /l.png 900w'>", "![](https://site.example/l.png)")]
    [InlineData("<picture><source srcset='/l.webp 2x, /s.webp 1x'><img></picture>", "![](https://site.example/l.webp)")]
    [InlineData("<img src='/count.gif' width=1 height=1><p>x, y.</p>", "x, y.")]
    public void Pictures_have_the_address_that_a_reader_would_see(string html, string expected) =>
        Assert.Equal(expected, Markdown(html));

    [Fact]
    public void A_caption_stands_in_the_Markdown_but_is_no_text()
    {
        var item = Read("<figure><img src='/p.png'><figcaption>A crab. Photo: Moss</figcaption></figure>");

        Assert.Contains(
            "![](https://site.example/p.png)\n\nA crab. Photo: Moss",
            item.Markdown,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Photo", item.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>x <math alttext='a^2'><mi>a</mi></math> y.</p>", "x $a^2$ y.")]
    [InlineData(
        "<p>x <math><mfrac><mi>a</mi><mn>2</mn></mfrac><mo>≤</mo><msup><mi>b</mi><mn>2</mn></msup></math> y.</p>",
        "x $\\frac{a}{2}\\leq b^2$ y."
    )]
    [InlineData(
        "<p>x <span class=katex><span class=katex-mathml><math><semantics><mrow/><annotation encoding='application/x-tex'>\\alpha</annotation></semantics></math></span><span class=katex-html aria-hidden=true>α</span></span> y.</p>",
        "x $\\alpha$ y."
    )]
    [InlineData("<p>x <span class=MathJax_Preview>[a]</span><script type='math/tex'>a_1</script> y.</p>", "x $a_1$ y.")]
    [InlineData("<div><script type='math/tex; mode=display'>a=b</script></div>", "$$a=b$$")]
    [InlineData("<p>x \\(a_1\\) y, but $5 and $6.</p>", "x $a_1$ y, but \\$5 and \\$6.")]
    public void Formulas_are_TeX(string html, string expected) => Assert.Equal(expected, Markdown(html));

    [Fact]
    public void Footnotes_are_footnotes() =>
        Assert.Equal(
            "One[^1] and two[^2].\n\n[^1]: First note, here.\n\n[^2]: Second note, here.",
            Markdown(
                "<p>One<sup id=r1><a href='#n1'>1</a></sup> and two<sup><a href='#n2'>[2]</a></sup>.</p>"
                    + "<ol><li id=n1>First note, here. <a href='#r1'>↩</a></li><li id=n2><p>Second note, here.</p></li></ol>"
            )
        );

    [Fact]
    public void Each_block_knows_its_bytes()
    {
        const string html =
            "<html><body><article>\r\n<h2>Über 蟹</h2>\r\n<p>Crabs — walk sideways, mostly; and that is that, as far as it goes.</p>\r\nLoose text, with a <b>bold</b> word in it, and so on and so on, for a while.<ul><li>a</li></ul><pre>x\r\ny</pre></article></body></html>";
        var bytes = Encoding.UTF8.GetBytes(html);

        var item = Assert.Single(HtmlReader.Read(new Capture("page.html", bytes), html).Items);

        Assert.Equal(
            [
                "<h2>Über 蟹</h2>",
                "<p>Crabs — walk sideways, mostly; and that is that, as far as it goes.</p>",
                "\r\nLoose text, with a <b>bold</b> word in it, and so on and so on, for a while.",
                "<ul><li>a</li></ul>",
                "<pre>x\r\ny</pre>",
            ],
            item.Blocks.Select(b => Encoding.UTF8.GetString(b.Span!.Value.Of(bytes)))
        );
    }

    [Fact]
    public void A_capture_in_another_charset_has_no_spans()
    {
        var item = Assert.Single(
            HtmlReader.Read(new Capture("page.html", new byte[] { 0xC8 }), $"<p>È, {Paragraph}</p>").Items
        );

        Assert.All(item.Blocks, b => Assert.Null(b.Span));
    }
}
