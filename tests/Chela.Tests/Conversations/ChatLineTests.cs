using System.Text;
using Chela.Chat;
using CsCheck;

namespace Chela.Tests.Conversations;

/// <summary>Lines of other programs: what they are, and what is said of one that cannot be taken.</summary>
public sealed class ChatLineTests
{
    [Fact]
    public void A_message_an_answer_and_a_stop_are_known_by_their_members()
    {
        var said = Assert
            .IsType<ChatLine.Message>(
                Read("""{"text":"日 \u0041","id":"m1","attachments":["one"],"conversation":"talk"}""")
            )
            .Said;
        Assert.Equal(("talk", "日 A", "m1", "one"), (said.Conversation, said.Text, said.Id, said.Attachments.Single()));
        Assert.Null(((ChatLine.Message)Read("""{"conversation":"talk","text":"a"}""")).Said.Id);
        Assert.Equal(new ChatLine.Answer("3f9a", true), Read("""{"approve":"3f9a"}"""));
        Assert.Equal(new ChatLine.Answer("3f9a", false), Read("""{"deny":"3f9a"}"""));
        Assert.Equal(new ChatLine.Stop("talk"), Read("""{"stop":"talk"}"""));
    }

    [Theory]
    [InlineData("x", ", character 1: expected JSON, found 'x'")]
    [InlineData("", ", character 1: expected JSON, found its end")]
    [InlineData("tru", ", character 4: expected JSON, found its end")]
    [InlineData("{", ", character 2: expected a name in quotes or }, found its end")]
    [InlineData("{text:1}", ", character 2: expected a name in quotes or }, found 't'")]
    [InlineData("""{"text" "a"}""", ", character 9: expected :, found '\"'")]
    [InlineData("""{"text":}""", ", character 9: expected a value, found '}'")]
    [InlineData("""{"text":"日" "b"}""", ", character 13: expected , or }, found '\"'")]
    [InlineData("""{"text":"a",}""", ", character 13: expected a name in quotes, found '}'")]
    [InlineData("""{"text":"a""", ", character 11: expected the rest of a text, found its end")]
    [InlineData("""{"text":"a\q"}""", ", character 12: expected the rest of a text, found 'q'")]
    [InlineData("{\"text\":\"a\tb\"}", ", character 11: expected the rest of a text, found U+0009")]
    [InlineData("""{"attachments":[,]}""", ", character 17: expected a value or ], found ','")]
    [InlineData("""{"attachments":["a" "b"]}""", ", character 21: expected , or ], found '\"'")]
    [InlineData("""{"attachments":["a",]}""", ", character 21: expected a value, found ']'")]
    [InlineData("{} {}", ", character 4: expected nothing more, found '{'")]
    [InlineData("[[[[[[[[[]]]]]]]]]", ", character 9: expected at most 8 levels, found more")]
    [InlineData("""{"text":"a","text":"b"}""", ", character 13: 'text' stands here again; remove one of the two")]
    [InlineData(
        """{"conversation":"talk","text":"half \ud800"}""",
        ", character 31: expected text in Unicode, found half of a surrogate pair"
    )]
    [InlineData("[]", ": expected an object, found a list")]
    [InlineData("7", ": expected an object, found a number")]
    [InlineData("null", ": expected an object, found null")]
    [InlineData("{}", ": expected one of text, approve, deny and stop, found none")]
    [InlineData(
        """{"approve":"a","deny":"a"}""",
        ": expected one of text, approve, deny and stop, found approve and deny"
    )]
    [InlineData("""{"text":"a"}""", ": expected 'conversation' beside text, found none")]
    [InlineData("""{"conversation":"talk","text":7}""", ": expected a text for 'text', found a number")]
    [InlineData("""{"conversation":["talk"],"text":"a"}""", ": expected a text for 'conversation', found a list")]
    [InlineData("""{"stop":{}}""", ": expected a text for 'stop', found an object")]
    [InlineData("""{"conversation":"talk","text":"a","id":true}""", ": expected a text for 'id', found true or false")]
    [InlineData(
        """{"conversation":"talk","text":"a","attachments":"b"}""",
        ": expected a list of texts for 'attachments', found a text"
    )]
    [InlineData(
        """{"conversation":"talk","text":"a","attachments":["b",7]}""",
        ": expected a list of texts for 'attachments', found a list with something else"
    )]
    [InlineData(
        """{"conversation":"talk","text":"a","col\u0001our":"b"}""",
        ": there is no member 'colour' beside text; there is conversation, text, attachments, id"
    )]
    [InlineData(
        """{"approve":"3f9a","conversation":"talk"}""",
        ": there is no member 'conversation' beside approve; there is approve"
    )]
    public void What_cannot_be_taken_is_told_with_its_place_and_what_was_expected(string line, string error) =>
        Assert.Equal(error, Assert.IsType<ChatLine.Mistake>(Read(line)).Error);

    [Fact]
    public void A_mistake_knows_whose_message_it_was()
    {
        var mistake = (ChatLine.Mistake)Read("""{"conversation":"talk","text":7,"id":"m1"}""");
        Assert.Equal(("talk", "m1"), (mistake.Conversation, mistake.Id));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told_so() =>
        Assert.Equal(
            ": expected UTF-8",
            ((ChatLine.Mistake)ChatLine.Read(new byte[] { (byte)'"', 0xff, (byte)'"' })).Error
        );

    [Fact]
    public void Whatever_comes_is_taken_or_told() =>
        Gen.OneOf(
                Gen.Byte.Array[0, 40],
                // What is nearly a line.
                Gen.OneOf(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"",
                        "\\",
                        "\\ud800",
                        "text",
                        "\"text\"",
                        "\"conversation\"",
                        "7",
                        "null",
                        " ",
                        "日"
                    )
                    .Array[0, 12]
                    .Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)))
            )
            .Sample(line =>
            {
                var read = ChatLine.Read(line);
                Assert.True(
                    read is not ChatLine.Mistake mistake
                        || (mistake.Error.Length is > 2 and < 300 && mistake.Error[0] is ':' or ',')
                );
            });

    private static ChatLine Read(string line) => ChatLine.Read(Encoding.UTF8.GetBytes(line));
}
