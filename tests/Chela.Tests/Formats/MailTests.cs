using System.Text;
using Chela.Reading.Captures;

namespace Chela.Tests.Formats;

/// <summary>Letters, mailboxes and pages saved as letters.</summary>
public sealed class MailTests
{
    private const string Newsletter =
        "Return-Path: <bounce@example.org>\r\nReceived: from x by y; Tue, 17 Feb 2026 10:00:00 +0800\r\n"
        + "From: =?GB2312?B?1tzIqg==?= <weekly@example.org>\r\nTo: me@example.com\r\n"
        + "Subject: =?UTF-8?B?5LiA5ZGo6KaB6Ze7?=\r\nDate: Tue, 17 Feb 2026 10:00:00 +0800\r\n"
        + "List-Id: \"Example Weekly\" <weekly.example.org>\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/alternative; boundary=b\r\n\r\n"
        + "--b\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n1tDOxA==\r\n"
        + "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><h1>Week</h1><p>caf=C3=A9 =\r\nnews</p></body></html>\r\n--b--\r\n";

    [Fact]
    public void A_newsletter_is_its_HTML_with_sender_subject_and_date()
    {
        var item = Packed.Item(Packed.Read(Newsletter));
        Assert.Equal(
            (ItemKind.Mail, "一周要闻", "周泉", "Example Weekly"),
            (item.Kind, item.Title, item.Author, item.Site)
        );
        Assert.Equal(new DateTimeOffset(2026, 2, 17, 10, 0, 0, TimeSpan.FromHours(8)), item.Published);
        Assert.Equal("Week\n\ncafé news", item.Text);
        Assert.Equal("text/html", item.Blocks[0].Part);
    }

    [Fact]
    public void A_letter_without_HTML_is_its_text_in_its_charset()
    {
        var letter =
            "From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\n"
            + Convert.ToBase64String(
                CodePagesEncodingProvider
                    .Instance.GetEncoding(54936)!
                    .GetBytes("这一封信是用中文写的，但是信头说错了。")
            );
        Assert.Equal("这一封信是用中文写的，但是信头说错了。", Packed.Item(Packed.Read(letter)).Text);
    }

    private static string Letter(string html) =>
        "From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + html;

    [Fact]
    public void A_newsletter_is_its_text_without_what_letters_have_around_it()
    {
        var item = Packed.Item(
            Packed.Read(
                Letter(
                    """
                    <html><body><div style="display:none;max-height:0px;overflow:hidden">For the list of letters only.</div>
                    <span class="preheader">And this.</span><p><a href="https://example.org/v">View this email in your browser</a></p>
                    <table width="100%" cellpadding="0"><tr><td style="font-size:0px">
                    <table role="presentation"><tr><td style="font-size:16px"><h1>The tide</h1>
                    <p>The tide comes <b>twice</b> a day. See <a href="https://example.org/t?utm_source=letter">why</a>.</p></td></tr></table>
                    <table><tr><td><img src="https://example.org/crab.png" alt="A crab"></td><td>A crab waits for it.</td></tr></table>
                    <table><thead><tr><th>Day</th><th>Height</th></tr></thead><tr><td>Monday</td><td>3 m</td></tr></table>
                    <p>How to unsubscribe from a list of ours was asked last week; the answer is below.</p><p>Until next week!</p>
                    <p><a href="https://x.com/shore">X</a></p><p>© 2026 The Shore, 1 Beach Road</p>
                    <p>You are receiving this because you like crabs.</p><p><a href="https://example.org/u">Unsubscribe</a></p>
                    <p>The Shore, 1 Beach Road, Brighton</p></td></tr></table>
                    <img src="https://example.org/open.gif" width="1" height="1"></body></html>
                    """
                )
            )
        );
        Assert.Equal(
            "# The tide\n\nThe tide comes **twice** a day. See [why](https://example.org/t).\n\n![A crab](https://example.org/crab.png)\n\n"
                + "A crab waits for it.\n\n| Day | Height |\n| --- | --- |\n| Monday | 3 m |\n\n"
                + "How to unsubscribe from a list of ours was asked last week; the answer is below.\n\nUntil next week!",
            item.Markdown
        );
    }

