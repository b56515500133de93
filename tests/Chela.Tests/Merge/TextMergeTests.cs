using Chela.Reading.Merge;
using CsCheck;

namespace Chela.Tests.Merge;

public sealed class TextMergeTests
{
    private static readonly string[] s_lines = ["a", "b", "c", "", "```", "d\r"];

    private static readonly Gen<string> s_text = Gen.Int[0, s_lines.Length - 1]
        .Array[0, 8]
        .Select(lines => string.Join('\n', lines.Select(l => s_lines[l])));

    [Theory]
    [InlineData("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n")]
    [InlineData("a\nb\n", "a\nb\nowner\n", "top\na\nb\n", "top\na\nb\nowner\n")]
    [InlineData("a\nb\n", "a\nb\n", "new\n", "new\n")]
    [InlineData("a\nb\n", "new\n", "a\nb\n", "new\n")]
    public void What_does_not_meet_is_merged(string old, string owners, string theirs, string merged)
    {
        var (text, conflicts) = TextMerge.Merge(old, owners, theirs);
        Assert.Empty(conflicts);
        Assert.Equal(merged, text);
    }

    [Fact]
    public void A_conflict_is_named_by_the_lines_of_the_owner()
    {
        var (_, conflicts) = TextMerge.Merge("a\nb\nc\nd\n", "new\na\nB\nc\nd\n", "top\ntoo\na\nbb\nc\nd\n");
        Assert.Contains(conflicts, c => c.Line == 3 && c.Lines.SequenceEqual(["B"]));
    }

    [Fact]
    public void No_line_of_the_owner_is_lost() =>
        Gen.Select(s_text, s_text, s_text)
            .Sample(
                (old, owners, theirs) =>
                {
                    var (text, conflicts) = TextMerge.Merge(old, owners, theirs);
                    var lines = owners.Split('\n');
                    // What the owner has more often than the base was written by the owner.
                    Assert.All(
                        lines.GroupBy(l => l),
                        l => Assert.True(Count(text, l.Key) >= l.Count() - Count(old, l.Key))
                    );
                    Assert.All(conflicts, c => Assert.Equal(c.Lines, lines.Skip(c.Line - 1).Take(c.Lines.Length)));
                },
                iter: 20_000
            );

    [Fact]
    public void What_only_one_side_changed_is_taken() =>
        Gen.Select(s_text, s_text)
            .Sample(
                (old, other) =>
                {
                    Assert.Equal(other, Merged(old, other, old));
                    Assert.Equal(other, Merged(old, old, other));
                    Assert.Equal(other, Merged(old, other, other));
                },
                iter: 20_000
            );

    private static string Merged(string old, string owners, string theirs)
    {
        var (text, conflicts) = TextMerge.Merge(old, owners, theirs);
        Assert.Empty(conflicts);
        return text;
    }

    private static int Count(string text, string line) => text.Split('\n').Count(l => l == line);
}
