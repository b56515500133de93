namespace Chela.EndToEnd.Crashes;

/// <summary>The world that the tools of the crash tests act on, as a test sees it.</summary>
/// <param name="folder">Its folder.</param>
internal sealed class CrashLedger(string folder)
{
    /// <summary>Its folder.</summary>
    public string Folder => folder;

    /// <summary>How often something was done.</summary>
    public int Acts(string tool, string thing) => Count("acts", tool, thing);

    /// <summary>How often it was asked for.</summary>
    public int Calls(string tool, string thing) => Count("calls", tool, thing);

    private int Count(string file, string tool, string thing)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path)
            ? File.ReadLines(path).Count(l => l.StartsWith($"{tool} {thing} ", StringComparison.Ordinal))
            : 0;
    }
}
