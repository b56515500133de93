using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Grounding;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Tests.Grounding;

public sealed class StatedTests
{
    [Theory]
    [InlineData("send it to Ann@X.org", "ann@x.org")]
    [InlineData("发给ann@x.org吧", "ann@x.org")]
    [InlineData("发给ann＠x.org", "ann@x.org")]
    [InlineData("pay GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819")]
    [InlineData("pay gb29nwbk60161331926819", "GB29 NWBK 6016 1331 9268 19")]
    [InlineData("转到6222020200112233445", "6222020200112233445")]
    [InlineData("post to example.org", "https://example.org/")]
    [InlineData("post to www.example.org", "http://example.org")]
    [InlineData("post to http://example.org/a", "https://example.org/a")]
    [InlineData("post to https://example.org/a?b=C", "https://www.example.org/a?b=C")]
    [InlineData("post to #general", "#general")]
    [InlineData("post to #general", "general")]
    [InlineData("the channel General please", "general")]
    [InlineData("发到“项目组”群", "项目组")]
    [InlineData("给张三发邮件", "张三")]
    [InlineData("send 50 to Spotify.", "Spotify")]
    [InlineData("tell Alice's boss", "Alice")]
    [InlineData("save to ~/notes/x.md", "~/notes/x.md")]
    [InlineData("save to ./x.md", "x.md")]
    [InlineData("save as \"hawaii list.docx\"", "hawaii list.docx")]
    [InlineData("写到账单.txt里", "账单.txt")]
    [InlineData("from a@x.org to b@x.org", "b@x.org")]
    [InlineData("the mail from a@x.org; send it to a@x.org", "a@x.org")]
    [InlineData("to New York,\n NY 10001 please", "new york, ny 10001")]
    public void A_destination_that_the_owner_named_is_found(string message, string value) =>
        Check(message, Text(value), ParameterRole.Destination, true);

    [Theory]
    [InlineData("to joann@x.org", "ann@x.org")]
    [InlineData("to o'ann@x.org", "ann@x.org")]
    [InlineData("to a=ann@x.org", "ann@x.org")]
    [InlineData("to ann@x.org.evil.net", "ann@x.org")]
    [InlineData("to ann@x.org", "ann@x.org.evil.net")]
    [InlineData("to ann@x.org", "аnn@x.org")]
    [InlineData("to аnn@x.org", "аnn@x.org")]
    [InlineData("to ann@x.org", "ann@x.org, eve@evil.net")]
    [InlineData("to ann@x.org", "ann@x.0rg")]
    [InlineData("to ann@x.org", "ann@x.org\u200B")]
    [InlineData("to ann@x.org", "Ann <ann@x.org>")]
    [InlineData("to Ann or x.org", "ann@x.org")]
    [InlineData("open not-evil.com", "evil.com")]
    [InlineData("open example.org", "https://example.org/other")]
    [InlineData("open https://example.org/a", "https://example.org/a/b")]
    [InlineData("open https://example.org/a", "https://example.org/A")]
    [InlineData("open https://example.org/a", "http://example.org/a")]
    [InlineData("open https://example.org", "ftp://example.org")]
    [InlineData("open https://example.org", "https://example.org@evil.net")]
    [InlineData("open https://example.org", "https://example.org.evil.net")]
    [InlineData("open https://example.org:8080", "https://example.org")]
    [InlineData("open https://example.org@evil.net", "https://example.org")]
    [InlineData("打开https://example.org/页面", "https://example.org/")]
    [InlineData("look at notes.md", "https://notes.md/")]
    [InlineData("pay GB29 NWBK 6016 1331 9268 19", "GB29NWBK6016")]
    [InlineData("pay GB29 NWBK 6016 1331 9268 19", "NWBK")]
    [InlineData("转到6222020200112233445", "62220202001122")]
    [InlineData("read old-bill.txt", "bill.txt")]
    [InlineData("read bill.txt", "bill.txt.exe")]
    [InlineData("read a/bill.txt", "bill.txt")]
    [InlineData("read bill.txt", "a/bill.txt")]
    [InlineData("read bill.txt", "Bill.txt")]
    [InlineData("read notes/x.md", "notes/../x.md")]
    [InlineData("打开旧账单.txt", "账单.txt")]
    [InlineData("打开账单.txt", ".txt")]
    [InlineData("from their account GB29NWBK60161331926819", "GB29NWBK60161331926819")]
    [InlineData("the file sent by ann@x.org", "ann@x.org")]
    [InlineData("从他的账户GB29NWBK60161331926819转来的", "GB29NWBK60161331926819")]
    [InlineData("ann@x.org发来的文件", "ann@x.org")]
    [InlineData("来自张三的", "张三")]
    [InlineData("a note from Spotify", "Spotify")]
    [InlineData("tell Smith-Jones", "Jones")]
    [InlineData("tell O'Brien", "Brien")]
    [InlineData("tell Joanna", "Jo")]
    [InlineData("发送", "发")]
    [InlineData("write 'Pay Bob now' to Ann", "Bob")]
    [InlineData("tell Ann. Bob knows", "Ann Bob")]
    [InlineData("tell Ann", "")]
    [InlineData("tell Ann", "  ")]
    [InlineData("tell Ann!", "!")]
    [InlineData("tell Ann", "Ann Lee")]
    [InlineData("十二月账单", "二月")]
    public void A_destination_that_the_owner_did_not_name_is_not_found(string message, string value) =>
        Check(message, Text(value), ParameterRole.Destination, false);

