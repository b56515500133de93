using System.Text;
using Chela.Reading.Captures;
using Chela.Tests.Support;

namespace Chela.Tests.Formats;

public sealed class PdfTests
{
    [Fact]
    public void Lines_become_paragraphs_and_broken_words_are_put_together()
    {
        var item = Packed.Item(
            Packed.Read(
                Page(
                    (18, 72, 700, "On notes"),
                    (11, 72, 660, "The first line of a para-"),
                    (11, 72, 647, "graph goes on in the second, and it is read as"),
                    (11, 72, 634, "one with state-of-the-"),
                    (11, 72, 621, "art words in it."),
                    (11, 72, 590, "doi:10.1234/abc.5, arXiv:2602.16173v1")
                )
            )
        );
        Assert.Equal("On notes", item.Title);
        Assert.Equal((ItemKind.Paper, "2602.16173v1", "10.1234/abc.5"), (item.Kind, item.Arxiv, item.Doi));
        Assert.Contains(
            "The first line of a paragraph goes on in the second, and it is read as one with state-of-the-art words in it.",
            item.Blocks.Select(b => b.Text)
        );
    }

    [Fact]
    public void Two_columns_are_read_one_after_the_other()
    {
        var item = Packed.Item(Packed.Read(File.ReadAllBytes(Repository.Shared("inputs/pdf/two-columns.pdf"))));
        var expected = WordsOf(
            File.ReadAllText(Repository.Shared("inputs/pdf/two-columns.txt")).Replace("-", "", StringComparison.Ordinal)
        );
        var found = WordsOf(item.Text.Replace("-", "", StringComparison.Ordinal));
        Assert.True(
            InOrder(expected, found) > expected.Count * 0.97,
            $"{InOrder(expected, found)} of {expected.Count}"
        );
    }

    [Fact]
    public void A_paper_has_its_title_sections_and_no_page_numbers()
    {
        var item = Packed.Item(Packed.Read(File.ReadAllBytes(Repository.Shared("inputs/pdf/ICML03-081.pdf"))));
        Assert.Equal("Tackling the Poor Assumptions of Naive Bayes Text Classifiers", item.Title);
        Assert.Equal(ItemKind.Paper, item.Kind);
        Assert.Contains("## 1. Introduction", item.Blocks.Select(b => b.Markdown));
        Assert.Contains("### 2.1. Modeling and Classification", item.Blocks.Select(b => b.Markdown));
    }

    [Fact]
    public void Chinese_lines_are_read_from_top_to_bottom_without_blanks_between()
    {
        var item = Packed.Item(Packed.Read(File.ReadAllBytes(Repository.Shared("inputs/pdf/Type0_CJK_Font.pdf"))));
        Assert.Contains(
            "本公司董事会、监事会及董事、监事、高级管理人员保证本报告所载资料不存在任何虚假记载、误导性陈述或者重大遗漏，并对其内容的真实性、准确性和完整性承担个别及连带责任。",
            item.Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("⼈⼯智能", "人工智能")]
    [InlineData("⻓⻔⻋ﬁle x² ，", "长门车file x² ，")]
    public void Radicals_and_ligatures_are_the_characters_that_are_meant(string text, string folded) =>
        Assert.Equal(folded, Chela.Reading.Formats.PdfText.Folded(text));

    [Fact]
    public void An_encrypted_document_is_told()
    {
        var bytes = Packed.PdfPage(
            "BT ET"u8.ToArray(),
            trailer: "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
                + $"/O <{new string('1', 64)}> /U <{new string('2', 64)}> >>"
        );
        Assert.Equal("expected a PDF without a password, found an encrypted one", Packed.Problem(Packed.Read(bytes)));
    }

    [Fact]
    public void A_document_of_images_is_told() =>
        Assert.Contains(
            "images only",
            Packed.Problem(Packed.Read(Packed.PdfPage("0 0 100 100 re f"u8.ToArray()))),
            StringComparison.Ordinal
        );

    [Fact]
    public void Damage_of_any_kind_is_told_or_read_around()
    {
        var whole = File.ReadAllBytes(Repository.Shared("inputs/pdf/Two_Page_Text_Only_-_from_libre_office.pdf"));
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var bytes = (byte[])whole.Clone();
            for (var hits = random.Next(1, 60); hits > 0; hits--)
            {
                bytes[random.Next(20, bytes.Length)] = (byte)random.Next(256);
            }

            bytes = i % 3 == 0 ? bytes[..random.Next(20, bytes.Length)] : bytes;
            var reading = Packed.Read(bytes);
            Assert.True(reading.Items.Length + reading.Problems.Length > 0);
        }
    }

    [Fact]
    public void A_stream_that_unpacks_into_gigabytes_is_told()
    {
        var bomb = Packed.Deflated(new byte[400 * 1024 * 1024]);
        Assert.Contains(
            "MB",
            Packed.Read(Packed.PdfPage(bomb, "/Filter /FlateDecode")).Problems[0].ToString(),
            StringComparison.Ordinal
        );
        var twice = Packed.Deflated(bomb);
        Assert.NotEmpty(Packed.Read(Packed.PdfPage(twice, "/Filter [/FlateDecode /FlateDecode]")).Problems);
    }

