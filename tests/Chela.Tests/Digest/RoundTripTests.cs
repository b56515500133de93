using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Reading.Form;
using Chela.Tests.Support;
using DiffPlex;
using DiffPlex.Chunkers;

namespace Chela.Tests.Digest;

/// <summary>A real week, taken apart into a vault, comes back.</summary>
public sealed partial class RoundTripTests
{
    /// <summary>At most so many of 1,000 lines may be lost beyond what the vault itself lost.</summary>
    private const double MostLost = 0.002;

    /// <summary>The scripts beside the weeks compare slowly; without --long they look at one week of each era.</summary>
    private static readonly string[] ComparedByScripts = ["2025-W42", "2026-W10", "2026-W30"];

    public static TheoryData<string> Weeks() => [.. Here.Where(w => string.CompareOrdinal(w, "2025-W34") >= 0)];

    public static TheoryData<string> WeeksForScripts() =>
        [.. Weeks().Select(w => w.Data).Where(w => Repository.IsLong || ComparedByScripts.Contains(w))];

    private static IEnumerable<string> Here
    {
        get
        {
            var folder = Path.Combine(Repository.SharedFolder, "digest", "weeks");
            return Directory.Exists(folder)
                ? Directory
                    .GetFiles(folder, "*.zh.md")
                    .Select(f => Path.GetFileName(f)[..8])
                    .Order(StringComparer.Ordinal)
                : ["2026-W08"];
        }
    }

    [Theory]
    [MemberData(nameof(Weeks))]
    public async Task A_real_week_comes_back(string week)
    {
        var real = Repository.Shared($"digest/weeks/{week}.zh.md");
        using var folder = new TemporaryFolder();
        var made = await ComposeAsync(folder, real, week);
        var wanted = HeldByVault(File.ReadAllText(real));
        var lost = Differ
            .Instance.CreateDiffs(wanted, made, false, false, new LineChunker())
            .DiffBlocks.Sum(b => b.DeleteCountA);
        Assert.Equal(Headings(wanted), Headings(made));
        Assert.True(lost <= wanted.Split('\n').Length * MostLost, $"{lost} lines of {week} did not come back");
    }

    [Theory]
    [MemberData(nameof(WeeksForScripts))]
    public async Task A_real_week_comes_back_by_the_scripts_that_judge_it(string week)
    {
        var real = Repository.Shared($"digest/weeks/{week}.zh.md");
        using var folder = new TemporaryFolder();
        await ComposeAsync(folder, real, week);
        var check = Python(Repository.Shared("digest/make_vault.py"), real, folder["check"], "--check");
        var comparison = Python(Repository.Shared("digest/roundtrip.py"), folder["out/README.zh-CN.md"], real);
        var counts = Counts().Match(comparison);
        Assert.Equal("0", counts.Groups["headings"].Value);
        var (equal, all) = (Number(counts, "equal"), Number(counts, "all"));
        var lost = Number(Lost().Match(check), "lost");
        Assert.True(equal >= (all - lost) * (1 - MostLost), comparison);
    }

    private static async Task<string> ComposeAsync(TemporaryFolder folder, string real, string week)
    {
        Python(Repository.Shared("digest/make_vault.py"), real, folder["vault"]);
        using var host = new TestHost();
        Assert.Equal(0, await host.RunAsync("digest", folder["vault"], "--week", week, "--out", folder["out"]));
        Assert.DoesNotContain("left out", host.Output, StringComparison.Ordinal);
        return Comparable(folder.Read("out/README.zh-CN.md").Split('\n'));
    }

    /// <summary>The lines of a week that its entries hold: a vault has no place for text that is in none.</summary>
    private static string HeldByVault(string week)
    {
        var blocks = DigestBlocks.Of(week);
        var entries = blocks.Where(b => b.Level == 4).ToHashSet();
        var withEntries = entries.SelectMany(Above).Concat(entries).ToHashSet();
        var contents = blocks.Single(b => b.Name == KnownSections.Contents);
        var gone = blocks
            .Where(b => b.Level is 2 or 3 && b != contents && !withEntries.Contains(b))
            .Select(b => $"[{HeadingText.Label(b.Name)}]")
            .ToHashSet();
        return Comparable(
            blocks.SelectMany(b =>
                b == contents ? b.Lines.Where(l => !gone.Any(g => l.Contains(g, StringComparison.Ordinal)))
                : b.Level is 0 or 4 ? b.Lines
                : withEntries.Contains(b) ? b.Lines.Take(1)
                : []
            )
        );
    }

    private static IEnumerable<DigestBlock> Above(DigestBlock block)
    {
        for (var parent = block.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }

    /// <summary>As roundtrip.py compares: blank lines, blanks at ends and the names of local images do not count.</summary>
    private static string Comparable(IEnumerable<string> lines) =>
        string.Join('\n', lines.Select(l => LocalImage().Replace(l, "$1IMAGE)").TrimEnd()).Where(l => l.Length > 0));

    private static string[] Headings(string text) =>
        [.. text.Split('\n').Where(l => l.StartsWith("##", StringComparison.Ordinal))];

    private static double Number(Match match, string group) =>
        double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Python(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true }
            )!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Skip("needs python3");
            return "";
        }
    }

    [GeneratedRegex(@"(!\[[^\]]*\]\()(?!https?:)[^)\s]+\)")]
    private static partial Regex LocalImage();

    [GeneratedRegex(@"made, (?<headings>\d+) differ; lines: (?<equal>\d+) of (?<all>\d+) equal")]
    private static partial Regex Counts();

    [GeneratedRegex(@"check: \d+ lines, (?<lost>\d+) differ")]
    private static partial Regex Lost();
}
