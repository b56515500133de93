using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Grounding;
using Chela.Envelope.Tests.Text;
using Chela.Text.Written;
using CsCheck;

namespace Chela.Envelope.Tests.Grounding;

public sealed class GroundingLaws
{
    private static readonly Gen<string> Word = Gen.Char["abcdefghijkmnpqrstuvwxyz"]
        .Array[3, 8]
        .Select(c => new string(c));

    private static readonly Gen<string> AnyValue = Gen.OneOf(
        Gen.Select(Word, Word, (a, b) => $"{a}@{b}.org"),
        Gen.Select(Word, Word, (a, b) => $"https://{a}.org/{b}"),
        Gen.Select(Word, Word, (a, b) => $"{a}-{b}.txt"),
        Gen.Long[10_000_000_000, 99_999_999_999].Select(n => $"GB29{n}"),
        Gen.Select(Word, Word, (a, b) => $"Q{a} Q{b}"),
        Gen.OneOf("张小三", "项目周报", "李四的账单")
    );

    private static readonly Gen<string> Before = Gen.OneOf("", "Send it to ", "pay (", "给", "on Monday: ", "\n\n");

    private static readonly Gen<string> After = Gen.OneOf(
        "",
        " please",
        ", now",
        ")",
        "，谢谢",
        ".\nThen go",
        " and c@d.org"
    );

    [Fact]
    public void A_value_put_into_a_message_is_found_where_it_stands() =>
        Gen.Select(Before, AnyValue, After)
            .Sample(
                (before, value, after) =>
                {
                    var message = before + value + after;
                    var place = MentionIndex
                        .Of(message, [])
                        .Find(SoughtValue.Of(value), ParameterRole.Destination)!
                        .Value;
                    Assert.Equal(
                        ComparableText.Of(value).Folded,
                        ComparableText.Of(message.Substring(place.Start, place.Length)).Folded
                    );
                }
            );

    [Fact]
    public void A_value_with_something_more_or_another_character_is_not_found() =>
        Gen.Select(Before, AnyValue, After, Gen.Int[0, 1000], Gen.OneOf('ı', 'а', 'z', '0', '\u200B', '义'))
            .Sample(
                (before, value, after, at, other) =>
                {
                    var index = MentionIndex.Of(before + value + after, []);
                    var place = at % value.Length;
                    var changed = value[place] == other ? value + "y" : value[..place] + other + value[(place + 1)..];
                    foreach (
                        var wrong in new[]
                        {
                            changed,
                            "x" + value,
                            value + "x",
                            value + "@evil.net",
                            value + " " + value,
                        }
                    )
                    {
                        Assert.Null(index.Find(SoughtValue.Of(wrong), ParameterRole.Destination));
                    }
                }
            );

    [Fact]
    public void A_value_inside_a_longer_name_is_not_found() =>
        Gen.Select(AnyValue, Gen.OneOf("x", "x-", "x.", "x/", "x@"), Gen.OneOf("x", "-x", ".x", "@x"))
            .Where((value, _, _) => value[0] < '\u0080')
            .Sample(
                (value, before, after) =>
                {
                    var sought = SoughtValue.Of(value);
                    Assert.Null(MentionIndex.Of($"to {before}{value} now", []).Find(sought, ParameterRole.Destination));
                    Assert.Null(MentionIndex.Of($"to {value}{after} now", []).Find(sought, ParameterRole.Destination));
                }
            );

    [Fact]
    public void Any_text_can_be_read_and_mentions_lie_outside_cuts() =>
        Gen.Select(AnyText.Gen, Gen.Int[0, 40], Gen.Int[0, 20])
            .Sample(
                (text, start, length) =>
                {
                    start = Math.Min(start, text.Length);
                    var cut = new CutSpan(start, Math.Min(length, text.Length - start), CutReason.Marked);
                    var index = MentionIndex.Of(text, cut.Length == 0 ? [] : [cut]);
                    _ = index.Find(SoughtValue.Of(text), ParameterRole.Content);
                    Assert.All(
                        index.All,
                        m =>
                        {
                            Assert.InRange(m.Start, 0, text.Length - m.Length);
                            Assert.True(
                                cut.Length == 0
                                    || m.Kind == WrittenKind.Quotation
                                    || m.Start + m.Length <= cut.Start
                                    || m.Start >= cut.End
                            );
                        }
                    );
                }
            );

    [Theory]
    [InlineData("a@")]
    [InlineData("'a ")]
    [InlineData("1,111")]
    [InlineData("2024-05-05 10:00 or ")]
    [InlineData("from ")]
    [InlineData("GB29 ")]
    [InlineData("https://")]
    [InlineData("x.org/?")]
    [InlineData("一百")]
    [InlineData("a.")]
    public void Long_texts_take_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000)) + "^";
        Assert.True(MentionIndex.Of(text, []).All.Length <= text.Length);
    }
}
