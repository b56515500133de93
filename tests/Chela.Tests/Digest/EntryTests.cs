using Chela.Tests.Support;

namespace Chela.Tests.Digest;

/// <summary>What becomes of a note.</summary>
public sealed class EntryTests
{
    private static async Task<DigestFixture> Digest(DigestFixture fixture, params string[] options)
    {
        Assert.Equal(0, await fixture.RunAsync(["--week", "2026-W08", .. options]));
        return fixture;
    }

    [Fact]
    public async Task Finished_text_goes_in_byte_for_byte()
    {
        string[] body =
        [
            "First paragraph with  two blanks, a trailing tab\t and [[Some note|alias]], ==marked==.",
            "",
            "",
            "1. list",
            "    - nested `code` $x_1$",
            "",
            "| a | b |",
            "| --- | --- |",
            "| 1 | 2 |",
            "",
            "```python",
            "# not a heading",
            "```",
            "",
            "> quote  ",
            ">",
            "> 第二段,没有空格",
            "",
            "![remote](https://example.org/i.png)",
        ];
        using var fixture = await Digest(
            new DigestFixture().Finished("202602171000_N", "H", "https://example.org/n", body)
        );
        Assert.Contains(
            "#### H\n\n[202602171000_N](https://example.org/n)\n\n" + string.Join('\n', body) + "\n",
            fixture.Chinese,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Callouts_come_before_the_source_and_the_mark_is_not_printed()
    {
        using var fixture = await Digest(
            new DigestFixture()
                .Finished("202602171000_Own", "Own", null, "> [!NOTE]", "> Mine.", "", "<!-- own note -->", "", "Text.")
                .Finished("202602171001_Page", "Page", "https://example.org/p", "> [!NOTE]", "> Comment.", "", "Text.")
                .Finished("202602171002_Bare", "Bare", null, "Text.")
        );
        Assert.Contains(
            "#### Own\n\n> [!NOTE]\n> Mine.\n\n[[202602171000_Own]]\n\nText.",
            fixture.Chinese,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "#### Page\n\n> [!NOTE]\n> Comment.\n\n[202602171001_Page](https://example.org/p)\n\nText.",
            fixture.Chinese,
            StringComparison.Ordinal
        );
        Assert.Contains("#### Bare\n\nText.", fixture.Chinese, StringComparison.Ordinal);
        Assert.DoesNotContain("own note", fixture.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headings_of_a_note_go_below_those_of_the_digest()
    {
        using var fixture = await Digest(
            new DigestFixture().Finished(
                "202602171000_N",
                "H",
                "https://example.org/n",
                "# One",
                "",
                "## Two",
                "",
                "#### Four",
                "",
                "#hashtag"
            )
        );
        Assert.Contains(
            "##### One\n\n###### Two\n\n###### Four\n\n#hashtag",
            fixture.Chinese,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_a_note_leaves_open_does_not_swallow_the_next_entry()
    {
        using var fixture = await Digest(
            new DigestFixture()
                .Finished("202602171000_A", "A", "https://example.org/a", "```", "never closed")
                .Finished("202602171001_B", "B", "https://example.org/b", "A <!-- comment", "that never ends")
                .Finished("202602171002_C", "C", "https://example.org/c", "Text.")
        );
        Assert.Contains("never closed\n```\n\n#### B", fixture.Chinese, StringComparison.Ordinal);
        Assert.Contains("A &lt;!-- comment", fixture.Chinese, StringComparison.Ordinal);
        Assert.Contains("a code block does not end: closed", fixture.Host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_are_copied_and_keep_their_names_from_run_to_run()
    {
        using var fixture = new DigestFixture()
            .Finished(
                "202602171000_A",
                "A",
                "https://example.org/a",
                "![[one.gif]]",
                "",
                "![alt](../vault/sub%20dir/two.gif \"title\")",
                "",
                "![[one.gif|300]]"
            )
            .Write("one.gif", [1])
            .Write("sub dir/two.gif", [2])
            .Write("zero.gif", [0]);
        await Digest(fixture);
        Assert.Contains(
            "![Image](README.zh-CN.assets/README.zh-CN_001.gif)",
            fixture.Chinese,
            StringComparison.Ordinal
        );
        fixture.Finished("202602161000_Before", "Before", "https://example.org/0", "![[zero.gif]]");
        await Digest(fixture);
        Assert.Equal([1], File.ReadAllBytes(Path.Combine(fixture.Out, "README.zh-CN.assets/README.zh-CN_001.gif")));
        Assert.Matches("(?s)_00[23].gif.*_001.gif.*_001.gif", fixture.Chinese);
    }

    [Fact]
    public async Task Embedded_notes_and_their_parts_are_put_in_and_loops_end()
    {
        using var fixture = await Digest(
            new DigestFixture()
                .Finished(
                    "202602171000_A",
                    "A",
                    "https://example.org/a",
                    "![[Part#Second]]",
                    "",
                    "![[Part#^id]]",
                    "",
                    "![[Loop]]",
                    "",
                    "![[Gone]]",
                    "",
                    "![[paper.pdf]]",
                    "",
                    "End."
                )
                .Write(
                    "Part.md",
                    "# First",
                    "",
                    "first text",
                    "",
                    "# Second",
                    "",
                    "second text",
                    "",
                    "## Deeper",
                    "",
                    "deeper text",
                    "",
                    "# Third",
                    "",
                    "a block ^id"
                )
                .Write("Loop.md", "loop text", "", "![[Loop]]")
                .Write("paper.pdf", [1])
        );
        Assert.Contains(
            "second text\n\n##### Deeper\n\ndeeper text\n\na block\n\nloop text",
            fixture.Chinese,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("![[", fixture.Chinese, StringComparison.Ordinal);
        Assert.DoesNotContain("first text", fixture.Chinese, StringComparison.Ordinal);
        Assert.Contains("'Loop' embeds itself", fixture.Host.Error, StringComparison.Ordinal);
        Assert.Contains(
            "202602171000_A.md:13: the embedded file 'Gone' is missing",
            fixture.Host.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Comments_of_Obsidian_do_not_come_in()
    {
        using var fixture = await Digest(
            new DigestFixture().Finished(
                "202602171000_A",
                "A",
                "https://example.org/a",
                "Before %%hidden%% after.",
                "",
                "%%",
                "hidden block",
                "%%",
                "",
                "100% sure `%%code%%`."
            )
        );
        Assert.Contains("Before  after.\n\n\n100% sure `%%code%%`.", fixture.Chinese, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", fixture.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sections_and_groups_come_in_the_order_of_the_form()
    {
        using var fixture = new DigestFixture();
        (string Section, string Group)[] places =
        [
            ("学术研究", "SLAM"),
            ("有趣的事与物", "其他"),
            ("有趣的事与物", "图书"),
            ("有趣的事与物", "A group of mine"),
            ("Academic Research", "Object Detection"),
            ("专题", "Topic B"),
            ("专题", "Topic A"),
            ("A section of mine", "x"),
            ("推荐阅读", "y"),
        ];
        for (var i = 0; i < places.Length; i++)
        {
            fixture.Write(
                $"2026021710{i:00}_N.md",
                "---",
                $"headline: H{i}",
                $"section: {places[i].Section}",
                $"group: {places[i].Group}",
                "---",
                "Text."
            );
        }

        await Digest(fixture);
        var headings = fixture
            .Chinese.Split('\n')
            .Where(l =>
                l.StartsWith("## ", StringComparison.Ordinal) || l.StartsWith("### ", StringComparison.Ordinal)
            );
        Assert.Equal(
            [
                "## 目录",
                "## 专题",
                "### Topic B",
                "### Topic A",
                "## A section of mine",
                "### x",
                "## 推荐阅读",
                "### y",
                "## 有趣的事与物",
                "### 图书",
                "### A group of mine",
                "### 其他",
                "## 学术研究",
                "### 目标检测",
                "### SLAM",
            ],
            headings
        );
        Assert.Contains("## Recommendations", fixture.English, StringComparison.Ordinal);
        Assert.Contains("### Object Detection", fixture.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_section_an_entry_stands_where_things_of_its_kind_stand()
    {
        using var fixture = await Digest(
            new DigestFixture()
                .Finished("202602171000_Paper", "Paper：claim", "https://arxiv.org/abs/2602.00001v2", "Text.")
                .Finished("202602171001_Own", "Product：claim", null, "<!-- own note -->", "Text.")
                .Finished(
                    "202602171002_Post",
                    "Post",
                    null,
                    "Name @handle [2026-02-17](https://x.com/handle/status/2023728134012768402)",
                    "",
                    "> Text."
                )
                .Write(
                    "202602171003_Tagged.md",
                    "---",
                    "headline: Tagged",
                    "source: https://example.org/t",
                    "tags: [clippings, generative-ai]",
                    "---",
                    "Text."
                )
                .Finished("202602171004_Page", "Page", "https://example.org/p", "Text.")
        );
        Assert.Matches(
            "(?s)## 专题\n\n### Product\n.*#### Product.*## 有趣的事与物\n\n### 生成式人工智能\n.*#### Tagged.*### 其他\n.*#### Page.*## 摘录\n\n### 推文摘录\n.*#### Post.*## 学术研究\n\n### 其他论文\n.*#### Paper",
            fixture.Chinese
        );
    }

    [Fact]
    public async Task The_English_file_has_its_own_words_and_the_same_links()
    {
        using var fixture = await Digest(
            new DigestFixture()
                .Write(
                    "202602171000_Zh.md",
                    "---",
                    "headline: 中文标题：一个说法",
                    "title: An English Source",
                    "source: https://example.org/zh",
                    "---",
                    "中文正文，见 [链接](https://example.org/inner) 与 [[Another note]]。"
                )
                .Write(
                    "202602171001_En.md",
                    "---",
                    "headline: English headline",
                    "title: Source",
                    "source: https://example.org/en",
                    "---",
                    "English text."
                )
                .Write(
                    "202602171002_Posts.md",
                    "---",
                    "headline: 帖子",
                    "---",
                    "甲 @jia [2026-02-17](https://x.com/jia/status/2023728134012768402)",
                    "",
                    "> 中文内容。",
                    "",
                    "```plaintext",
                    "译文",
                    "```"
                )
        );
        Assert.Contains(
            "#### An English Source\n\n[An English Source](https://example.org/zh)\n\n> [!NOTE]\n> Chinese only.\n\n- [链接](https://example.org/inner)\n- [[Another note]]\n",
            fixture.English,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "#### English headline\n\n[Source](https://example.org/en)\n\nEnglish text.",
            fixture.English,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "#### 帖子\n\n> [!NOTE]\n> Chinese only.\n\n甲 @jia [2026-02-17](https://x.com/jia/status/2023728134012768402)\n\n> 中文内容。\n",
            fixture.English,
            StringComparison.Ordinal
        );
        Assert.Contains("- [[Another note]]\n", fixture.English, StringComparison.Ordinal);
        Assert.DoesNotContain("译文", fixture.English, StringComparison.Ordinal);
        Assert.Contains("(February 16th to February 22nd)", fixture.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_text_and_a_clipping_of_one_page_are_one_entry()
    {
        using var fixture = await Digest(
            new DigestFixture()
                .Write(
                    "202602171000_Clip.md",
                    "---",
                    "title: A Page",
                    "source: https://example.org/page?utm_source=x",
                    "---",
                    "An English sentence that is long enough to be taken for an excerpt of it."
                )
                .Write(
                    "202602171001_Zh.md",
                    "---",
                    "headline: 中文标题",
                    "title: A Page",
                    "source: https://example.org/page",
                    "---",
                    "中文正文。"
                )
        );
        Assert.Equal(["中文标题"], SelectionTests.Headlines(fixture));
        Assert.Contains("An English sentence", fixture.English, StringComparison.Ordinal);
        Assert.DoesNotContain("Chinese only", fixture.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_profile_follows_the_week_unless_it_is_set()
    {
        using var fixture = new DigestFixture()
            .Write(
                "202604281000_Post.md",
                "---",
                "source: https://x.com/a_b/status/2048351022283755610",
                "author: 名字",
                "---",
                "他说“你好”，然后走了。"
            )
            .Write(
                "202602171000_Page.md",
                "---",
                "title: 标题",
                "source: https://example.org/p",
                "---",
                "文章说「你好」这两个字，然后又说了很多别的话，长到足够成为一段摘录。"
            );
        Assert.Equal(0, await fixture.RunAsync("--week", "2026-W18"));
        Assert.Matches(
            @"名字 @a_b \[\d+:\d\d [AP]M · Apr \d+, 2026\]\(https://x.com/a_b/status/2048351022283755610\)\n\n> 他说「你好」，然后走了。",
            fixture.Chinese
        );

        using var other = new DigestFixture();
        Directory.Delete(fixture.Out, recursive: true);
        Assert.Equal(0, await fixture.RunAsync("--week", "2026-W08"));
        Assert.Contains("“你好”", fixture.Chinese, StringComparison.Ordinal);

        fixture.Write(
            "digest.yaml",
            "version: 1",
            "profile: neutral",
            "title: {zh: \"{year} 第 {week} 周\", en: \"Week {week}\"}",
            "tweet_dates: iso"
        );
        Directory.Delete(fixture.Out, recursive: true);
        Assert.Equal(0, await fixture.RunAsync("--week", "2026-W08"));
        Assert.StartsWith("# 2026 第 08 周\n", fixture.Chinese, StringComparison.Ordinal);
        Assert.StartsWith("# Week 08\n", fixture.English, StringComparison.Ordinal);
        Assert.Contains("「你好」", fixture.Chinese, StringComparison.Ordinal);
        Assert.Contains("## 文章\n\n### 其他\n", fixture.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_byline_comes_from_the_vault_or_else_the_home()
    {
        using var fixture = new DigestFixture().Finished("202602171000_N", "H", "https://example.org/n", "Text.");
        await Digest(fixture);
        Assert.Contains("\nby @me (Me) and LLMs\n", fixture.Chinese, StringComparison.Ordinal);
        fixture.Host.Home.Write("chela.yaml", "version: 1\nbyline: by @home (Home) and LLMs\n");
        await Digest(fixture);
        Assert.Contains("\nby @home (Home) and LLMs\n", fixture.English, StringComparison.Ordinal);
        fixture.Host.Home.Write("digest.yaml", "version: 1\nbyline: by @all (All) and LLMs\n");
        await Digest(fixture);
        Assert.Contains("\nby @all (All) and LLMs\n", fixture.English, StringComparison.Ordinal);
        fixture.Write("digest.yaml", "version: 1", "byline: by @vault (Vault) and LLMs");
        await Digest(fixture);
        Assert.Contains("\nby @vault (Vault) and LLMs\n", fixture.Chinese, StringComparison.Ordinal);
    }
}
