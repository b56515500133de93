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
