using Chela.Envelope.Grounding;
using Chela.Text.Written;

namespace Chela.Envelope.Tests.Grounding;

/// <summary>What a message names, each mention as <c>Kind normal</c>, in order, separated by <c>; </c>.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData("-")]
    [InlineData("/")]
    [InlineData("-+")]
    [InlineData("@\"")]
    [InlineData("'#")]
    public void Signs_without_end_are_read_in_one_pass(string signs)
    {
        // Reading them again from each of them would take the better part of an hour.
        var text = string.Concat(Enumerable.Repeat(signs, 500_000 / signs.Length));
        Assert.DoesNotContain(MentionIndex.Of(text, []).All, mention => mention.Kind != WrittenKind.Quotation);
    }

    [Theory]
    [InlineData("pay 1,200.50", "Number 1200.5")]
    [InlineData("pay 1.200,50", "Number 1200.5")]
    [InlineData("pay 1 200,50", "Number 1200.5")]
    [InlineData("pay 1\u00A0200\u00A0000", "Number 1200000")]
    [InlineData("pay 1'200.50", "Number 1200.5")]
    [InlineData("pay 1’200’300", "Number 1200300")]
    [InlineData("pay １２００", "Number 1200")]
    [InlineData("pay １，２００．５０", "Number 1200.5")]
    [InlineData("pay 1,200", "Number 1200")]
    [InlineData("pay 1200.00", "Number 1200")]
    [InlineData("pay 12,50", "Number 12.5")]
    [InlineData("pay 0,125", "Number 0.125")]
    [InlineData("pay 1.200.300", "Number 1200300")]
    [InlineData("pay -50 back", "Number -50")]
    [InlineData("pay 3k", "Number 3000")]
    [InlineData("pay 1.5 million", "Number 1500000")]
    [InlineData("pay 1.200", "Token 1.200")]
    [InlineData("pay 1 200", "Token 1 200")]
    [InlineData("items 1,2", "Token 1,2")]
    [InlineData("agent 007", "Token 007")]
    [InlineData("lines 5-10", "Token 5-10")]
    [InlineData("version 1.2.3", "Token 1.2.3")]
    [InlineData("付一千二百", "Number 1200")]
    [InlineData("付两百", "Number 200")]
    [InlineData("付1.2万", "Number 12000")]
    [InlineData("付一万二", "Number 12000")]
    [InlineData("付一百零五", "Number 105")]
    [InlineData("付三千五", "Number 3500")]
    [InlineData("付一亿二千万", "Number 120000000")]
    [InlineData("付壹仟贰佰", "Number 1200")]
    [InlineData("付100，200也付", "Number 100; Number 200")]
    [InlineData("一起看一下三明治", "")]
    [InlineData("千万别发，万一", "")]
    [InlineData("100 most recent", "Number 100")]
    public void Numbers(string message, string expected) => Assert.Equal(expected, Names(message));

    [Theory]
    [InlineData("$1,200.50 now", "Money 1200.5 usd")]
    [InlineData("US$50", "Money 50 usd")]
    [InlineData("50 USD", "Money 50 usd")]
    [InlineData("USD 50", "Money 50 usd")]
    [InlineData("50 bucks", "Money 50 usd")]
    [InlineData("€1.234,56", "Money 1234.56 eur")]
    [InlineData("12,50 €", "Money 12.5 eur")]
    [InlineData("£9.99", "Money 9.99 gbp")]
    [InlineData("CHF 1'200.50", "Money 1200.5 chf")]
    [InlineData("99 cents", "Money 0.99 usd")]
    [InlineData("¥100", "Money 100 cny")]
    [InlineData("￥１００", "Money 100 cny")]
    [InlineData("转100元给他", "Money 100 cny")]
    [InlineData("转一百块", "Money 100 cny")]
    [InlineData("五块五", "Money 5.5 cny")]
    [InlineData("12元5角", "Money 12.5 cny")]
    [InlineData("人民币一千二百元", "Money 1200 cny")]
    [InlineData("RMB 88", "Money 88 cny")]
    [InlineData("3万美元", "Money 30000 usd")]
    [InlineData("€1.200", "Token €1.200")]
    [InlineData("dollars and euros", "")]
    public void Money(string message, string expected) => Assert.Equal(expected, Names(message));

    [Theory]
    [InlineData("raise it by 10%", "Percentage 10")]
    [InlineData("19.5 percent", "Percentage 19.5")]
    [InlineData("涨百分之十", "Percentage 10")]
    [InlineData("１０％", "Percentage 10")]
    [InlineData("the 2nd one", "Ordinal 2")]
    [InlineData("the second one", "Ordinal 2")]
    [InlineData("第三个", "Ordinal 3")]
    [InlineData("第3个", "Ordinal 3")]
    [InlineData("1. Pay. 2. Send", "Ordinal 1; Ordinal 2")]
    public void Percentages_and_ordinals(string message, string expected) => Assert.Equal(expected, Names(message));

    [Theory]
    [InlineData("2026-02-16", "Date 2026-02-16")]
    [InlineData("2026/2/16", "Date 2026-02-16")]
    [InlineData("16.02.2026", "Date 2026-02-16")]
    [InlineData("16/02/2026", "Date 2026-02-16")]
    [InlineData("Feb 16, 2026", "Date 2026-02-16")]
    [InlineData("Feb. 16th, 2026", "Date 2026-02-16")]
    [InlineData("16 February 2026", "Date 2026-02-16")]
    [InlineData("the 16th of February", "Date -02-16")]
    [InlineData("on May 26th?", "Date -05-26")]
    [InlineData("in March 2022?", "Date 2022-03-")]
    [InlineData("2026年2月16日", "Date 2026-02-16")]
    [InlineData("二〇二六年二月十六日", "Date 2026-02-16")]
    [InlineData("2月16日开会", "Date -02-16")]
    [InlineData("十二月", "Date -12-")]
    [InlineData("16号", "Date --16")]
    [InlineData("2026年", "Date 2026--")]
    [InlineData("03/04/2026", "Token 03/04/2026")]
    [InlineData("2026-13-01", "Token 2026-13-01")]
    [InlineData("30 February", "Number 30")]
    [InlineData("tomorrow, 明天", "")]
    [InlineData("may I", "")]
    public void Dates(string message, string expected) => Assert.Equal(expected, Names(message));

    [Theory]
    [InlineData("12:00", "Time 12:00")]
    [InlineData("3pm", "Time 15:00")]
    [InlineData("3:30 p.m.", "Time 15:30")]
    [InlineData("12 am", "Time 00:00")]
    [InlineData("noon", "Time 12:00")]
    [InlineData("10 o'clock", "Time 10:00")]
    [InlineData("下午三点半", "Time 15:30")]
    [InlineData("十点", "Time 10:00")]
    [InlineData("上午10:15", "Time 10:15")]
    [InlineData("晚上8点20分", "Time 20:20")]
    [InlineData("14：30", "Time 14:30")]
    [InlineData("两点一刻", "Time 02:15")]
    [InlineData("中午12点", "Time 12:00")]
    [InlineData("快一点", "")]
    [InlineData("25:00", "Token 25:00")]
    public void Times(string message, string expected) => Assert.Equal(expected, Names(message));

    [Theory]
    [InlineData("2024-05-20 at 10:00", "Moment 2024-05-20 10:00; Date 2024-05-20; Time 10:00")]
    [InlineData("12:00 on 2024-05-19", "Moment 2024-05-19 12:00; Time 12:00; Date 2024-05-19")]
    [InlineData("2024-05-19T12:00:00", "Moment 2024-05-19 12:00; Date 2024-05-19; Time 12:00")]
    [InlineData("2024-05-19T12:00Z", "Moment 2024-05-19 12:00z; Date 2024-05-19; Time 12:00z")]
    [InlineData("2月16日下午三点", "Moment -02-16 15:00; Date -02-16; Time 15:00")]
    [InlineData("May 5, 2024 3pm", "Moment 2024-05-05 15:00; Date 2024-05-05; Time 15:00")]
    [InlineData(
        "2024-05-19 at 10:00 or at 16:00",
        "Moment 2024-05-19 16:00; Moment 2024-05-19 10:00; Date 2024-05-19; Time 10:00; Time 16:00"
    )]
    [InlineData("2024-05-19 with Ann at 12:00", "Date 2024-05-19; Time 12:00")]
    public void Moments(string message, string expected) => Assert.Equal(expected, Names(message));

    [Theory]
    [InlineData("to GB29NWBK60161331926819.", "Account gb29nwbk60161331926819")]
    [InlineData("to GB29 NWBK 6016 1331 9268 19 today", "Account gb29nwbk60161331926819")]
    [InlineData("to AT61 1904 3002 3457 3201 2024 was", "Account at611904300234573201; Number 2024")]
    [InlineData("to UK12345678901234567890", "Account uk12345678901234567890")]
    [InlineData("转到6222020200112233445。", "Account 6222020200112233445")]
    [InlineData("mail ann@x.org", "Address ann@x.org")]
    [InlineData("mail ‘Ann.Lee+a@X.Org’.", "Address ann.lee+a@x.org; Quotation ann.lee+a@x.org")]
    [InlineData("发给ann@x.org吧", "Address ann@x.org")]
    [InlineData("发给ann＠x.org", "Address ann@x.org")]
    [InlineData("mailto:ann@x.org", "Address ann@x.org")]
    [InlineData("open https://X.org/A?b=C.", "Url https://x.org/A?b=C")]
    [InlineData("open www.x.org,", "Url ://x.org")]
    [InlineData("open example.org/path", "Url ://example.org/path")]
    [InlineData("(https://x.org/a_(b))", "Url https://x.org/a_(b)")]
    [InlineData("打开https://x.org。", "Url https://x.org")]
    [InlineData("打开https://x.org/页面", "Url https://x.org/页面")]
    [InlineData("open https://x.org@evil.net/", "Address //x.org@evil.net")]
    [InlineData("tell @ann in #general", "Token @ann; Token #general")]
    [InlineData("read bill-december-2023.txt.", "Token bill-december-2023.txt")]
    [InlineData("read ./notes//x.md", "Token notes/x.md")]
    [InlineData("read ~/notes/x.md", "Token ~/notes/x.md")]
    [InlineData(@"read C:\x\y.txt", "Token C:/x/y.txt")]
    [InlineData("read ../x.md", "")]
    [InlineData("id US1234 and INV-2023-001", "Token US1234; Token INV-2023-001")]
    [InlineData("password 1j1l-2k3j", "Token 1j1l-2k3j")]
    public void Places_and_names(string message, string expected) => Assert.Equal(expected, Names(message));

    [Theory]
    [InlineData("the 'Lunch' event", "Quotation lunch")]
    [InlineData("the \"Lunch\" event", "Quotation lunch")]
    [InlineData("the “Lunch” event", "Quotation lunch")]
    [InlineData("标题是“周报”的邮件", "Quotation 周报")]
    [InlineData("标题是\"周报\"的邮件", "Quotation 周报")]
    [InlineData("标题「周报」和『月报』", "Quotation 周报; Quotation 月报")]
    [InlineData("读《红楼梦》", "Quotation 红楼梦")]
    [InlineData("don't, it's the boys' and girls' room", "")]
    [InlineData("don’t, it’s", "")]
    public void Quotations(string message, string expected) => Assert.Equal(expected, Names(message));

    [Theory]
    [InlineData("the mail from ann@x.org", true)]
    [InlineData("the mail from 'ann@x.org'", true)]
    [InlineData("what was sent by ann@x.org", true)]
    [InlineData("from their account ann@x.org", true)]
    [InlineData("from bob@x.org and ann@x.org", true)]
    [InlineData("from bob@x.org to ann@x.org", false)]
    [InlineData("by Friday to ann@x.org", false)]
    [InlineData("send it to ann@x.org", false)]
    [InlineData("From now on, mail ann@x.org", false)]
    [InlineData("refund ann@x.org", false)]
    [InlineData("来自ann@x.org的邮件", true)]
    [InlineData("从ann@x.org转", true)]
    [InlineData("ann@x.org发来的文件", true)]
    [InlineData("ann@x.org的邮件", true)]
    [InlineData("给ann@x.org的邮件", false)]
    [InlineData("发给ann@x.org", false)]
    public void Sources(string message, bool isSource) =>
        Assert.Equal(
            isSource,
            Assert
                .Single(MentionIndex.Of(message, []).All, m => m.Normal == "ann@x.org" && m.Kind == WrittenKind.Address)
                .Is(MentionTraits.Source)
        );

    private static string Names(string message) =>
        string.Join("; ", MentionIndex.Of(message, []).All.Select(m => $"{m.Kind} {m.Normal}"));
}
