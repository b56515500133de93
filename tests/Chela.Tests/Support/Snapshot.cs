namespace Chela.Tests.Support;

/// <summary>
/// Compares a text that people read with the one that was looked at and kept. A difference leaves a
/// <c>.received</c> file beside the kept one: look at it, and rename it if it is right.
/// </summary>
internal static class Snapshot
{
    public static void Match(string name, string received)
    {
        var kept = Repository.PathOf($"tests/Chela.Tests/Snapshots/{name}");
        var expected = File.Exists(kept) ? File.ReadAllText(kept) : "";
        if (expected == received)
        {
            return;
        }

        var extension = Path.GetExtension(name);
        var left = kept[..^extension.Length] + ".received" + extension;
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        File.WriteAllText(left, received);
        Assert.Equal(expected, received);
    }
}
