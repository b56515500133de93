using Chela.Reading.Form;
using Chela.Reading.Merge;
using CsCheck;

namespace Chela.Tests.Merge;

/// <summary>What holds of the merge whatever the owner and the generator do.</summary>
public sealed class DigestMergeProperties
{
    private static readonly Gen<string> Word = Gen.OneOf("甲", "乙", "丙", "word", "other", "third", "$x$", "`c`");

    private static readonly Gen<string> Line = Gen.Select(Word, Gen.Int[0, 40], (word, n) => $"{word} {n} 。");

    /// <summary>An entry: a number that tells it from others, and its paragraphs.</summary>
    private static readonly Gen<(int Id, string[] Body)> Entry = Gen.Select(Gen.Int[0, 9], Line.Array[0, 4]);

    /// <summary>A digest as the composer writes it: entries in order, each source once.</summary>
    private static readonly Gen<string> Digest = Entry
        .Array[0, 6]
        .Select(entries => Write(entries.DistinctBy(e => e.Id).OrderBy(e => e.Id)));

    /// <summary>Changes that an owner makes by hand; each adds or changes a line that nobody else writes.</summary>
    private static readonly Gen<(int Kind, int Place)[]> Edits = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1000]).Array[
        0,
        4
    ];

    private static string Write(IEnumerable<(int Id, string[] Body)> entries)
    {
        var body = new List<string>();
        foreach (var section in entries.GroupBy(e => e.Id / 5))
        {
            body.AddRange([$"## 部分 {section.Key}", "", $"### 组 {section.Key}", ""]);
            foreach (var (id, lines) in section)
            {
                body.AddRange([$"#### 标题：{id}", "", $"[source {id}](https://example.org/{id})", ""]);
                body.AddRange(lines.SelectMany(l => new[] { l, "" }));
            }
        }

        string[] top = ["# 标题", "", "by @me (Me) and LLMs", "", "## 目录", ""];
        var contents = TableOfContents.Lines(DigestBlocks.Headings([.. top, .. body]));
        return string.Join('\n', [.. top, .. contents, "", .. body]);
    }

    /// <summary>The text with the edits, and the owner's lines in it.</summary>
    private static (string Text, List<string> Mine) Edit(string text, (int Kind, int Place)[] edits)
    {
        var lines = text.Split('\n').ToList();
        var mine = new List<string>();
        foreach (var (kind, place) in edits)
        {
            var at = place % lines.Count;
            var isProse = lines[at].EndsWith('。');
            var line = $"mine {mine.Count} of {place}.";
            if (kind == 0 && isProse)
            {
                lines[at] = line;
                mine.Add(line);
            }
            else if (kind == 1 && isProse)
            {
                lines.InsertRange(at, [line, ""]);
                mine.Add(line);
            }
            else if (kind == 2 && isProse)
            {
                lines.RemoveAt(at);
            }
            else if (kind == 3 && lines[at].StartsWith("#### ", StringComparison.Ordinal))
            {
                lines[at] = "#### " + line;
                mine.Add(lines[at]);
            }
        }

        return (string.Join('\n', lines), mine);
    }

    [Fact]
    public void Without_edits_the_result_is_what_is_generated() =>
        Gen.Select(Digest, Digest)
            .Sample(
                (before, now) =>
                {
                    var result = DigestMerge.Merge(before, before, now);
                    Assert.Equal(now, result.Text);
                    Assert.Equal(now, result.NextBase);
                    Assert.Empty(result.Conflicts);
                }
            );

    [Fact]
    public void What_the_owner_wrote_stays() =>
        Gen.Select(Digest, Edits, Digest)
            .Sample(
                (before, edits, now) =>
                {
                    var (owners, mine) = Edit(before, edits);
                    var lines = DigestMerge.Merge(before, owners, now).Text.Split('\n').ToHashSet();
                    Assert.Empty(mine.Where(l => owners.Split('\n').Contains(l)).Except(lines));
                }
            );

    [Fact]
    public void An_entry_that_is_new_comes_in_whole() =>
        Gen.Select(Digest, Edits, Digest)
            .Sample(
                (before, edits, now) =>
                {
                    var result = DigestMerge.Merge(before, Edit(before, edits).Text, now).Text.Split('\n');
                    var old = before.Split('\n').ToHashSet();
                    foreach (var entry in DigestBlocks.Of(now).Where(b => b.Level == 4 && !old.Contains(b.Lines[2])))
                    {
                        Assert.Empty(entry.Lines.Except(result));
                    }
                }
            );

    [Fact]
    public void Merging_again_changes_nothing() =>
        Gen.Select(Digest, Edits, Digest)
            .Sample(
                (before, edits, now) =>
                {
                    var once = DigestMerge.Merge(before, Edit(before, edits).Text, now);
                    var twice = DigestMerge.Merge(once.NextBase, once.Text, now);
                    Assert.Equal(once.Text, twice.Text);
                    Assert.Equal(once.NextBase, twice.NextBase);
                }
            );

    [Fact]
    public void The_result_ends_as_a_file_does_and_its_contents_are_its_headings() =>
        Gen.Select(Digest, Edits, Digest)
            .Sample(
                (before, edits, now) =>
                {
                    var text = DigestMerge.Merge(before, Edit(before, edits).Text, now).Text;
                    Assert.EndsWith("\n", text, StringComparison.Ordinal);
                    var lines = text.Split('\n');
                    Assert.Equal(
                        TableOfContents.Lines(DigestBlocks.Headings(lines)),
                        lines.Where(l => l.Contains("](#", StringComparison.Ordinal))
                    );
                }
            );

    [Fact]
    public void Any_text_can_be_merged()
    {
        var part = Gen.OneOf(
            Gen.OneOf("#### ", "## ", "### x", "```", "- [a](#a)", "\r", "> [!NOTE]", "[[", "](", "\0", "", " ", "# "),
            Gen.String[0, 6]
        );
        var text = part.Array[0, 12].Select(parts => string.Join('\n', parts));
        Gen.Select(text, text, text)
            .Sample(
                (before, owners, now) =>
                {
                    var result = DigestMerge.Merge(before, owners, now);
                    Assert.NotNull(result.Text);
                    Assert.Equal(now, DigestMerge.Merge(before, before, now).Text);
                }
            );
    }
}
