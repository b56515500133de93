using System.Text;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Cards;
using Chela.Reading.Cards.Extractive;
using Chela.Reading.Evidence;
using Chela.Reading.Notes;
using Chela.Reading.Vaults;
using Chela.Tests.Support;
using CsCheck;

namespace Chela.Tests.Cards;

/// <summary>Which sentences stand in an excerpt, and where they stand in the source.</summary>
public sealed partial class ExtractiveReaderTests
{
    private static readonly Vault Empty = new(
        0,
        [],
        VaultSettings.Read(new Dictionary<string, ReadOnlyMemory<byte>>())
    );

    private static readonly Gen<string> Sentence = Gen.Select(
        Gen.OneOf(
            "The {0} grows faster in water that was warmed to {1} degrees",
            "In 2024 the Institute measured **{0}** on {1} farms near Leiden",
            "研究人员在 {1} 个地点测量了 {0} 的生长速度，结果比预计的要快",
            "その年、{0} は {1} か所で観測され、記録が残されている",
            "She said that `{0}` had been [seen](https://example.org/{1}) before",
            "Note & mark <{0}> of {1} _items_ with $x_{1}$ in them",
            "« {0} » a été observé dans {1} villages de la vallée"
        ),
        Gen.OneOf("algae", "moss", "苔藓", "heather", "sedge", "clover"),
        Gen.Int[1, 900],
        Gen.OneOf(". ", "! ", "。", "? ", "", "\n", "\n\n"),
        (form, what, number, end) => string.Format(null, form, what, number) + end
    );

    private static readonly Gen<string> Block = Gen.OneOf(
        Sentence.Array[1, 6].Select(s => string.Concat(s)),
        Sentence.Select(s => "## " + s.Split('\n')[0]),
        Sentence.Array[1, 3].Select(all => string.Join('\n', all.Select(s => "- " + s.ReplaceLineEndings(" ")))),
        Sentence.Select(s => "> " + s.ReplaceLineEndings(" ")),
        Gen.Const("```\nlet x = 1; // The moss grows faster in water than on land.\n```")
    );

    private static readonly Gen<string> Body = Block.Array[0, 14].Select(blocks => string.Join("\n\n", blocks));

    private static Note NoteOf(string body, string title = "Moss in warm water") =>
        Note.Read(
            "Note.md",
            Encoding.UTF8.GetBytes($"---\ntitle: \"{title}\"\nsource: https://example.org/moss\n---\n{body}\n"),
            out _
        )!;

    private static Card Read(string body, string title = "Moss in warm water") =>
        ExtractiveReader.Read(TaskMaker.Of(NoteOf(body, title), Empty));

    [Fact]
    public void Each_sentence_stands_at_its_span_word_for_word() =>
        Body.Sample(body =>
        {
            var note = NoteOf(body);
            var card = ExtractiveReader.Read(TaskMaker.Of(note, Empty));
            foreach (var statement in card.Highlights.Concat(card.Statements))
            {
                Assert.Equal(EvidenceStatus.Anchored, statement.Status);
                var source = Encoding.UTF8.GetString(statement.Span!.Value.Of(note.Bytes.Span));
                Assert.Equal(Bare(statement.Text), Bare(Markup().Replace(source, "$1")));
            }
        });

    [Fact]
    public void An_excerpt_has_at_most_eight_sentences_in_the_order_of_the_source_and_is_always_the_same() =>
        Body.Sample(body =>
        {
            var card = Read(body);
            var starts = card.Statements.Select(s => s.Span!.Value.Start).ToList();
            Assert.True(starts.Count <= ExtractiveReader.MostSentences);
            Assert.Equal(starts.Order(), starts);
            Assert.Equal(starts.Distinct(), starts);
            Assert.Equal(card.Statements, Read(body).Statements);
        });

    [Fact]
    public void Every_fact_stands_at_its_span() =>
        Body.Sample(body =>
        {
            var note = NoteOf(body);
            var facts = ExtractiveReader.Read(TaskMaker.Of(note, Empty)).Facts;
            var spans = facts
                .Names.Select(n => (n.Text, n.Span))
                .Concat(facts.Numbers.Select(n => (n.Text, n.Span)))
                .Concat(facts.Evidence.Select(e => (Text: e.Cue, e.Span)));
            foreach (var (text, span) in spans)
            {
                Assert.Contains(Bare(text), Bare(Encoding.UTF8.GetString(span!.Value.Bytes.Of(note.Bytes.Span))));
            }
        });

