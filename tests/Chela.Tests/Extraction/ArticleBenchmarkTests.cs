using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Chela.Reading.Extraction;
using Chela.Tests.Support;

namespace Chela.Tests.Extraction;

/// <summary>Against the human gold of the article benchmark; the metric is the one that its score.py has.</summary>
public sealed partial class ArticleBenchmarkTests
{
    [Fact]
    public void Nearly_all_of_the_articles_and_hardly_anything_else_is_read()
    {
        var folder = Repository.Shared("inputs/html-article-benchmark");
        var gold = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "ground-truth.json")))!.AsObject();
        var (precisions, recalls) = (new List<double>(), new List<double>());
        foreach (var (id, page) in gold)
        {
            using var file = new GZipStream(
                File.OpenRead(Path.Combine(folder, "html", id + ".html.gz")),
                CompressionMode.Decompress
            );
            using var reader = new StreamReader(file, Encoding.UTF8);
            var capture = new Chela.Reading.Captures.Capture(id, default) { Url = (string?)page!["url"] };
            var item = Assert.Single(HtmlReader.Read(capture, reader.ReadToEnd()).Items);
            var (expected, made) = (Shingles((string)page!["articleBody"]!), Shingles(item.Text));
            var hits = expected.Sum(s => Math.Min(s.Value, made.GetValueOrDefault(s.Key)));
            precisions.Add(made.Count == 0 ? 0 : (double)hits / made.Values.Sum());
            recalls.Add((double)hits / expected.Values.Sum());
        }

        var (precision, recall) = (precisions.Average(), recalls.Average());
        var score = 2 * precision * recall / (precision + recall);
        Assert.True(score >= 0.985, $"expected at least 0.985, found {score:F4} ({precision:F4}, {recall:F4})");
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Word().Matches(text).Select(m => m.Value).ToArray();
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Max(1, words.Length - 3); i++)
        {
            var shingle = string.Join(' ', words.Skip(i).Take(4));
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }

        return shingles;
    }

    [GeneratedRegex(@"[\p{L}\p{N}_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
