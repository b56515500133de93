using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Dates;

namespace Chela.Reading.Sites;

/// <summary>An article of a public account on WeChat. The page hides it until a program shows it, and says the time in a script alone.</summary>
internal sealed partial class WeChat : ISiteReader
{
    public bool Fits(SitePage page) =>
        (page.Host == "mp.weixin.qq.com" || page.First(n => n.HasId("activity-name")) is not null)
        && page.First(n => n.HasId("js_content")) is not null;

    public ReadItem? Read(SitePage page)
    {
        var content = page.First(n => n.HasId("js_content"))!;
        var account = page.Line(page.First(n => n.HasId("js_name")));
        return page.Item with
        {
            Kind = ItemKind.Article,
            Title = page.Line(page.First(n => n.HasId("activity-name"))) ?? page.Item.Title,
            Author =
                page.Line(page.First(n => n.HasId("js_author_name")))
                ?? (page.Tags.First("author") is { Length: > 0 } author ? author : null)
                ?? account,
            Site = account ?? page.Item.Site,
            Published = TimeOf(page) ?? DateInText.Find(page.Line(page.First(n => n.HasId("publish_time")))),
            Lang = page.Item.Lang ?? "zh",
            Blocks = page.Blocks(content),
        };
    }

    private static DateTimeOffset? TimeOf(SitePage page)
    {
        foreach (var script in page.Document.Scripts)
        {
            if (Time().Match(script.Text ?? "") is { Success: true } time)
            {
                return DateTimeOffset.FromUnixTimeSeconds(
                    long.Parse(time.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
                );
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"\b(?:ct|oriCreateTime|ori_create_time|create_time)\s{0,4}[:=]\s{0,4}[""']([0-9]{10})[""']",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Time();
}
