using System.Text;
using Chela.Reading.Captures;
using Chela.Tests.Support;

namespace Chela.Tests.Captures;

/// <summary>Bytes become text in the charset that the evidence is for, whatever headers say.</summary>
public sealed class CharsetTests
{
    private const string Chinese =
        "智能体读完了一周的文章，把要点写成摘要。作者说，这个方法在三个数据集上都有效，但是还没有人重复过实验。";

    private const string Traditional =
        "智慧代理讀完了一週的文章，把重點寫成摘要。作者說，這個方法在三個資料集上都有效，但是還沒有人重複過實驗。";

    private const string Japanese =
        "エージェントは一週間の記事を読み、要点をまとめました。著者によると、この方法は三つのデータセットで有効でした。";

    private const string Korean =
        "에이전트는 한 주 동안의 글을 읽고 요점을 정리했다. 저자는 이 방법이 세 가지 자료에서 효과가 있었다고 한다.";

    private const string Russian =
        "Агент прочитал статьи за неделю и записал главное. Автор говорит, что этот способ работает.";

    private const string French = "L’élève a déjà reçu la réponse : ça marche très bien, même à Noël.";

    private const string Czech = "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl děda a odešel.";

    private const string Polish = "Zażółć gęślą jaźń, powiedział ktoś i poszedł dalej świętować.";

    private const string Greek = "Ο πράκτορας διάβασε τα άρθρα της εβδομάδας και έγραψε τα κύρια σημεία.";

    private const string Turkish =
        "Bu yöntem üç veri kümesinde işe yarıyor, dedi yazar; güzel bir gün için çok şey öğrendik.";

    private const string Hebrew = "הסוכן קרא את המאמרים של השבוע וכתב את העיקר.";

    private const string Arabic = "قرأ الوكيل مقالات الأسبوع وكتب أهم ما فيها للقارئ.";

