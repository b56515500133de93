namespace Chela.Tests.Support;

/// <summary>A vault that a test writes, and the digest that is made of it.</summary>
internal sealed class DigestFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestHost Host { get; } = new();

    public string Vault => _folder["vault"];

    public string Out => _folder["out"];

    public string Chinese => File.ReadAllText(Path.Combine(Out, "README.zh-CN.md"));

    public string English => File.ReadAllText(Path.Combine(Out, "README.md"));

    /// <summary>Everything that was written, names and contents.</summary>
    public string Everything =>
        string.Concat(
            Directory
                .GetFiles(Out, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f => Path.GetRelativePath(Out, f) + "\n" + File.ReadAllText(f) + "\n")
        );

    public DigestFixture Write(string path, params IEnumerable<string> lines)
    {
        _folder.Write("vault/" + path, string.Join('\n', lines) + "\n");
        return this;
    }

    public DigestFixture Write(string path, byte[] bytes)
    {
        _folder.Write("vault/" + path, bytes);
        return this;
    }

    /// <summary>A daily note of the week 2026-W08 that links to notes.</summary>
    public DigestFixture Daily(params IEnumerable<string> links) =>
        Write("2026-02-17.md", links.Select(l => $"- [[{l}]]"));

    /// <summary>A finished note.</summary>
    public DigestFixture Finished(string name, string headline, string? source, params IEnumerable<string> body) =>
        Write(
            name + ".md",
            [
                "---",
                $"headline: \"{headline}\"",
                .. source is null ? Array.Empty<string>() : [$"title: \"{name}\"", $"source: \"{source}\""],
                "---",
                "",
                .. body,
            ]
        );

    public Task<int> RunAsync(params IEnumerable<string> options) =>
        Host.RunAsync(["digest", Vault, "--out", Out, .. options]);

    public void Dispose()
    {
        Host.Dispose();
        _folder.Dispose();
    }
}
