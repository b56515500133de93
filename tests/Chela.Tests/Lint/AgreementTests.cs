using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chela.Reading.Lint;
using Chela.Tests.Support;

namespace Chela.Tests.Lint;

/// <summary>The linter finds what lint.py of the shared data finds.</summary>
public sealed class AgreementTests
{
    // One process for all files: it prints, for each path it reads, the findings as [line, level, rule], or null where
    // it fails itself.
    private const string Driver = """
        import importlib.util, json, sys
        spec = importlib.util.spec_from_file_location('lint', sys.argv[1])
        lint = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(lint)
        for path in sys.stdin.read().split('\n'):
            try:
                print(json.dumps([f[:3] for f in lint.Lint(path).run()]))
            except Exception:
                print('null')
        """;

    [Fact]
    public void Every_real_week_has_the_same_findings()
    {
        var weeks = Weeks();
        Assert.Equal(weeks.Length, Compare(weeks, ""));
    }

    [Fact]
    public void Every_spoilt_week_has_the_same_findings()
    {
        var weeks = Weeks().Select(File.ReadAllText).ToArray();
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        var count = Repository.IsLong ? 4000 : 200;
        var files = Enumerable
            .Range(0, count)
            .Select(i => folder.Write($"{i}.md", Mutation.Of(weeks[random.Next(weeks.Length)], random)))
            .ToArray();
        Assert.InRange(Compare(files, $" of seed {seed}"), count * 9 / 10, count);
    }

    private static string[] Weeks() => Directory.GetFiles(Repository.Shared("digest/weeks"), "*.md");

    /// <summary>Compares, and counts the files that lint.py could read.</summary>
    private static int Compare(string[] files, string about)
    {
        var compared = 0;
        foreach (var (file, expected) in files.Zip(Reference(files)))
        {
            if (expected is null)
            {
                continue;
            }

            var found = DigestLinter
                .Lint(File.ReadAllBytes(file))
                .Select(f => $"{f.Line} {"EWI"[(int)f.Severity]} {f.Rule.Id}")
                .Order(StringComparer.Ordinal);
            var wanted = expected.Order(StringComparer.Ordinal);
            Assert.True(
                wanted.SequenceEqual(found),
                $"{Path.GetFileName(file)}{about}: expected {string.Join(", ", wanted.Except(found))}, found {string.Join(", ", found.Except(wanted))}"
            );
            compared++;
        }

        return compared;
    }

    private static List<string[]?> Reference(string[] files)
    {
        var start = new ProcessStartInfo("python3", ["-c", Driver, Repository.Shared("digest/lint.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Write(string.Join('\n', files));
            process.StandardInput.Close();
            var lines = process.StandardOutput.ReadToEnd().TrimEnd().Split('\n');
            process.WaitForExit();
            return [.. lines.Select(Read)];
        }
        catch (Win32Exception)
        {
            Assert.Skip("needs python3");
            return [];
        }
    }

    private static string[]? Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.ValueKind == JsonValueKind.Null
            ? null
            : [.. json.RootElement.EnumerateArray().Select(f => $"{f[0]} {f[1]} {f[2]}")];
    }
}
