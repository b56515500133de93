using System.Text;
using Chela.Reading.Captures;
using Chela.Tests.Support;

namespace Chela.Tests.Formats;

/// <summary>What is made to hurt is one clear problem, or is read within bounds; and everything that is there is either.</summary>
public sealed class HostileTests
{
    private const int Mega = 1024 * 1024;

    [Fact]
    public void A_zip_bomb_is_told()
    {
        var bomb = Packed.Zip(("a.txt", new byte[80 * Mega]));
        Assert.Contains("unpacks into too much", Packed.Problem(Packed.Read(bomb)), StringComparison.Ordinal);
        Assert.Contains(
            "unpacks into more",
            Packed.Problem(Packed.Read(Packed.Gzip(new byte[80 * Mega]))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Many_files_that_are_large_together_are_told()
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("word ", 8 * Mega)));
        var reading = Packed.Read(
            Packed.Zip([
                .. Enumerable.Range(0, 12).Select(i => ($"{i}.bin", text.Prepend((byte)0).Prepend((byte)1).ToArray())),
            ])
        );
        Assert.Contains(reading.Problems, p => p.Reason.Contains("too much", StringComparison.Ordinal));
    }

    [Fact]
    public void Archives_in_archives_end_somewhere()
    {
        var zip = Packed.Zip(("a.md", "# Deep"));
        for (var i = 0; i < 10; i++)
        {
            zip = Packed.Zip(("z.zip", zip));
        }

        Assert.Contains("packed at most 4 times", Packed.Problem(Packed.Read(zip)), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_make_more_paragraphs_than_anybody_reads_are_told()
    {
        var page = string.Concat(Enumerable.Repeat("<p>x", 300_000));
        var reading = Packed.Read(Packed.Zip(("a.html", page), ("b.html", page), ("c.html", page)));
        Assert.Equal(2, reading.Items.Length);
        Assert.Contains(reading.Problems, p => p.ToString().StartsWith("c.html: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("html", "<p>")]
    [InlineData("plain", "words\n")]
    public void A_letter_that_is_too_long_is_read_as_far_as_it_may_be(string subtype, string line)
    {
        var reading = Packed.Read(
            $"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/{subtype}\n\n{line}First.\n"
                + new string('\n', 17 * Mega)
                + "Last."
        );
        Assert.Contains("at most 16", Assert.Single(reading.Problems).Reason, StringComparison.Ordinal);
        Assert.Contains("First.", Assert.Single(reading.Items).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Last.", reading.Items[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_of_more_lines_than_any_is_told() =>
        Assert.Contains(
            "1000000 lines",
            Packed.Problem(Packed.Read("# x\n" + string.Concat(Enumerable.Repeat("- a\n", 1_100_000)))),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_feed_that_never_closes_an_element_is_told_at_once()
    {
        var reading = Packed.Read(
            "<?xml version=\"1.0\"?><rss><channel><title>x</title>" + string.Concat(Enumerable.Repeat("<a>", 2 * Mega))
        );
        Assert.Contains("nested more than 1024", reading.Problems[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_do_not_grow()
    {
        var bomb = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE transcript [<!ENTITY a0 \"lol\">");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append($"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">");
        }

        var reading = Packed.Read(
            bomb.Append("]>\n<transcript><text start=\"0\">&a29;</text></transcript>").ToString()
        );
        Assert.StartsWith(
            "line 3:30: expected no entities but those of XML and HTML, found '&a29;', which the document declares itself",
            Assert.Single(reading.Problems).ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    public void A_deep_page_does_not_break_the_stack(string tag)
    {
        var reading = Packed.Read(
            "<html><body>" + string.Concat(Enumerable.Repeat(tag, 20_000)) + "<p>words at the bottom</p>"
        );
        Assert.True(reading.Items.Length + reading.Problems.Length > 0);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("*a ")]
    [InlineData("**")]
    [InlineData("[a](")]
    [InlineData("==x ")]
    [InlineData("<a ")]
    [InlineData("%%")]
    [InlineData("`")]
    [InlineData("1\n00:00:00,000 --> 00:00:00,000\n")]
    [InlineData("a: b\n")]
    [InlineData("\n\n \n- x\n")]
    public void Repeated_marks_are_read_in_time(string mark)
    {
        foreach (var head in new[] { "", "# x\n\n", "1\n00:00:00,000 --> 00:00:01,000\nx\n\n" })
        {
            var text = head + string.Concat(Enumerable.Repeat(mark, 2 * Mega / mark.Length));
            var reading = Packed.Read(text);
            Assert.True(reading.Items.Length + reading.Problems.Length > 0);
        }
    }

    [Fact]
    public void What_is_too_large_is_told() =>
        Assert.Equal("expected at most 64 MB, found 65 MB", Packed.Problem(Packed.Read(new byte[65 * Mega])));

    [Theory]
    [InlineData("<p>words in a page</p>\n", "<html>")]
    [InlineData("- some words\n\n", "# Heading\n")]
    [InlineData("Some words.\n\n", "")]
    public void A_text_longer_than_any_is_told(string line, string head) =>
        Assert.Equal(
            "expected a text of at most 16 million characters, found 50 million",
            Packed.Problem(Packed.Read(head + string.Concat(Enumerable.Repeat(line, (50 * Mega / line.Length) + 1))))
        );

    [Theory]
    [InlineData("%PDF-1.7\n", "PDF")]
    [InlineData("PK\u0003\u0004", "ZIP")]
    [InlineData("\u001F\u008B\u0008", "gzip")]
    public void A_lie_about_the_format_is_told(string magic, string name)
    {
        var bytes = new byte[50_000];
        new Random(3).NextBytes(bytes);
        Encoding.Latin1.GetBytes(magic).CopyTo(bytes, 0);
        Assert.Contains(name, Packed.Problem(Packed.Read(bytes, "page.html", "text/html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_give_items_or_problems()
    {
        string[] heads =
        [
            "",
            "{",
            "<html>",
            "<?xml",
            "%PDF-1.4\n",
            "WEBVTT\n\n",
            "From: a\nTo: b\nSubject: c\n\n",
            "---\n",
            "\u00FF\u00FE",
            "PK\u0003\u0004",
            "From a 10:00\nFrom: a\nTo: b\n\n",
        ];
        var random = new Random(11);
        for (var i = 0; i < 400; i++)
        {
            var bytes = new byte[random.Next(1, 3000)];
            random.NextBytes(bytes);
            if (i % 2 == 0)
            {
                for (var at = 0; at < bytes.Length; at++)
                {
                    bytes[at] = (byte)"<>[]{}()/\"'= \n:,.-abc0129&;%#*"[bytes[at] % 30];
                }
            }

            var reading = Packed.Read([.. Encoding.Latin1.GetBytes(heads[i % heads.Length]), .. bytes]);
            Assert.True(reading.Items.Length + reading.Problems.Length > 0);
        }
    }

    [Fact]
    public void All_real_files_are_read_or_told()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Shared("inputs"), "*", SearchOption.AllDirectories))
        {
            var reading = CaptureReader.Read(new Capture(file, File.ReadAllBytes(file)));
            Assert.True(reading.Items.Length + reading.Problems.Length > 0, file);
            Assert.All(reading.Problems, p => Assert.NotEmpty(p.Reason));
        }
    }
}
