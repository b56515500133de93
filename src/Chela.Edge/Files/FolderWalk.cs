namespace Chela.Edge.Files;

/// <summary>
/// Goes through a folder and all below it. What is hidden is passed over, links to folders are followed once; what cannot be read is
/// named and the rest goes on.
/// </summary>
internal static class FolderWalk
{
    /// <summary>Visits the files, in no order.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="visit">Takes a file and its path below the root, with <c>/</c>.</param>
    /// <param name="unreadable">Takes the path of what cannot be read, empty for the root, and why.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void Visit(
        string root,
        Action<FileInfo, string> visit,
        Action<string, string> unreadable,
        CancellationToken cancellation
    ) => Visit(root, "", [RealPath(root)], visit, unreadable, cancellation);

    private static void Visit(
        string root,
        string folder,
        HashSet<string> visited,
        Action<FileInfo, string> visit,
        Action<string, string> unreadable,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos())
            {
                if (entry.Name.StartsWith('.'))
                {
                    continue;
                }

                var path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
                if (entry is FileInfo file)
                {
                    visit(file, path);
                }
                else if (!IsLink(entry) || visited.Add(RealPath(entry.FullName)))
                {
                    Visit(root, path, visited, visit, unreadable, cancellation);
                }
                else
                {
                    unreadable(path, "a link to a folder that is listed already");
                }
            }
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            unreadable(folder, FileFailure.Of(e, "list", Path.Combine(root, folder)).Reason());
        }
    }

    private static bool IsLink(FileSystemInfo entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static string RealPath(string folder) =>
        new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(folder);
}