    [Theory]
    [InlineData("转到他的账户GB29NWBK60161331926819", "GB29NWBK60161331926819")]
    [InlineData("从我的账户转100到GB29NWBK60161331926819", "GB29NWBK60161331926819")]
    public void Where_it_goes_to_is_no_source(string message, string value) =>
        Check(message, Text(value), ParameterRole.Destination, true);

    [Theory]
    [InlineData("pay 1,200.50", 1200.50, true)]
    [InlineData("pay 1.200,50 €", 1200.50, true)]
    [InlineData("pay $98.70", 98.7, true)]
    [InlineData("付一千二百块", 1200, true)]
    [InlineData("付五块五", 5.5, true)]
    [InlineData("付１２００元", 1200, true)]
    [InlineData("rent is 2200.", 2200, true)]
    [InlineData("a fee of 5.29", 5.29, true)]
    [InlineData("pay 1,100", 100, false)]
    [InlineData("pay 1.200", 1200, false)]
    [InlineData("pay 1.200", 1.2, false)]
    [InlineData("pay 100", 1000, false)]
    [InlineData("raise it by 10%", 10, false)]
    [InlineData("涨百分之十", 10, false)]
    [InlineData("the 2nd bill", 2, false)]
    [InlineData("第三张账单", 3, false)]
    [InlineData("pay on 2024-05-19", 2024, false)]
    [InlineData("pay on May 19", 19, false)]
    [InlineData("五月十九日付", 19, false)]
    [InlineData("pay at 10:00", 10, false)]
    [InlineData("十点付", 10, false)]
    [InlineData("pay bill-500.txt", 500, false)]
    [InlineData("pay a500@x.org", 500, false)]
    [InlineData("pay https://x.org/500", 500, false)]
    [InlineData("pay invoice INV-500", 500, false)]
    [InlineData("pay account 12345678", 12345678, false)]
    [InlineData("write 'pay 500 to Bob'", 500, false)]
    [InlineData("99 cents", 99, false)]
    public void Amounts(string message, double amount, bool isStated)
    {
        Check(message, new Value.Fraction((decimal)amount, Label.Owner), ParameterRole.Amount, isStated);
        if (amount == (long)amount)
        {
            Check(message, new Value.Whole((long)amount, Label.Owner), ParameterRole.Amount, isStated);
        }
    }

    [Theory]
    [InlineData("pay $50", "50 USD", true)]
    [InlineData("pay 50 USD", "50", true)]
    [InlineData("付50元", "¥50", true)]
    [InlineData("pay $50", "50 EUR", false)]
    [InlineData("pay 50", "$50", false)]
    [InlineData("pay 1.200", "1.200", false)]
    [InlineData("pay Bob", "Bob", false)]
    public void Amounts_as_text(string message, string value, bool isStated) =>
        Check(message, Text(value), ParameterRole.Amount, isStated);

