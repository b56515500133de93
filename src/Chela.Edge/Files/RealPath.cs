namespace Chela.Edge.Files;

/// <summary>Where a path leads, through the links in it.</summary>
internal static class RealPath
{
    /// <summary>As many as Linux follows (path_resolution(7)).</summary>
    private const int MostLinks = 40;

    /// <summary>The path without links; what is not there yet is taken as it stands.</summary>
    /// <param name="path">A full path.</param>
    /// <exception cref="IOException">There are too many links: most likely they run in a circle.</exception>
    public static string Of(string path)
    {
        var root = Path.GetPathRoot(path)!;
        var left = new Stack<string>(Parts(path, root));
        var real = root;
        for (var links = 0; left.TryPop(out var part); )
        {
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException("expected an end to the links, found too many of them");
            }

            var full = Path.GetFullPath(Path.Combine(real, target));
            real = root = Path.GetPathRoot(full)!;
            foreach (var inner in Parts(full, root))
            {
                left.Push(inner);
            }
        }

        return real;
    }

    /// <summary>Whether <paramref name="path"/> lies below <paramref name="folder"/>; both are full.</summary>
    public static bool IsBelow(string path, string folder) =>
        path.StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        ) || (Path.EndsInDirectorySeparator(folder) && path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>The last one first.</summary>
    private static IEnumerable<string> Parts(string path, string root) =>
        path[root.Length..]
            .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .Reverse();
}
