using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chela.ExtractionBench;
using Chela.Reading.Captures;
using Chela.Reading.Extraction;

// Arguments: the folder of the article benchmark, then --predictions FILE, --ablation, --halves, --speed,
// --structure FOLDER of html-defuddle.
var folder = args[0];
string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
var gold = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "ground-truth.json")))!.AsObject();
var pages = gold.Select(g =>
    {
        using var file = new GZipStream(
            File.OpenRead(Path.Combine(folder, "html", g.Key + ".html.gz")),
            CompressionMode.Decompress
        );
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        var item = g.Value!;
        return (
            Id: g.Key,
            Url: (string?)item["url"],
            Gold: (string?)item["articleBody"] ?? "",
            Bytes: bytes.ToArray(),
            Html: Encoding.UTF8.GetString(bytes.ToArray())
        );
    })
    .ToArray();

string Text((string Id, string? Url, string Gold, byte[] Bytes, string Html) page, ExtractionRules rules)
{
    var reading = HtmlReader.Read(new Capture(page.Id, page.Bytes) { Url = page.Url }, page.Html, rules);
    return reading.Items is [var item, ..] ? item.Text : "";
}

double Score(ExtractionRules rules, Func<int, bool> which) =>
    ArticleScore.F1([.. pages.Where((_, i) => which(i)).Select(p => ArticleScore.Of(p.Gold, Text(p, rules)))]);

if (Option("--predictions") is { } output)
{
    var made = new JsonObject();
    foreach (var page in pages)
    {
        made[page.Id] = new JsonObject { ["articleBody"] = Text(page, ExtractionRules.All) };
    }

    File.WriteAllText(
        output,
        made.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
    );
}

Console.WriteLine($"all {Score(ExtractionRules.All, _ => true):F4}");
if (args.Contains("--halves"))
{
    Console.WriteLine(
        $"even {Score(ExtractionRules.All, i => i % 2 == 0):F4}, odd {Score(ExtractionRules.All, i => i % 2 == 1):F4}"
    );
}

if (args.Contains("--ablation"))
{
    var all = Score(ExtractionRules.All, _ => true);
    foreach (
        var rule in Enum.GetValues<ExtractionRules>().Where(r => r is not (ExtractionRules.None or ExtractionRules.All))
    )
    {
        var without = Score(ExtractionRules.All & ~rule, _ => true);
        Console.WriteLine($"without {rule, -12} {without:F4} {Math.Round(without - all, 4):+0.0000;-0.0000;0.0000}");
    }
}

if (args.Contains("--speed"))
{
    for (var round = 0; round < 5; round++)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        foreach (var page in pages)
        {
            Text(page, ExtractionRules.All);
        }

        process.Refresh();
        var seconds = (process.TotalProcessorTime - before).TotalSeconds;
        Console.WriteLine($"{pages.Length / seconds:F0} pages a CPU second");
    }
}

if (Option("--structure") is { } cases)
{
    Console.WriteLine("case | words | lost % | more % | parts whose numbers differ");
    foreach (var file in Directory.GetFiles(cases, "*.html").Order(StringComparer.Ordinal))
    {
        var (name, bytes) = (Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(file));
        var expected = File.ReadAllText(Path.ChangeExtension(file, ".md"));
        expected = expected[
            (
                expected.IndexOf(
                    "```",
                    expected.IndexOf("```json", StringComparison.Ordinal) + 7,
                    StringComparison.Ordinal
                ) + 3
            )..
        ];
        var html = Encoding.UTF8.GetString(bytes);
        // Some cases begin with a comment that tells the page's address.
        var told = html.IndexOf("\"url\":", StringComparison.Ordinal) is >= 0 and < 200 and var at
            ? html[(at + 6)..].Split('"')[1]
            : "https://" + name;
        var reading = HtmlReader.Read(new Capture(name, bytes) { Url = told }, html);
        Console.WriteLine($"{name} | {Structure.Compare(expected, reading.Items[0].Markdown)}");
    }
}