    [Theory]
    [InlineData("BT /F1 9 Tf (Hello there, hello there) Tj ET ", 100_000)]
    [InlineData("[(Hello) 1 <48656C6C6F>] TJ ", 200_000)]
    [InlineData("0 0 m 9 9 l S ", 2_000_000)]
    [InlineData("q ", 10_000)]
    public void A_page_with_more_to_draw_than_anybody_reads_is_told(string operators, int times)
    {
        var drawing = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(operators, times)));
        Assert.Matches(
            "^page 1: .*(more to draw|states within each other)",
            Assert
                .Single(Packed.Read(Packed.PdfPage(Packed.Deflated(drawing), "/Filter /FlateDecode")).Problems)
                .ToString()
        );
    }

    [Theory]
    [InlineData("BT /F1 9 Tf (Hello there, hello there) Tj ET ", 100_000)]
    [InlineData("q ", 10_000)]
    public void So_is_one_whose_operators_are_not_packed(string operators, int times)
    {
        var drawing = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(operators, times)));
        Assert.Matches(
            "(more to draw|states within each other)",
            Assert.Single(Packed.Read(Packed.PdfPage(drawing)).Problems).ToString()
        );
    }

    [Theory]
    [InlineData("/F Do ", true)]
    [InlineData("/F Do ", false)]
    [InlineData("/#46 Do ", true)]
    [InlineData("/F%\nDo ", true)]
    public void Forms_that_use_forms_that_use_forms_end(string use, bool hasOwn)
    {
        const int levels = 10;
        var all = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(use, 10)));
        // Either each form names the next one, or all see what the page names: then they use themselves.
        var names = string.Concat(Enumerable.Range(0, levels).Select(l => $" /F{l} {5 + l} 0 R"));
        var document = Packed.Pdf(
            "",
            [
                "<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray(),
                "<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /XObject << /F 5 0 R >> >> >>"u8.ToArray(),
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>"u8.ToArray(),
                Stream("", all),
                .. Enumerable
                    .Range(0, levels)
                    .Select(l =>
                        Stream(
                            "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
                                + (
                                    l == levels - 1 ? ""
                                    : hasOwn ? $" /Resources << /XObject << /F {6 + l} 0 R >> >>"
                                    : $" /Resources << /XObject << {names.Replace("/F" + l + " ", "/F ", StringComparison.Ordinal)} >> >>"
                                ),
                            l == levels - 1 ? "0 0 m 9 9 l S"u8.ToArray() : all
                        )
                    ),
            ]
        );
        Assert.NotEmpty(Packed.Read(document).Problems);

        static byte[] Stream(string dictionary, byte[] content) =>
            [
                .. Encoding.Latin1.GetBytes($"<< {dictionary} /Length {content.Length} >>\nstream\n"),
                .. content,
                .. "\nendstream"u8,
            ];
    }

    [Fact]
    public void Letters_piled_up_in_one_place_do_not_take_the_time_of_thousands()
    {
        var pile = string.Concat(Enumerable.Repeat("BT /F1 9 Tf 100 400 Td (Hello there) Tj ET ", 4_000));
        var item = Packed.Item(Packed.Read(Packed.PdfPage(Encoding.Latin1.GetBytes(pile))));
        Assert.InRange($"{item.Title}{item.Text}".Length, 1, 200);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("<< /A ", ">>")]
    public void Deep_nesting_is_told(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 100_000)) + string.Concat(Enumerable.Repeat(close, 100_000));
        var reading = Packed.Read(Packed.PdfPage("BT ET"u8.ToArray(), trailer: $"/Info {deep}"));
        Assert.NotEmpty(reading.Problems);
        Assert.NotEmpty(Packed.Read(Packed.PdfPage(Encoding.Latin1.GetBytes(deep))).Problems);
    }

    /// <summary>A page with lines of Helvetica: size, place, text.</summary>
    private static byte[] Page(params (int Size, int X, int Y, string Text)[] lines) =>
        Packed.PdfPage(
            Encoding.Latin1.GetBytes(
                string.Concat(lines.Select(l => $"BT /F1 {l.Size} Tf {l.X} {l.Y} Td ({l.Text}) Tj ET\n"))
            )
        );

    private static List<string> WordsOf(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The length of the longest common run of words, gaps allowed.</summary>
    private static int InOrder(List<string> one, List<string> other)
    {
        var row = new int[other.Count + 1];
        foreach (var word in one)
        {
            var diagonal = 0;
            for (var i = 1; i <= other.Count; i++)
            {
                (diagonal, row[i]) = (row[i], word == other[i - 1] ? diagonal + 1 : Math.Max(row[i], row[i - 1]));
            }
        }

        return row[^1];
    }
}
