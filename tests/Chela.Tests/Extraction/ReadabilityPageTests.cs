using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Chela.Reading.Extraction;
using Chela.Tests.Support;

namespace Chela.Tests.Extraction;

/// <summary>
/// Against what Readability makes of its own test pages. That is no truth, so the page may say more, and less where there is a reason.
/// </summary>
public sealed partial class ReadabilityPageTests
{
    /// <summary>Words that may be missing, of a hundred.</summary>
    private const double Most = 20;

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["hukumusume"] = "expected.html holds the portal's list of today's other tales",
        ["mathjax"] = "formulas are TeX here, and signs of MathML there",
    };

    [Fact]
    public void No_page_loses_many_of_its_words()
    {
        var folders = Directory.GetDirectories(Repository.Shared("inputs/html-mozilla"));

        var losses = folders
            .Select(f => (Name: Path.GetFileName(f), Loss: LossOf(f)))
            .Where(l => l.Loss > Most)
            .ToList();

        Assert.Empty(losses.Where(l => !Reasons.ContainsKey(l.Name)));
        Assert.Equal(Reasons.Keys.Order(), losses.Select(l => l.Name).Order());
    }

    private static double LossOf(string folder)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, "source.html"));
        var capture = new Chela.Reading.Captures.Capture("source.html", bytes)
        {
            Url = "http://fakehost/test/page.html",
        };
        var item = Assert.Single(HtmlReader.Read(capture, Encoding.UTF8.GetString(bytes)).Items);
        using var expected = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(folder, "expected.html")));
        var want = Words(expected.Body!.TextContent);
        var have = Words(Target().Replace(item.Markdown, " ").Replace("\\", "", StringComparison.Ordinal));
        var lost = want.Sum(w => Math.Max(0, w.Value - have.GetValueOrDefault(w.Key)));
        return 100.0 * lost / Math.Max(1, want.Values.Sum());
    }

    private static Dictionary<string, int> Words(string text) =>
        Word().Matches(text).GroupBy(m => m.Value).ToDictionary(g => g.Key, g => g.Count());

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex Target();
}
