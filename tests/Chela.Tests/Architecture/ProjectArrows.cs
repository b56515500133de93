using System.Xml.Linq;
using Chela.Tests.Support;

namespace Chela.Tests.Architecture;

/// <summary>The house: which project may know which (docs/architecture.md).</summary>
public sealed class ProjectArrows
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Chela.Text"] = [],
        ["Chela.Envelope"] = ["Chela.Text"],
        ["Chela.Envelope.ExtensionsAI"] = ["Chela.Envelope"],
        ["Chela.Reading"] = ["Chela.Text", "Chela.Envelope"],
        ["Chela.Agent"] = ["Chela.Envelope"],
        ["Chela.Memory"] = ["Chela.Agent"],
        ["Chela.Edge"] = ["Chela.Agent", "Chela.Memory", "Chela.Reading"],
        ["Chela"] = ["Chela.Text", "Chela.Envelope", "Chela.Reading", "Chela.Agent", "Chela.Memory", "Chela.Edge"],
    };

    private static readonly string[] Pure =
    [
        "Chela.Text",
        "Chela.Envelope",
        "Chela.Reading",
        "Chela.Agent",
        "Chela.Memory",
    ];

    /// <summary>What reaches out of the process.</summary>
    private static readonly string[] Outside =
    [
        "System.IO.File",
        "System.IO.FileStream",
        "System.IO.FileInfo",
        "System.IO.Directory",
        "System.IO.DirectoryInfo",
        "System.IO.FileSystemInfo",
        "System.IO.RandomAccess",
        "System.IO.StreamReader",
        "System.IO.StreamWriter",
        "System.IO.Path.Exists",
        "System.Diagnostics.Process",
        "System.Net.",
    ];

    /// <summary>What makes a pure function give two answers to one question.</summary>
    private static readonly string[] Impure =
    [
        "System.Console",
        "System.Environment",
        "System.Random",
        "System.Diagnostics.Stopwatch",
        "System.Threading.Timer",
        "System.Security.Cryptography.RandomNumberGenerator",
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider.get_System",
        "System.TimeZoneInfo.get_Local",
        "System.Guid.NewGuid",
        "System.Guid.CreateVersion7",
        "System.IO.Path.",
    ];

    /// <summary>What the compiler writes into every iterator.</summary>
    private static readonly string[] Compiled = ["System.Environment", "System.Environment.get_CurrentManagedThreadId"];

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    public static TheoryData<string> PureProjects => [.. Pure];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_house_allows(string project)
    {
        var file = XDocument.Load(Repository.PathOf($"src/{project}/{project}.csproj"));
        var references = file.Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Empty(references.Except(Allowed[project]));
    }

    [Fact]
    public void Every_project_has_its_place_in_the_house() =>
        Assert.Empty(Directory.GetDirectories(Repository.PathOf("src")).Select(Path.GetFileName).Except(Allowed.Keys!));

    [Theory]
    [MemberData(nameof(PureProjects))]
    public void A_pure_project_uses_no_clock_file_network_process_or_chance(string project) =>
        Assert.Empty(
            AssemblyUses
                .Of(project)
                .Except(Compiled)
                .Where(use => StartsWithAny(use, Outside) || StartsWithAny(use, Impure))
        );

    [Fact]
    public void Only_the_edge_touches_the_outside() =>
        Assert.Empty(AssemblyUses.Of("chela").Where(use => StartsWithAny(use, Outside)));

    [Fact]
    public void No_one_but_the_port_runs_a_tool()
    {
        var users = new[] { "Chela.Text", "Chela.Envelope", "Chela.Reading", "Chela.Memory", "Chela.Edge", "chela" };
        Assert.Empty(users.SelectMany(AssemblyUses.Of).Where(u => u == "Chela.Agent.Effects.ITool.RunAsync"));
        Assert.DoesNotContain(
            AssemblyUses.Of("chela"),
            u =>
                u.StartsWith("Chela.Edge.", StringComparison.Ordinal)
                && u.EndsWith(".RunAsync", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Folders_of_the_edge_do_not_use_each_other()
    {
        var folders = Directory
            .GetDirectories(Repository.PathOf("src/Chela.Edge"))
            .Select(f => Path.GetFileName(f)!)
            .ToList();
        foreach (var folder in folders.Where(f => f is not ("bin" or "obj")))
        {
            var text = string.Concat(
                Directory
                    .GetFiles(Repository.PathOf($"src/Chela.Edge/{folder}"), "*.cs", SearchOption.AllDirectories)
                    .Select(File.ReadAllText)
            );
            Assert.DoesNotContain(
                folders.Where(f => f != folder),
                other => text.Contains($"using Chela.Edge.{other}", StringComparison.Ordinal)
            );
        }
    }

    private static bool StartsWithAny(string use, string[] names) =>
        names.Any(n => use.StartsWith(n.EndsWith('.') ? n : n + ".", StringComparison.Ordinal) || use == n);
}