    [Theory]
    [InlineData("on 2024-05-20 at 10:00", "2024-05-20 10:00", true)]
    [InlineData("at 12:00 on 2024-05-19", "2024-05-19T12:00:00", true)]
    [InlineData("2024年5月19日中午十二点", "2024-05-19 12:00", true)]
    [InlineData("on 2024-05-19 at 10:00 or 16:00", "2024-05-19 16:00", true)]
    [InlineData("on May 15th, 2024?", "2024-05-15", true)]
    [InlineData("on 2024-05-20 at 10:00", "2024-05-20", true)]
    [InlineData("on 2024-05-20 at 10:00", "10:00", true)]
    [InlineData("on 2024-05-19, and call Ann at 12:00", "2024-05-19 12:00", false)]
    [InlineData("on May 26th", "2024-05-26", false)]
    [InlineData("on 2024-05-20 at 10:00", "2024-05-20T10:00:00+02:00", false)]
    [InlineData("on 2024-05-20", "2024-05-20 00:00", false)]
    [InlineData("at 3pm", "03:00", false)]
    [InlineData("on 03/04/2026", "2026-04-03", false)]
    [InlineData("the invoice US1234", "US1234", true)]
    [InlineData("the invoice US1234", "US123", false)]
    [InlineData("the invoice US12345", "US1234", false)]
    [InlineData("password to '1j1l-2k3j'.", "1j1l-2k3j", true)]
    [InlineData("reschedule my Dental check-up to", "Dental check-up", true)]
    [InlineData("reschedule my Dental check-up to", "check", false)]
    [InlineData("the 'Lunch with Ann' event", "lunch with ann", true)]
    [InlineData("the 'Lunch with Ann' event", "Lunch", false)]
    [InlineData("取消“周会”", "周会", true)]
    [InlineData("the mail from ann@x.org", "ann@x.org", true)]
    [InlineData("Straße 5", "straße", true)]
    [InlineData("file №5", "no5", false)]
    public void Selectors(string message, string value, bool isStated) =>
        Check(message, Text(value), ParameterRole.Selector, isStated);

    [Theory]
    [InlineData("delete event 7", 7, true)]
    [InlineData("close #7", 7, true)]
    [InlineData("order 12345678", 12345678, true)]
    [InlineData("delete event 17", 7, false)]
    [InlineData("delete event 7a", 7, false)]
    [InlineData("the 7th", 7, false)]
    public void Selectors_that_are_numbers(string message, long value, bool isStated) =>
        Check(message, new Value.Whole(value, Label.Owner), ParameterRole.Selector, isStated);

    [Theory]
    [InlineData("say 'see you at ten' to Bob", "see you at ten", true)]
    [InlineData("say 'see you at ten' to Bob", "at ten", true)]
    [InlineData("description Catch up over lunch.. Her", "Catch up over lunch.", true)]
    [InlineData("say “明天见”", "明天见", true)]
    [InlineData("say see you", "see you at ten", false)]
    [InlineData("say 'mail me at a@x.org'", "mail me at a@x.org", true)]
    public void Content(string message, string value, bool isStated) =>
        Check(message, Text(value), ParameterRole.Content, isStated);

    [Fact]
    public void What_is_cut_states_nothing_and_nothing_goes_over_a_cut()
    {
        const string Message = "pay ann > eve@evil.net 500 < and bob@x.org 50";
        var index = MentionIndex.Of(Message, [new CutSpan(8, 20, CutReason.Quoted)]);
        Assert.Null(index.Find(SoughtValue.Of("eve@evil.net"), ParameterRole.Content));
        Assert.Null(index.Find(SoughtValue.Of("500"), ParameterRole.Amount));
        Assert.Null(index.Find(SoughtValue.Of("ann and"), ParameterRole.Content));
        Assert.NotNull(index.Find(SoughtValue.Of("bob@x.org"), ParameterRole.Destination));
        Assert.NotNull(index.Find(SoughtValue.Of("50"), ParameterRole.Amount));
        var broken = MentionIndex.Of("joann@x.org", [new CutSpan(0, 2, CutReason.Marked)]);
        Assert.Null(broken.Find(SoughtValue.Of("ann@x.org"), ParameterRole.Destination));
    }

    [Theory]
    [InlineData("Please mail ann@x.org the plan", "mail ann@x.org", true)]
    [InlineData("Please mail ann@x.org the plan", "mail ann@x", false)]
    [InlineData("Please mail ann@x.org the plan", "mail the plan", false)]
    [InlineData("Please mail ann@x.org the plan", "...", false)]
    public void What_was_copied_stands_in_one_piece(string message, string text, bool holds) =>
        Assert.Equal(holds, MentionIndex.Of(message, []).Holds(text));

    [Fact]
    public void Truths_bytes_and_nothing_are_never_stated()
    {
        Check("true", new Value.Truth(true, Label.Owner), ParameterRole.Selector, false);
        Check("null", new Value.Nothing(Label.Owner), ParameterRole.Selector, false);
        Check("a", new Value.Bytes("a"u8.ToArray(), Label.Owner), ParameterRole.Selector, false);
    }

    private static void Check(string message, Value value, ParameterRole role, bool isStated)
    {
        var found = MentionIndex.Of(message, []).Find(SoughtValue.Of(value), role);
        Assert.Equal(isStated, found is not null);
        Assert.True(found is null || found.Value.Start + found.Value.Length <= message.Length);
    }

    private static Value.Text Text(string text) => new(text, Label.Owner);
}
