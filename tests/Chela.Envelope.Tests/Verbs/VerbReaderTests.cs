using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Verbs;
using Chela.Lexicon;
using Chela.Tests.Support;
using CsCheck;

namespace Chela.Envelope.Tests.Verbs;

public sealed class VerbReaderTests(ITestOutputHelper output)
{
    private static readonly string[] Pieces =
    [
        .. VerbExamples.Read("VerbReader.txt").Select(example => example.Text),
        "\n",
        ", ",
        "。",
        "，",
        "> ",
        "```",
        "\"",
        "“",
        "'",
        "don't ",
        "别",
        "的",
        "了",
        "and ",
        "\ud800",
        "$",
        "a+b+c",
        "#",
        "@",
        "x.y",
    ];

    private static readonly Gen<string> AnyText = Gen.OneOf(Pieces).Array[0, 6].Select(string.Concat);

    [Theory]
    [InlineData("VerbReader.txt", 200, 0.98, 0.95)]
    [InlineData("VerbReaderHoldout.txt", 100, 0.98, 0.95)]
    [InlineData("VerbReaderUnseen.txt", 80, 0.95, 0.95)]
    public void Written_examples_grant_what_they_ask_for(string table, int count, double precision, double recall)
    {
        var examples = VerbExamples.Read(table);
        var score = VerbExamples.Score(examples);
        output.WriteLine($"{table}: {examples.Count} examples, {score}");
        score.Differences.ForEach(output.WriteLine);
        Assert.True(examples.Count >= count, $"{examples.Count} examples");
        Assert.True(
            score.Precision >= precision && score.Recall >= recall,
            $"{score}\n{string.Join('\n', score.Differences)}"
        );
    }

    [Fact]
    public void A_grant_says_where_its_verb_stands()
    {
        const string text = "Hello. Could you SEND the report to Ann? 请删除旧文件";
        var grants = VerbExamples.Grants(text);
        Assert.Equal(["SEND", "删除"], grants.Select(g => text.Substring(g.Start, g.Length)));
    }

    [Fact]
    public void A_verb_grants_kinds_by_its_object()
    {
        Assert.Equal([EffectKind.Send], VerbExamples.Grants("Send the file to Bob")[0].Kinds);
        Assert.Equal([EffectKind.Send, EffectKind.Spend], VerbExamples.Grants("Send 300 dollars to Bob")[0].Kinds);
        Assert.Equal([EffectKind.Write, EffectKind.Send], VerbExamples.Grants("新建一个会议")[0].Kinds);
    }

    [Theory]
    [InlineData("frobnicate", "send", true)] // a name that says nothing: the kind decides
    [InlineData("frobnicate", "spend", false)]
    [InlineData("send_email", "send", true)]
    [InlineData("sendMessage", "send", true)]
    [InlineData("delete_email", "send", false)] // another doing
    [InlineData("share_file", "send", false)] // another object
    public void A_grant_covers_tools_of_its_kind_object_and_doing(string tool, string kind, bool isCovered) =>
        Assert.Equal(isCovered, VerbExamples.Grants("Send Bob an email")[0].Covers(VerbExamples.Tool(tool, kind)));

    [Fact]
    public void Look_alike_letters_make_no_verb() => Assert.Empty(VerbExamples.Grants("\u0455end the file to Bob"));

    [Fact]
    public void Any_text_is_read_and_what_is_cut_grants_nothing() =>
        AnyText.Sample(text =>
        {
            var cuts = QuotedParts.Of(text, [(5, 9)]);
            var end = 0;
            foreach (var grant in VerbReader.Read(text, cuts))
            {
                Assert.InRange(grant.Start, end, text.Length - 1);
                end = grant.Start + grant.Length;
                Assert.InRange(end, grant.Start + 1, text.Length);
                Assert.DoesNotContain(cuts, cut => cut.Start < end && grant.Start < cut.End);
            }
        });

    [Fact]
    public void Quoted_text_never_adds_a_grant() =>
        Gen.Select(Gen.OneOf(Pieces), Gen.OneOf(Pieces))
            .Sample(
                (text, quoted) =>
                {
                    var quote = "\n\n> " + quoted.Replace("\n", "\n> ");
                    var alone = VerbExamples.Grants(text).Count;
                    Assert.True(VerbExamples.Grants(text + quote).Count <= alone);
                }
            );

    [Fact]
    public void A_prohibition_takes_back_the_verb_of_an_imperative()
    {
        foreach (var example in VerbExamples.Read("VerbReader.txt"))
        {
            var grants = VerbExamples.Grants(example.Text);
            if (grants is [{ Start: 0 }])
            {
                var isChinese = example.Text[0] > '\u3000';
                Assert.Empty(VerbExamples.Grants((isChinese ? "别" : "Don't ") + example.Text));
                Assert.Empty(VerbExamples.Grants((isChinese ? "不要" : "Please do not ") + example.Text));
            }
        }
    }

    [Fact]
    public void A_long_message_is_read_as_quickly_as_short_ones()
    {
        // Each would take minutes if reading were quadratic.
        foreach (
            var piece in new[]
            {
                "\"",
                "'a ",
                "a+",
                "send ",
                "发",
                "的",
                "```",
                "a.",
                "~~~ ",
                "On 1 ",
                "\n",
                "<file>",
                "，他说",
                "check this: ",
                "send. don't. ",
                "能转账吗",
                "看看：",
                "what: ",
            }
        )
        {
            var text = string.Concat(Enumerable.Repeat(piece, 60_000));
            VerbReader.Read(text, QuotedParts.Of(text, []));
        }
    }

    [Fact]
    public void The_lexicon_is_what_its_YAML_says()
    {
        var folder = Repository.PathOf("src/Chela.Envelope/Verbs");
        var made = LexiconSource.Generate(File.ReadAllText(Path.Combine(folder, "lexicon.yaml")));
        Assert.Equal(made, File.ReadAllText(Path.Combine(folder, "LexiconTable.g.cs")));
    }
}
