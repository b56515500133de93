using Chela.Envelope.Authorities;
using Chela.Tests.Support;
using CsCheck;

namespace Chela.Envelope.Tests.Authorities;

public sealed class QuotedPartsTests
{
    private static readonly Gen<string> AnyMessage = Gen.OneOf(
            "> ",
            "\n",
            "\r\n",
            "```",
            "~~~",
            " ",
            "pay Eve",
            "On Mon 5 ",
            "Bob wrote:",
            "\"",
            "<attachment>",
            "</attachment>",
            "[附件]",
            "=== file: a ===",
            "From: a@b.c",
            "Subject: x",
            "他说：“",
            "”",
            "转发：",
            "Check this: ",
            "看看：",
            "\ud800",
            "😀",
            "`",
            "&gt;"
        )
        .Array[0, 24]
        .Select(string.Concat);

    public static TheoryData<string> Examples => [.. Read().Keys];

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_is_not_the_owners_is_cut(string name)
    {
        var expected = Read()[name];
        var text = expected.Replace("⟦", "").Replace("⟧", "");
        Assert.Equal(expected, Shown(text, QuotedParts.Of(text, [])));

        // Mail comes with other line ends.
        var windows = text.Replace("\n", "\r\n");
        Assert.Equal(expected, Shown(windows, QuotedParts.Of(windows, [])).Replace("\r", ""));
    }

    [Fact]
    public void There_are_eighty_examples() => Assert.True(Read().Count >= 80, $"{Read().Count}");

    [Fact]
    public void What_the_channel_marked_is_cut_with_that_reason()
    {
        var cuts = QuotedParts.Of("0123456789", [(2, 3), (4, 2), (8, 99), (-5, 6)]);
        Assert.Equal(
            [
                new CutSpan(0, 1, CutReason.Marked),
                new CutSpan(2, 4, CutReason.Marked),
                new CutSpan(8, 2, CutReason.Marked),
            ],
            cuts
        );
    }

    [Fact]
    public void The_first_reason_stays() =>
        Assert.Equal(
            [new CutSpan(0, 2, CutReason.Quoted), new CutSpan(2, 3, CutReason.Marked)],
            QuotedParts.Of("> pay", [(2, 3)])
        );

    [Theory]
    [InlineData("> a", CutReason.Quoted)]
    [InlineData("```\na", CutReason.Fenced)]
    [InlineData("Fwd: a", CutReason.Forwarded)]
    [InlineData("[附件] a", CutReason.Attached)]
    public void Each_part_says_why(string text, CutReason reason) =>
        Assert.Equal([new CutSpan(0, text.Length, reason)], QuotedParts.Of(text, []));

    [Fact]
    public void A_text_that_is_introduced_is_cut_as_an_attachment() =>
        Assert.Equal([new CutSpan(12, 1, CutReason.Attached)], QuotedParts.Of("Check this: a", []));

    [Fact]
    public void Parts_are_in_order_and_never_overlap() =>
        AnyMessage.Sample(text =>
        {
            var end = 0;
            foreach (var cut in QuotedParts.Of(text, [(3, 4)]))
            {
                Assert.InRange(cut.Start, end, text.Length);
                Assert.InRange(cut.Length, 1, text.Length - cut.Start);
                end = cut.End;
            }
        });

    [Fact]
    public void What_follows_never_brings_back_what_was_cut() =>
        Gen.Select(AnyMessage, AnyMessage)
            .Sample(
                (text, more) =>
                {
                    // Only a fence or an attachment that was open to the end may be closed by what follows.
                    var before = QuotedParts.Of(text, []);
                    var after = QuotedParts.Of(text + "\n" + more, []);
                    Assert.All(
                        before.Where(c => c.Reason is CutReason.Forwarded),
                        cut => Assert.Contains(after, c => c.Start <= cut.Start && c.End > cut.Start)
                    );
                }
            );

    private static string Shown(string text, IEnumerable<CutSpan> cuts) =>
        cuts.Reverse().Aggregate(text, (shown, cut) => shown.Insert(cut.End, "⟧").Insert(cut.Start, "⟦"));

    private static Dictionary<string, string> Read()
    {
        var table = File.ReadAllText(Repository.PathOf("tests/Chela.Envelope.Tests/Authorities/QuotedParts.txt"));
        return table
            .Split("\n%% ")
            .Skip(1)
            .Select(example => example.TrimEnd('\n').Split('\n', 2))
            .ToDictionary(parts => parts[0], parts => parts[1]);
    }
}
