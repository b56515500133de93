using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Chela.ExcerptBench;
using Chela.Reading.Captures;
using Chela.Reading.Cards;
using Chela.Reading.Cards.Extractive;

// How well excerpts say what their pages say of themselves: the share of the words of a page's description (its meta
// element, written by its editors) that the excerpt holds, beside the same for as much text from the beginning.
//   dotnet run --project bench/Chela.ExcerptBench -c Release -- FILE|FOLDER…          a table
//   dotnet run --project bench/Chela.ExcerptBench -c Release -- --show FILE|FOLDER…   the excerpts themselves
var show = args.Contains("--show");
var files = args.Where(a => a != "--show")
    .SelectMany(a => Directory.Exists(a) ? Directory.GetFiles(a, "*", SearchOption.AllDirectories) : [a])
    .Where(f =>
        f.EndsWith(".html", StringComparison.Ordinal)
        || f.EndsWith(".html.gz", StringComparison.Ordinal)
        || f.EndsWith(".pdf", StringComparison.Ordinal)
        || f.EndsWith(".md", StringComparison.Ordinal)
    )
    .Where(f => !Path.GetFileName(f).StartsWith("expected", StringComparison.Ordinal))
    .Order(StringComparer.Ordinal);
var scores = new List<(double Excerpt, double Lead)>();
var tasks = new List<ReadingTask>();
foreach (var file in files)
{
    var reading = CaptureReader.Read(new Capture(file, Read(file)));
    foreach (var item in reading.Items.Where(i => !i.Blocks.IsEmpty).Take(1))
    {
        var task = TaskMaker.Of(item);
        var card = ExtractiveReader.Read(task);
        tasks.Add(task);
        var excerpt = string.Join('\n', card.Statements.Select(s => s.Text));
        if (show)
        {
            Print(file, item, card);
        }

        if (item.Summary is { Length: >= 60 } summary && !Recall.IsCopied(summary, item.Text))
        {
            var lead = Recall.Lead(task, excerpt.Length);
            var score = (Recall.Of(summary, excerpt), Recall.Of(summary, lead));
            scores.Add(score);
            if (!show)
            {
                Write(
                    $"{score.Item1:F3} {score.Item2:F3}  {Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}"
                );
            }
        }
    }
}

if (scores.Count > 0)
{
    Write(
        $"{scores.Count} descriptions: excerpt {scores.Average(s => s.Excerpt):F3}, lead {scores.Average(s => s.Lead):F3}"
    );
}

// The first rounds warm up.
foreach (var rounds in show ? [] : new[] { 10, 10 })
{
    var start = Process.GetCurrentProcess().TotalProcessorTime;
    for (var round = 0; round < rounds; round++)
    {
        tasks.ForEach(t => ExtractiveReader.Read(t));
    }

    var took = (Process.GetCurrentProcess().TotalProcessorTime - start) / rounds / Math.Max(1, tasks.Count);
    Write($"{tasks.Count} texts, {took.TotalMilliseconds:F2} ms of CPU each");
}

static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

static byte[] Read(string file)
{
    using var stream = File.OpenRead(file);
    using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal)
        ? new GZipStream(stream, CompressionMode.Decompress)
        : stream;
    using var memory = new MemoryStream();
    plain.CopyTo(memory);
    return memory.ToArray();
}

static void Print(string file, ReadItem item, Card card)
{
    Console.WriteLine($"## {Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}: {item.Title}");
    foreach (var paragraph in card.Paragraphs)
    {
        Console.WriteLine("  - " + string.Join(" | ", paragraph.Select(s => s.Text)));
    }

    var facts = card.Facts;
    Console.WriteLine($"  time {facts.Time}");
    Console.WriteLine("  names " + string.Join("; ", facts.Names.Select(n => $"{n.Text} ({n.Count})")));
    Console.WriteLine("  numbers " + string.Join("; ", facts.Numbers.Select(n => $"{n.Text} = {n.Value} {n.Unit}")));
    Console.WriteLine("  evidence " + string.Join("; ", facts.Evidence.Select(e => $"{e.Kind} ({e.Cue})")));
    Console.WriteLine("  sources " + string.Join("; ", facts.Sources.Select(s => $"{s.Kind} {s.Name} {s.Url}")));
    Console.WriteLine();
}
