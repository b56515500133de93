namespace Chela.Tests.Support;

/// <summary>Finds the checkout that the tests were built from, and the data beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A path in the checkout.</summary>
    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>Whether the long sweeps are wanted: <c>./test --long</c>.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("CHELA_LONG") is { Length: > 0 };

    /// <summary>Where the shared data are, if there are any.</summary>
    public static string SharedFolder { get; } =
        Path.GetFullPath(Environment.GetEnvironmentVariable("CHELA_SHARED") ?? Path.Combine(Root, "..", "shared"));

    /// <summary>A path in the shared data; skips the test where there is none.</summary>
    public static string Shared(string path)
    {
        var full = Path.Combine(SharedFolder, path);
        Assert.SkipUnless(Path.Exists(full), $"needs {path} in the folder that CHELA_SHARED names, or in ../shared");
        return full;
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Chela.slnx")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The tests do not lie below the folder of Chela.slnx.");
    }
}
