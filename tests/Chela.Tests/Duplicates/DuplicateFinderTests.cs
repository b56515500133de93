using System.Text.RegularExpressions;
using Chela.Reading.Duplicates;
using Chela.Tests.Support;
using CsCheck;

namespace Chela.Tests.Duplicates;

public sealed partial class DuplicateFinderTests
{
    private const string River =
        "A river that is straightened gets faster, and a fast river digs itself a deeper bed. The meadows beside it dry out. "
        + "Forty kilometres of bends were put back, and the groundwater rose by thirty centimetres in two years. Nobody had "
        + "planned for the frogs, which came back by themselves and brought the storks with them.";

    private const string ChineseRiver =
        "被取直的河流流得更快，而湍急的河水会把河床越冲越深，两岸的草地因此干涸。工程师把四十公里的弯道恢复原状，两年之内地下水位上升了三十厘米，"
        + "没有人预料到青蛙会自己回来，还带来了鹳鸟。";

    [Fact]
    public void Addresses_that_lead_to_one_page_are_one()
    {
        var found = Find(
            Print("https://example.org/a?utm_source=x", "A", "short"),
            Print("http://www.example.org/a", "B", "other")
        );
        Assert.Equal(DuplicateKind.Address, found!.Kind);
    }

    [Theory]
    [InlineData("https://arxiv.org/abs/2602.16173v1", null, "https://www.alphaxiv.org/overview/2602.16173", null)]
    [InlineData("https://arxiv.org/pdf/2602.16173", null, "https://example.org/paper", "10.48550/arXiv.2602.16173")]
    [InlineData("https://doi.org/10.1000/XYZ", null, "https://press.example.org/7", "doi:10.1000/xyz")]
    public void A_paper_is_one_wherever_it_is(string url, string? doi, string other, string? otherDoi)
    {
        var found = DuplicateFinder.Find([
            Fingerprint.Of(url, doi, null, "One title", "text"),
            Fingerprint.Of(other, otherDoi, null, "Another title", "words"),
        ])[1];
        Assert.True(found!.Kind is DuplicateKind.Paper or DuplicateKind.Address, found.Reason);
    }

    [Theory]
    [InlineData(River)]
    [InlineData(ChineseRiver)]
    public void Nearly_the_same_text_is_one(string text)
    {
        var found = Find(
            Print("https://a.example/1", "Slow water", text),
            Print("https://b.example/2", "Slow water again", "# Menu\n\n" + text + "\n\nRead more on our site.")
        );
        Assert.Equal(DuplicateKind.Text, found!.Kind);
    }

