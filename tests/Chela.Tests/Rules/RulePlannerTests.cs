using Chela.Agent.Rules;
using Chela.Envelope.Authorities;
using Chela.Tests.Support;
using CsCheck;

namespace Chela.Tests.Rules;

public sealed class RulePlannerTests : IDisposable
{
    private static readonly (string Said, string Wanted)[] s_table =
    [
        .. RuleTable.Read("sentences.txt"),
        .. RuleTable.Read("more-sentences.txt"),
        .. RuleTable.Read("chinese-sentences.txt"),
        .. RuleTable.Read("fresh-sentences.txt"),
    ];

    private static readonly Gen<string> s_piece = Gen.OneOf(
        AnyOf(s_table).Select(s => s.Said),
        AnyOf(s_table).SelectMany(s => Gen.Int[0, s.Said.Length].Select(at => s.Said[at..])),
        AnyOf(s_table).SelectMany(s => Gen.Int[0, s.Said.Length].Select(at => s.Said[..at])),
        AnyOf(
            " ",
            "\n",
            ".",
            " and ",
            "\n> ",
            "```\n",
            "-",
            "--",
            "\"",
            "：",
            "\u200B",
            "\uD83D",
            "\uDE00",
            "\0",
            "٣",
            "Ⅷ"
        ),
        Gen.String[0, 20]
    );

    private static readonly Gen<string> s_text = s_piece.Array[1, 6].Select(pieces => string.Concat(pieces));

    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Every_written_sentence_is_read_as_it_is_meant()
    {
        var wrong = s_table
            .Select(s => (s.Said, s.Wanted, Read: RuleTable.Write(RulePlanner.Read(s.Said, RuleTable.Moment))))
            .Where(s => s.Wanted != s.Read);
        Assert.Empty(wrong);
        Assert.True(
            s_table.Length >= 500 && s_table.Count(s => s.Wanted == "-") >= 200,
            "the table has lost sentences"
        );
    }

    [Fact]
    public void Every_verb_that_is_read_stands_on_the_command_line()
    {
        var root = _host.Root;
        foreach (var (said, _) in s_table)
        {
            AssertParses(root, said, RulePlanner.Read(said, RuleTable.Moment));
        }
    }

    [Fact]
    public void Any_text_is_read_and_only_as_what_the_command_line_takes()
    {
        var root = _host.Root;
        s_text.Sample(text => AssertParses(root, text, RulePlanner.Read(text, RuleTable.Moment)));
    }