    public static TheoryData<string, string, int> Texts { get; } =
        new()
        {
            { Chinese, "gb18030", 54936 },
            { Traditional, "big5", 950 },
            { Japanese, "shift_jis", 932 },
            { Japanese, "euc-jp", 51932 },
            { Japanese, "iso-2022-jp", 50220 },
            { Korean, "euc-kr", 949 },
            { Russian, "windows-1251", 1251 },
            { Russian, "koi8-r", 20866 },
            { French, "windows-1252", 1252 },
            { Czech, "windows-1250", 1250 },
            { Polish, "windows-1250", 1250 },
            { Greek, "windows-1253", 1253 },
            { Turkish, "windows-1254", 1254 },
            { Hebrew, "windows-1255", 1255 },
            { Arabic, "windows-1256", 1256 },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_read_in_its_charset_without_being_told(string text, string charset, int page)
    {
        var decoded = DecodedText.Of(Bytes(text, page));
        Assert.Equal((charset, text), (decoded.Charset, decoded.Text));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_wrong_header_does_not_win(string text, string charset, int page)
    {
        foreach (var wrong in new[] { "utf-8", "iso-8859-1", "gbk", "shift_jis", "utf-16", "no-such-charset" })
        {
            var decoded = DecodedText.Of(Bytes($"<p>{text}</p>", page), $"text/html; charset=\"{wrong}\"");
            Assert.Equal((wrong, charset), (wrong, decoded.Charset));
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_charset_survives_in_a_page_of_plain_letters(string text, string charset, int page)
    {
        var body = string.Concat(Enumerable.Repeat("<div class=\"row\"><a href=\"/x\">link</a></div>\n", 50));
        Assert.Equal(charset, DecodedText.Of(Bytes($"<html>{body}<p>{text}</p>{body}", page)).Charset);
    }

    [Theory]
    [InlineData("text/html; charset=iso-8859-1")]
    [InlineData("text/html; charset=gb2312")]
    [InlineData(null)]
    public void Valid_UTF_8_is_UTF_8(string? header)
    {
        foreach (var text in new[] { Chinese, Russian, French, "<meta charset=\"gb2312\">中文", "é" })
        {
            Assert.Equal(text, DecodedText.Of(Encoding.UTF8.GetBytes(text), header).Text);
        }
    }

    [Fact]
    public void UTF_8_with_damage_or_a_cut_end_is_still_UTF_8()
    {
        byte[] damaged = [.. Encoding.UTF8.GetBytes(Chinese), 0xFF, .. Encoding.UTF8.GetBytes(Chinese)];
        Assert.Equal($"{Chinese}\uFFFD{Chinese}", DecodedText.Of(damaged).Text);
        Assert.Equal("utf-8", DecodedText.Of(Encoding.UTF8.GetBytes(Chinese).AsMemory()[..^1]).Charset);
    }

    [Theory]
    [InlineData(false, true, "utf-16le")]
    [InlineData(true, true, "utf-16be")]
    [InlineData(false, false, "utf-16le")]
    [InlineData(true, false, "utf-16be")]
    public void UTF_16_is_read_with_and_without_a_mark(bool isBig, bool hasMark, string charset)
    {
        var encoding = new UnicodeEncoding(isBig, hasMark);
        foreach (var text in new[] { "<rss><channel/></rss>", $"# {Chinese}\n\n{Chinese}\n", Russian })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            var decoded = DecodedText.Of(bytes, "text/xml; charset=utf-8");
            Assert.Equal((charset, text), (decoded.Charset, decoded.Text));
        }
    }

    [Fact]
    public void What_a_page_says_decides_where_the_bytes_allow_several()
    {
        var few = Bytes("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1250\">Dvořák", 1250);
        Assert.EndsWith("Dvořák", DecodedText.Of(few).Text, StringComparison.Ordinal);
        var xml = Bytes("<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><a>Dvořák</a>", 28592);
        Assert.Equal("iso-8859-2", DecodedText.Of(xml).Charset);
    }

    [Theory]
    [InlineData("© 2020 Ångström", 1252)]
    [InlineData("caf\u00e9", 1252)]
    public void A_few_accents_are_Western(string text, int page) =>
        Assert.Equal(text, DecodedText.Of(Bytes(text, page)).Text);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Spans_are_the_bytes_of_the_words(string text, string charset, int page)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page)!;
        var whole = string.Concat(Enumerable.Repeat($"{text}\n", 100));
        var bytes = encoding.GetBytes(whole);
        var decoded = DecodedText.Of(bytes);
        Assert.Equal(charset, decoded.Charset);
        foreach (var at in new[] { 0, 7, text.Length * 3, whole.Length - 20 })
        {
            if (charset != "iso-2022-jp")
            {
                Assert.Equal(whole.Substring(at, 9), encoding.GetString(decoded.SpanOf(at, 9).Of(bytes)));
            }
        }

        Assert.Equal(bytes.Length, decoded.SpanOf(0, whole.Length).Length);
    }

    [Fact]
    public void Spans_of_UTF_8_count_from_the_file_with_its_mark()
    {
        byte[] bytes =
        [
            0xEF,
            0xBB,
            0xBF,
            .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("é中🙂 x\n", 1000))),
        ];
        var decoded = DecodedText.Of(bytes);
        for (var at = 0; at + 7 <= decoded.Text.Length; at += 7)
        {
            Assert.Equal(decoded.Text.Substring(at, 7), Encoding.UTF8.GetString(decoded.SpanOf(at, 7).Of(bytes)));
        }
    }

    [Fact]
    public void Any_bytes_give_a_text()
    {
        var bytes = new byte[4096];
        for (var seed = 0; seed < 200; seed++)
        {
            new Random(seed).NextBytes(bytes);
            var decoded = DecodedText.Of(bytes);
            Assert.Equal(bytes.Length, decoded.SpanOf(0, decoded.Text.Length).End);
        }
    }

    [Fact]
    public void Real_feeds_are_read_in_their_charsets()
    {
        string Text(string name) => DecodedText.Of(File.ReadAllBytes(Repository.Shared($"inputs/feeds/{name}"))).Text;

        Assert.Contains("<title>Test feed</title>", Text("simplepie-utf16le.xml"), StringComparison.Ordinal);
        Assert.Contains("Últimas Notícias", Text("uolNoticias.rss"), StringComparison.Ordinal);
    }

    private static byte[] Bytes(string text, int page) =>
        CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes(text);
}
