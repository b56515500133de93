using System.Text;
using Chela.Reading.Captures;
using Chela.Tests.Support;

namespace Chela.Tests.Formats;

/// <summary>Subtitles and what YouTube gives out.</summary>
public sealed class TranscriptTests
{
    [Fact]
    public void Cues_are_joined_into_paragraphs_by_speakers_and_pauses()
    {
        const string vtt =
            "WEBVTT - A talk\nKind: captions\nLanguage: en\n\nNOTE nothing\nof this\n\nSTYLE\n::cue { color: red }\n\n1\n00:01.000 --> 00:02.000 align:start\n<v Ada>We begin\nwith <b>this</b> &amp; that.\n\n00:02.000 --> 00:03.000\n<v Ada>It goes on.\n\n00:10.000 --> 00:11.000\n<v Ada>After a pause.\n\n01:00:12.000 --> 01:00:13.000\n<v Bo>I answer.\n";
        var bytes = Encoding.UTF8.GetBytes(vtt);
        var item = Packed.Item(Packed.Read(bytes));
        Assert.Equal((ItemKind.Media, "A talk", "en"), (item.Kind, item.Title, item.Lang));
        Assert.Equal(
            ["Ada: We begin with this & that. It goes on.", "Ada: After a pause.", "Bo: I answer."],
            item.Blocks.Select(b => b.Text)
        );
        Assert.Equal("**Bo:** I answer.", item.Blocks[2].Markdown);
        Assert.Equal("<v Bo>I answer.", Encoding.UTF8.GetString(item.Blocks[2].Span!.Value.Of(bytes)));
    }

    [Fact]
    public void Captions_that_roll_are_said_once()
    {
        const string vtt =
            "WEBVTT\n\n00:00.000 --> 00:02.000\nthis is the first line\n\n00:02.000 --> 00:04.000\nthis is the first line\nand here is the second\n\n00:04.000 --> 00:06.000\nand here is the second\nand the third one\n";
        Assert.Equal(
            "this is the first line and here is the second and the third one",
            Packed.Item(Packed.Read(vtt)).Text
        );
    }

    [Fact]
    public void SubRip_is_read()
    {
        const string srt =
            "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>你好，</i>\r\n世界。\r\n\r\n2\r\n00:00:02,500 --> 00:00:03,000\r\n{\\an8}再见。\r\n";
        Assert.Equal("你好，世界。再见。", Packed.Item(Packed.Read(srt)).Text);
    }

    [Fact]
    public void A_player_answer_is_a_video_with_title_author_and_description()
    {
        var item = Packed.Item(
            Packed.Read(File.ReadAllBytes(Repository.Shared("inputs/video/youtube.innertube.json.static")))
        );
        Assert.Equal(
            ("Surface Go Review - It’s Awesome", "Dave2D", "https://www.youtube.com/watch?v=GJLlxj_dtq8"),
            (item.Title, item.Author, item.Url)
        );
        Assert.NotEmpty(item.Blocks);
    }

    [Fact]
    public void A_video_that_is_not_there_is_told() =>
        Assert.Equal(
            "expected a video, found that there is none to play: This video is private",
            Packed.Problem(
                Packed.Read(
                    "{\"responseContext\":{},\"playabilityStatus\":{\"status\":\"LOGIN_REQUIRED\",\"reason\":\"This video is private\"}}"
                )
            )
        );

    [Fact]
    public void Transcripts_are_read_in_all_their_forms()
    {
        Assert.Contains(
            "this is not the original transcript",
            Packed.Item(Packed.Read(File.ReadAllBytes(Repository.Shared("inputs/video/transcript.xml.static")))).Text,
            StringComparison.Ordinal
        );
        foreach (
            var text in new[]
            {
                "<?xml version=\"1.0\"?><timedtext format=\"3\"><body><p t=\"0\" d=\"1000\"><s>one</s><s t=\"5\"> two</s></p><p t=\"1000\" d=\"5\">three</p></body></timedtext>",
                "{\"wireMagic\":\"pb3\",\"events\":[{\"tStartMs\":0,\"dDurationMs\":9,\"segs\":[{\"utf8\":\"one\"},{\"utf8\":\" two\"}]},{\"tStartMs\":9,\"segs\":[{\"utf8\":\"\\n\"}]},{\"tStartMs\":10,\"segs\":[{\"utf8\":\"three\"}]}]}",
                "[{\"text\":\"one two\",\"start\":0.0,\"duration\":1.5},{\"text\":\"three\",\"start\":1.5,\"duration\":1}]",
            }
        )
        {
            Assert.Equal("one two three", Packed.Item(Packed.Read(text)).Text);
        }
    }

    [Fact]
    public void A_mistake_is_told_with_its_line() =>
        Assert.StartsWith(
            "line 2:",
            Packed.Problem(
                Packed.Read("{\"playabilityStatus\":{\"status\":\"OK\"},\n\"videoDetails\":{\"videoId\" \"x\"}}")
            ),
            StringComparison.Ordinal
        );
}