    [Fact]
    public void What_stands_only_in_quoted_parts_never_asks_for_anything()
    {
        Func<string, string>[] quotes =
        [
            text => "> " + text.Replace("\n", "\n> "),
            text => $"```\n{text.Replace("```", "")}\n```",
            text => $"<attachment>{text}</attachment>",
            text => $"---------- Forwarded message ---------\nFrom: Ann <ann@a.org>\nSubject: hello\n\n{text}",
            text => $"She wrote: \"{text.Replace("\"", "").Replace("\n", " ")}\"",
        ];
        Gen.Select(AnyOf(s_table), AnyOf(quotes), (s, quote) => quote(s.Said))
            .Sample(text => Assert.IsType<RuleReading.NotUnderstood>(RulePlanner.Read(text, RuleTable.Moment)));
    }

    [Fact]
    public void What_the_channel_marks_as_quoted_asks_for_nothing()
    {
        var message = new OwnerMessage("m1", "save https://a.org/x", true, (0, 20));
        Assert.IsType<RuleReading.NotUnderstood>(RulePlanner.Read(message, RuleTable.Moment));
        message = new OwnerMessage("m2", "save https://a.org/x", true);
        Assert.IsType<RuleReading.Verb>(RulePlanner.Read(message, RuleTable.Moment));
    }

    [Fact]
    public void A_negation_before_a_sentence_leaves_nothing_of_it()
    {
        string[] negations =
        [
            "don't ",
            "do not ",
            "never ",
            "please don't ",
            "I will not ",
            "不要",
            "别",
            "请不要",
            "千万别",
        ];
        var sentences = s_table.Where(s => s.Said[0] is not ('/' or '>') && !s.Said.Contains('\n')).ToArray();
        Gen.Select(AnyOf(negations), AnyOf(sentences))
            .Sample(
                (no, sentence) =>
                    Assert.True(
                        RulePlanner.Read(no + sentence.Said, RuleTable.Moment) is RuleReading.NotUnderstood,
                        no + sentence.Said
                    )
            );
    }

    [Theory]
    [InlineData("fly to the moon", "I do not understand 'fly to the moon' wholly")]
    [InlineData("飞到月球", "我没有完全听懂“飞到月球”")]
    [InlineData("", "I can: save LINK")]
    [InlineData("> save this", "no words of your own")]
    [InlineData("/fly", "command '/fly'")]
    [InlineData("save this link", "Which page?")]
    [InlineData("存一下这个链接", "哪个网页？")]
    [InlineData("https://a.org/x", "What shall I do with it?")]
    [InlineData("approve it", "Which one?")]
    [InlineData("search my notes", "What shall I look for?")]
    [InlineData("remind me to call Ann", "When?")]
    [InlineData("remind me tomorrow at nine to call Ann and on Friday at ten to pay", "more than one time")]
    [InlineData("明天上午九点提醒我开会，后天上午十点提醒我交房租", "不止一个时间")]
    [InlineData("remind me tomorrow at nine", "Of what?")]
    [InlineData("明天上午九点提醒我", "提醒什么？")]
    [InlineData("remind me every day at eight to eat", "once, not again and again")]
    [InlineData("每天八点提醒我吃药", "只能提醒一次")]
    [InlineData("remind me to call Ann before 5pm", "I do not understand that time")]
    [InlineData("remind me at 7:30 call Ann", "I do not understand that time")]
    [InlineData("what did I save last month", "in a week")]
    [InlineData("what did I save about lakes on Monday", "in a week")]
    [InlineData("我上个月存了什么", "按周")]
    [InlineData("delete the reminder", "Say its number")]
    [InlineData("drop it", "keep 3f9a")]
    [InlineData("remind me tomorrow morning to call Ann", "At what time?")]
    [InlineData("remind me tomorrow at five to call Ann", "In the morning or in the evening?")]
    [InlineData("明天三点提醒我开会", "是上午还是下午？")]
    [InlineData("remind me next Friday at nine to call Ann", "Which day is that?")]
    [InlineData("remind me at nine to call Ann", "That time has passed.")]
    [InlineData("make the digest for week 60", "Which week?")]
    public void What_is_not_understood_is_said_in_the_language_of_the_message(string said, string sentence)
    {
        var reading = Assert.IsType<RuleReading.NotUnderstood>(RulePlanner.Read(said, RuleTable.Moment));
        Assert.Contains(sentence, reading.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hi", "Hello. I can: save LINK")]
    [InlineData("Good morning!", "Hello.")]
    [InlineData("thanks a lot", "You are welcome.")]
    [InlineData("good night", "Goodbye.")]
    [InlineData("你好", "您好。我能做的：")]
    [InlineData("谢谢！", "不客气。")]
    [InlineData("再见", "再见。")]
    public void What_is_only_polite_is_answered_politely(string said, string sentence)
    {
        var reading = Assert.IsType<RuleReading.Polite>(RulePlanner.Read(said, RuleTable.Moment));
        Assert.StartsWith(sentence, reading.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_message_is_not_understood_at_once()
    {
        var note = new string('x', RulePlanner.LongestMessage);
        var reading = RulePlanner.Read($"save https://a.org/x note {note}", RuleTable.Moment);
        Assert.Contains("longer", Assert.IsType<RuleReading.NotUnderstood>(reading).Sentence, StringComparison.Ordinal);
    }

    private static Gen<T> AnyOf<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(at => items[at]);

    private static void AssertParses(System.CommandLine.Command root, string said, RuleReading reading)
    {
        if (reading is RuleReading.Verb verb)
        {
            var parsed = root.Parse(
                [.. verb.Arguments],
                new System.CommandLine.ParserConfiguration { ResponseFileTokenReplacer = null }
            );
            Assert.True(
                parsed.Errors.Count == 0,
                $"{said}: {string.Join(' ', verb.Arguments)}: {string.Join("; ", parsed.Errors.Select(e => e.Message))}"
            );
        }
    }
}