    [Fact]
    public void What_the_owner_marked_goes_before_everything()
    {
        var filler = Enumerable
            .Range(0, 30)
            .Select(i =>
                $"Warm water lets moss grow faster, as station {i} of the river survey showed again in its report."
            );
        var body =
            string.Join("\n\n", filler)
            + "\n\nThe caretaker, however, ==kept a diary of frogs== for eleven years beside his other work.";
        var card = Read(body);
        Assert.Equal("kept a diary of frogs", Assert.Single(card.Highlights).Text);
        Assert.Contains(card.Statements, s => s.Text.StartsWith("The caretaker", StringComparison.Ordinal));
        Assert.Equal(ExtractiveReader.MostSentences - 1, card.Statements.Count());
    }

    [Fact]
    public void A_marked_sentence_is_quoted_once_and_eight_marks_leave_room_for_nothing_else()
    {
        var once = Read(
            "Moss grows faster in water that was warmed to twenty degrees. ==Nobody had asked the frogs about any of it.== The "
                + "station measured it for eleven years without a break.\n"
        );
        Assert.DoesNotContain(once.Statements, s => s.Text.Contains("frogs", StringComparison.Ordinal));
        var marked = string.Join(
            "\n\n",
            Enumerable.Range(1, 8).Select(i => $"==Mark number {i} is long enough to be read as a sentence.==")
        );
        var all = Read(marked + "\n\nMoss grows faster in water that was warmed to twenty degrees.");
        Assert.Equal(8, all.Highlights.Length);
        Assert.Empty(all.Paragraphs);
    }

