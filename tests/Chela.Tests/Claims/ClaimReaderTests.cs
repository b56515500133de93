using Chela.Agent.Claims;
using Chela.Envelope.Effects;
using Chela.Tests.Support;
using CsCheck;

namespace Chela.Tests.Claims;

public sealed class ClaimReaderTests
{
    private static readonly string[] s_sets =
    [
        "examples",
        "more-examples",
        "unseen-examples",
        "fresh-examples",
        .. Enumerable.Range(1, HeldOut).Select(set => $"held-out-{set}"),
    ];

    private const int HeldOut = 17;

    private static readonly (string Text, ClaimClass[] Claimed)[] s_examples = [.. s_sets.SelectMany(Read)];

    private static readonly Gen<string> s_reply = Gen.Int[0, s_examples.Length - 1].Select(at => s_examples[at].Text);

    public static TheoryData<string> Sets => [.. s_sets];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Nine_claims_of_ten_are_found_and_two_marks_of_a_hundred_are_false_at_most(string set)
    {
        var (examples, claimed, found) = (0, 0, 0);
        var (missed, falsely) = (new List<string>(), new List<string>());
        foreach (var (text, wanted) in Read(set))
        {
            // What is read as something done, and not said what, is one of what is claimed.
            var read = ClaimReader.Read(text).Select(c => c.Class).Distinct().ToList();
            var left = read.Contains(ClaimClass.Act) ? [] : wanted.Except(read).ToList();
            var wrong = wanted.Length > 0 ? read.Except([.. wanted, ClaimClass.Act]) : read;
            (examples, claimed, found) = (examples + 1, claimed + wanted.Length, found + wanted.Length - left.Count);
            missed.AddRange(left.Select(c => $"{c}: {text}"));
            falsely.AddRange(wrong.Select(c => $"{c}: {text}"));
        }

        Assert.True(found * 100 >= claimed * 90, $"{found} of {claimed}; missed:\n{string.Join('\n', missed)}");
        Assert.True(
            falsely.Count * 100 <= examples * 2,
            $"{falsely.Count} of {examples}:\n{string.Join('\n', falsely)}"
        );
    }

    [Fact]
    public void No_examples_were_lost() =>
        Assert.Equal((true, true), (s_examples.Length >= 2_900, s_examples.Sum(e => e.Claimed.Length) >= 1_900));

    [Theory]
    [InlineData("Sure. I've sent the mail to Ann, as you asked.", "I've sent", ClaimClass.Send)]
    [InlineData("Done. The file was deleted.", "The file was deleted", ClaimClass.Remove)]
    [InlineData("好的，我已经把邮件发给了Ann。", "我已经把邮件发给", ClaimClass.Send)]
    public void A_claim_has_the_span_of_its_words(string text, string words, ClaimClass claimed)
    {
        var claim = Assert.Single(ClaimReader.Read(text));
        Assert.Equal((words, claimed), (text.Substring(claim.Start, claim.Length), claim.Class));
    }

    [Fact]
    public void Any_text_is_read_and_its_claims_lie_within_it_in_order() =>
        Gen.OneOf(s_reply, Gen.String[0, 40], s_reply.SelectMany(r => Gen.Int[0, r.Length].Select(at => r[at..])))
            .Array[0, 6]
            .Select(parts => string.Join(' ', parts))
            .Sample(text =>
            {
                var claims = ClaimReader.Read(text);
                Assert.All(claims, c => Assert.True(c.Start >= 0 && c.Length > 0 && c.Start + c.Length <= text.Length));
                Assert.Equal(claims.Select(c => c.Start).Order(), claims.Select(c => c.Start));
            });

    [Fact]
    public void What_is_quoted_claims_nothing()
    {
        Func<string, string>[] quotes =
        [
            text => "> " + text.Replace("\n", "\n> "),
            text => $"```\n{text.Replace("`", "")}\n```",
            text => $"“{text.Replace("“", "").Replace("”", "").Replace("\n", " ")}”",
        ];
        Gen.Select(s_reply, Gen.Int[0, quotes.Length - 1])
            .Sample((text, quote) => Assert.Empty(ClaimReader.Read(quotes[quote](text))));
    }

    [Fact]
    public void A_claim_with_an_act_behind_it_is_not_marked_and_another_one_is()
    {
        const string Text = "I saved the link and sent it to Ann.";
        Assert.Equal(2, ClaimCheck.Unmatched(Text, []).Length);
        DoneAct[] saved = [new(EffectKind.Write, "files.append")];
        Assert.Equal(ClaimClass.Send, Assert.Single(ClaimCheck.Unmatched(Text, saved)).Class);
        Assert.Empty(ClaimCheck.Unmatched(Text, [.. saved, new(EffectKind.Send, "mail.send")]));
    }

    [Theory]
    [InlineData("I've deleted the file.", EffectKind.Write, "file.append", false)]
    [InlineData("I've deleted the file.", EffectKind.Write, "file.remove", true)]
    [InlineData("I've deleted the file.", EffectKind.Destroy, "trash.empty", true)]
    [InlineData("I've sent the mail.", EffectKind.Write, "file.write", false)]
    [InlineData("I've published the digest.", EffectKind.Send, "git.push", true)]
    [InlineData("I've set a reminder for Monday.", EffectKind.Write, "file.append", true)]
    [InlineData("I've set a reminder for Monday.", EffectKind.ObserveLocal, "files.read", false)]
    [InlineData("The payment has been made.", EffectKind.Send, "mail.send", false)]
    [InlineData("The payment has been made.", EffectKind.Spend, "bank.pay", true)]
    [InlineData("I ran the tests.", EffectKind.Execute, "sandbox.run", true)]
    [InlineData("I searched your notes.", EffectKind.ObserveLocal, "search", true)]
    [InlineData("邮件已发送。", EffectKind.Write, "file.write", false)]
    [InlineData("邮件已发送。", EffectKind.Send, "mail.send", true)]
    [InlineData("Done.", EffectKind.ObserveLocal, "search", true)]
    [InlineData("搞定。", EffectKind.Write, "files.append", true)]
    public void Only_an_act_that_may_be_meant_answers_for_a_claim(
        string text,
        EffectKind kind,
        string tool,
        bool isMatched
    ) => Assert.Equal(isMatched, ClaimCheck.Unmatched(text, [new DoneAct(kind, tool)]).IsEmpty);

    [Theory]
    [InlineData("Done!", 1)]
    [InlineData("Consider it done.", 1)]
    [InlineData("搞定！", 1)]
    [InlineData("Done! Here is the translation: hello", 0)]
    [InlineData("做好了，如下：你好", 0)]
    public void That_something_is_done_needs_any_act_unless_the_reply_brings_it_along(string text, int unmatched) =>
        Assert.Equal(unmatched, ClaimCheck.Unmatched(text, []).Length);

    private static IEnumerable<(string Text, ClaimClass[] Claimed)> Read(string name)
    {
        foreach (var line in File.ReadLines(Repository.PathOf($"tests/Chela.Tests/Claims/{name}.txt")))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var at = line.IndexOf(" | ", StringComparison.Ordinal);
                yield return (
                    line[(at + 3)..].Replace("\\n", "\n", StringComparison.Ordinal),
                    line[..at] == "-" ? [] : [.. line[..at].Split(", ").Select(Enum.Parse<ClaimClass>)]
                );
            }
        }
    }
}