    [Fact]
    public void A_part_of_a_text_is_the_text()
    {
        var parts = Enumerable
            .Range(0, 12)
            .Select(i => Regex.Replace(River, "[a-z]{4,}", m => m.Value + "xyzuvwkqjfhg"[i]))
            .ToList();
        var found = Find(
            Print("https://a.example/1", "Long", string.Join("\n\n", parts)),
            Print("https://b.example/2", "Teaser", string.Join("\n\n", parts[..5]))
        );
        Assert.Equal(DuplicateKind.Text, found!.Kind);
        Assert.Contains("of the shorter one", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_languages_tell_one_story_by_what_they_share()
    {
        var found = Find(
            Print(
                "https://news.example/en",
                "Acme Rockets raises $1.25 billion",
                "Acme Rockets said on Monday that it raised $1.25 billion. The lead investor is Borealis, and the Kestrel-9 "
                    + "engine was fired 1,432 times. The [filing](https://filings.example/acme/2026-8k) has it all."
            ),
            Print(
                "https://news.example.cn/zh",
                "Acme Rockets 融资 12.5 亿美元",
                "周一，Acme Rockets 宣布完成融资，由 Borealis 领投。Kestrel-9 发动机已点火 1432 次，"
                    + "详见[文件](https://filings.example/acme/2026-8k)。"
            )
        );
        Assert.Equal(DuplicateKind.Story, found!.Kind);
        Assert.Contains("link filings.example/acme/2026-8k", found.Evidence);
        Assert.Contains("number 1432", found.Evidence);
    }

    [Theory]
    [InlineData("Release 1.2.3", "Release 1.2.4")]
    [InlineData("Weekly letter 41", "Weekly letter 42")]
    public void Numbers_of_a_series_are_several(string first, string second) =>
        Assert.Null(Find(Print("https://a.example/1", first, River), Print("https://a.example/2", second, River)));

    [Fact]
    public void What_a_site_puts_under_each_text_joins_none_of_them() =>
        Assert.Null(
            Find(
                Print("https://video.example/1", "On rivers", "Short words of the first. " + River),
                Print("https://video.example/2", "On bridges", "A few of the second. " + River)
            )
        );

    [Fact]
    public void Two_papers_are_two_however_alike() =>
        Assert.Null(
            Find(
                Print("https://arxiv.org/abs/2602.16173", "Slow water", River),
                Print("https://arxiv.org/abs/2602.16174", "Slow water", River)
            )
        );

    [Fact]
    public void No_chain_of_likenesses_joins_what_is_not_alike()
    {
        var words = Enumerable.Range(0, 400).Select(i => $"w{i:x}").ToList();
        Fingerprint Part(int from) =>
            Print(
                $"https://h{from}.example/",
                $"Part {(char)('a' + (from / 40))}",
                string.Join(' ', words.Skip(from).Take(160))
            );
        var prints = Enumerable.Range(0, 6).Select(i => Part(i * 40)).ToList();
        var found = DuplicateFinder.Find(prints);
        foreach (var (print, duplicate) in prints.Zip(found).Where(p => p.Second is not null))
        {
            Assert.Null(found[duplicate!.Of]);
            Assert.True(print.Sketch.Resemblance(prints[duplicate.Of].Sketch) > 0.4);
        }

        Assert.InRange(found.Count(d => d is null), 2, 5);
    }

    [Fact]
    public void What_is_found_does_not_hang_on_the_run() =>
        Gen.Select(Gen.Int[0, 30].Array[0, 60], Gen.Int[0, 3])
            .Array[0, 12]
            .Sample(texts =>
            {
                var prints = texts
                    .Select(t =>
                        Print(
                            $"https://a.example/{t.Item2}",
                            $"t {t.Item2}",
                            string.Join(' ', t.Item1.Select(w => $"w{w}"))
                        )
                    )
                    .ToList();
                var found = DuplicateFinder.Find(prints);
                Assert.Equal(found, DuplicateFinder.Find(prints), (a, b) => a?.Of == b?.Of && a?.Reason == b?.Reason);
                Assert.All(
                    found.Index().Where(f => f.Item is not null),
                    f => Assert.True(f.Item!.Of < f.Index && found[f.Item.Of] is null)
                );
            });

    [Fact]
    public void A_sketch_comes_back_from_its_text_and_nothing_else_does()
    {
        var sketch = Print(null, "t", River).Sketch;
        Assert.Equal(sketch, TextSketch.Parse(sketch.ToString()));
        Assert.All(["", "AA==", "not base64!", "AAAAAQAAAAIAAAAB"], t => Assert.Null(TextSketch.Parse(t)));
    }

    [Fact]
    public void Essays_of_real_weeks_about_different_pages_stay_apart()
    {
        var folder = Repository.Shared("digest/weeks");
        var (all, joined) = (0, new List<string>());
        foreach (var file in Directory.GetFiles(folder, "*.zh.md").Order())
        {
            var entries = EntriesOf(File.ReadAllText(file), "#### ");
            var prints = entries.ConvertAll(e => Fingerprint.Of(null, null, null, e.Title, e.Text));
            all += prints.Count;
            joined.AddRange(
                DuplicateFinder
                    .Find(prints)
                    .Index()
                    .Where(f => f.Item is not null)
                    .Select(f => $"{entries[f.Index].Title} = {entries[f.Item!.Of].Title}: {f.Item.Reason}")
            );
        }

        Assert.True(joined.Count * 200 < all, $"{joined.Count} of {all}:\n{string.Join('\n', joined)}");
    }

    [Fact]
    public void The_groups_of_a_real_week_find_their_translations()
    {
        var chinese = EntriesOf(File.ReadAllText(Repository.Shared("digest/weeks/2025-W10.zh.md")), "### ");
        var english = EntriesOf(File.ReadAllText(Repository.Shared("digest/weeks/2025-W10.en.md")), "### ");
        var prints = chinese.Concat(english).Select(e => Fingerprint.Of(null, null, null, e.Title, e.Text)).ToList();
        var found = DuplicateFinder.Find(prints);
        var right = found.Index().Count(f => f.Item is not null && f.Item.Of == f.Index - chinese.Count);
        Assert.Equal(found.Count(f => f is not null), right);
        Assert.True(right * 10 >= english.Count * 8, $"{right} of {english.Count}");
    }

    private static Duplicate? Find(params Fingerprint[] prints) => DuplicateFinder.Find(prints)[^1];

    private static Fingerprint Print(string? url, string title, string text) =>
        Fingerprint.Of(url, null, null, title, text);

    private static List<(string Title, string Text)> EntriesOf(string digest, string mark) =>
        [
            .. Heading()
                .Split(digest)
                .Where(p => p.StartsWith(mark, StringComparison.Ordinal))
                .Select(p => (p[mark.Length..p.IndexOf('\n')], p)),
        ];

    [GeneratedRegex("^(?=#{2,4} )", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