    [Fact]
    public void Marks_of_an_export_that_stand_apart_from_the_text_count_in_the_text()
    {
        var body = string.Join(
            "\n\n",
            Enumerable
                .Range(0, 20)
                .Select(i => $"Warm water lets moss grow faster, as station {i} of the river survey showed.")
        );
        var card = Read(
            "==a diary of frogs==\n\n"
                + body
                + "\n\nBeside all that the caretaker kept a diary of frogs for eleven years."
        );
        Assert.Contains(card.Statements, s => s.Text.StartsWith("Beside all", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Subscribe to our newsletter for more stories like this one every week.")]
    [InlineData("Photo: a bridge over the river in the first light of the morning.")]
    [InlineData("Figure 3. The growth of moss over time at the three stations of the survey.")]
    [InlineData("This article was originally published in the Leiden Review of Water in March.")]
    [InlineData("Follow me on Mastodon, where I write about water and moss most days.")]
    [InlineData("Thanks for reading, and see you next week with more about moss and water.")]
    [InlineData("扫描下方二维码，关注公众号，获取更多关于苔藓和水温的精彩内容。")]
    [InlineData("未经授权，禁止转载本文关于苔藓和水温的任何内容，违者必究。")]
    [InlineData("图 3：三个观测站的苔藓在不同水温下的生长速度对比情况。")]
    public void What_is_about_the_page_is_no_sentence_of_it(string sentence)
    {
        var card = Read(
            $"{sentence}\n\nWarm water lets moss grow faster, as the survey of the river showed.\n\n温水让苔藓长得更快，河流调查的结果说明了这一点。\n\n{sentence}"
        );
        Assert.Equal(2, card.Statements.Count());
        Assert.DoesNotContain(card.Statements, s => Bare(s.Text) == Bare(sentence));
    }

    [Fact]
    public void References_callouts_code_tables_and_captions_are_no_part_of_the_text()
    {
        var card = Read(
            """
            > [!NOTE]
            > Mine alone: the owner thinks that all of this is about moss and water.

            Warm water lets moss grow faster, as the survey of the river showed.

            ![](https://example.org/p.png)

            *The moss at the second station in the spring of the last year.*

            ```
            The moss in this block of code is not to be read as a sentence.
            ```

            | Station | What was found there in the third year of the survey |
            | --- | --- |
            | Leiden | The moss in this cell grows faster in warm water. |

            ## References

            - Smith, J. and Jones, K. wrote about moss in warm water in the Journal of Moss in 2019.
            """
        );
        Assert.Equal(
            "Warm water lets moss grow faster, as the survey of the river showed.",
            Assert.Single(card.Statements).Text
        );
    }

    [Fact]
    public void An_abstract_says_what_a_paper_says()
    {
        var filler = string.Join(
            "\n\n",
            Enumerable
                .Range(0, 60)
                .Select(i =>
                    $"Sensor {i} was placed near the bank and read every hour by the students of the third year."
                )
        );
        var card = Read(
            "University of Leiden, Department of Water\n\n## Abstract\n\nWe show that moss doubles its growth when the water is five degrees warmer. "
                + "The effect vanishes above thirty degrees.\n\n## 1 Method\n\n"
                + filler
        );
        Assert.StartsWith("We show that moss", card.Statements.First().Text, StringComparison.Ordinal);
        Assert.Contains(card.Statements, s => s.Text.StartsWith("The effect vanishes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_paragraph_begins_where_something_was_left_out()
    {
        var card = Read(
            "Moss grows faster in water that was warmed to twenty degrees. Photo: a bridge over the river in the morning light. "
                + "The station measured the moss for eleven years without a break."
        );
        Assert.Equal(2, card.Paragraphs.Length);
        card = Read(
            "Moss grows faster in water that was warmed to twenty degrees. The station measured the moss for eleven years without a break."
        );
        Assert.Single(card.Paragraphs);
    }

    [Fact]
    public void Formulas_stay_formulas()
    {
        var card = Read("The growth of moss is given by $g = a_0 t^2$ in all waters that were measured so far by us.");
        Assert.Contains(" $g = a_0 t^2$ ", Assert.Single(card.Statements).Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Adversarial =>
        new()
        {
            { "one sentence", new string('x', 1_000_000) },
            { "words", string.Concat(Enumerable.Repeat("moss and water ", 70_000)) },
            { "sentences", string.Concat(Enumerable.Repeat("Moss grows faster in warm water here. ", 100_000)) },
            {
                "sentences that differ",
                string.Concat(
                    Enumerable.Range(0, 100_000).Select(i => $"Moss number {i} grows in water {i * 7} of the list.\n\n")
                )
            },
            { "quotation marks", string.Concat(Enumerable.Repeat("“「(\"", 250_000)) },
            { "ends", string.Concat(Enumerable.Repeat("a. B? c! ", 120_000)) },
            { "ideographs", string.Concat(Enumerable.Repeat("温水让苔藓长得更快，", 40_000)) },
            { "capitals", string.Concat(Enumerable.Repeat("Moss Water Of The ", 60_000)) },
            { "numbers", string.Concat(Enumerable.Repeat("12 km and 3.5 GB or 1,000,000 ", 40_000)) },
            { "marks", string.Concat(Enumerable.Repeat("==moss and water==\n\n", 20_000)) },
            { "headings", string.Concat(Enumerable.Repeat("# Moss\n\n", 50_000)) },
        };

    [Theory]
    [MemberData(nameof(Adversarial), DisableDiscoveryEnumeration = true)]
    public void Time_is_bounded_whatever_the_text(string name, string text)
    {
        var item = new ReadItem(ItemKind.Article) { Title = name, Blocks = [new ReadBlock(text, text, null)] };
        var task = TaskMaker.Of(item);
        var start = Environment.CpuUsage.TotalTime;
        var card = ExtractiveReader.Read(task);
        var took = Environment.CpuUsage.TotalTime - start;
        Assert.True(card.Statements.Count() <= ExtractiveReader.MostSentences);
        Assert.True(took < TimeSpan.FromSeconds(20), $"{name}: {took}");
    }

    [Fact]
    public void Every_page_of_the_inputs_gives_an_excerpt_in_the_words_of_the_page()
    {
        var files = Directory.GetFiles(
            Repository.Shared("inputs/html-mozilla"),
            "source.html",
            SearchOption.AllDirectories
        );
        foreach (var file in files)
        {
            var item = Assert.Single(
                CaptureReader.Read(new Chela.Reading.Captures.Capture(file, File.ReadAllBytes(file))).Items
            );
            var task = TaskMaker.Of(item);
            var card = ExtractiveReader.Read(task);
            var prose = task.Passages.Where(p => p.Role == PassageRole.Prose).Sum(p => p.Text.Length);
            var text = Bare(item.Text) + Bare(item.Markdown);
            Assert.True(prose < 2000 || card.Statements.Count() >= 3, file);
            Assert.All(
                card.Statements,
                s => Assert.True(s.Text.Contains('$') || text.Contains(Bare(s.Text)), $"{file}: {s.Text}")
            );
            Assert.True(item.Text.Length < 500 || card.Facts.Time.Minutes > 0);
        }
    }

    /// <summary>Letters and digits alone.</summary>
    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)|<[a-z]+>")]
    private static partial Regex Markup();
}