    [Theory]
    [InlineData("<p>Dear Ada,</p><p>I could not come.</p><p>Bo</p>")]
    [InlineData("<p>Unsubscribe me from all of this, I said.</p>")]
    [InlineData(
        "<p>To unsubscribe is easy.</p><p>To stay is hard: one must write, every week, and mean it.</p><h2>Why stay</h2><p>Because.</p>"
    )]
    public void A_letter_without_a_footer_is_whole(string html) =>
        Assert.Equal(
            System
                .Text.RegularExpressions.Regex.Replace(html, "<[^>]+>", " ")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Packed.Item(Packed.Read(Letter(html))).Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        );

    [Fact]
    public void A_mailbox_is_its_letters()
    {
        var box = string.Concat(
            Enumerable
                .Range(1, 3)
                .Select(i =>
                    $"From a@example.org Thu Feb 12 10:00:00 2026\nFrom: a@example.org\nSubject: Letter {i}\nDate: Thu, 12 Feb 2026 10:00:00 +0000\n\n{(i == 2 ? "" : $"Text {i}.")}\n>From here on.\n\n"
                )
        );
        var reading = Packed.Read(box);
        Assert.Equal(["Letter 1", "Letter 2", "Letter 3"], reading.Items.Select(i => i.Title));
        Assert.Equal("letter 3, text/plain", reading.Items[2].Blocks[0].Part);
    }

    [Fact]
    public void A_page_saved_as_a_letter_is_a_page_with_its_address()
    {
        var page =
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/page\r\nSubject: Saved\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"b\"\r\n\r\n"
            + "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/page\r\n\r\n<html><head><meta charset=3D\"utf-8\"></head><body><p>=E4=B8=AD=E6=96=87</p></body></html>\r\n"
            + "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";
        var item = Packed.Item(Packed.Read(page));
        Assert.Equal(("https://example.org/page", "Saved", "中文"), (item.Url, item.Title, item.Text));
    }

    [Fact]
    public void A_page_saved_as_a_letter_is_its_main_text_with_whole_addresses()
    {
        var text = string.Concat(Enumerable.Repeat("The tide comes twice a day, and a crab waits for it. ", 12));
        var page =
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/sea/tide\nSubject: Saved\nMIME-Version: 1.0\n"
            + "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n--b\nContent-Type: text/html; charset=utf-8\n\n"
            + $"<html><head><title>The tide | Shore</title><meta property=og:site_name content=Shore></head><body><nav><a href=/>Home</a> <a href=/b>More</a></nav><article><p>{text}<a href=\"crab\">Crabs</a>.</p><img src=\"/crab.png\" alt=\"\"></article></body></html>\n--b--\n";
        var item = Packed.Item(Packed.Read(page));
        Assert.Equal(("The tide", "Shore"), (item.Title, item.Site));
        Assert.DoesNotContain("Home", item.Text, StringComparison.Ordinal);
        Assert.Contains("[Crabs](https://example.org/sea/crab)", item.Markdown, StringComparison.Ordinal);
        Assert.Contains("![](https://example.org/crab.png)", item.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_in_parts_without_end_are_read_within_bounds()
    {
        var deep = new StringBuilder("From: a@example.org\nSubject: deep\nMIME-Version: 1.0\n");
        for (var i = 0; i < 5000; i++)
        {
            deep.Append("Content-Type: multipart/mixed; boundary=b").Append(i).Append("\n\n--b").Append(i).Append('\n');
        }

        var reading = Packed.Read(deep.Append("Content-Type: text/plain\n\nwords\n").ToString());
        Assert.Equal("deep", Assert.Single(reading.Items).Title);
    }
}
