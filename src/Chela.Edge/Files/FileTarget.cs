namespace Chela.Edge.Files;

/// <summary>What a path leads to, through links: a link has a length of its own, even one to a pipe or a device.</summary>
internal static class FileTarget
{
    /// <summary>The file at the end of all links; null if it is not there.</summary>
    public static FileInfo? Of(FileInfo file) =>
        !file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? file
        : file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target
        : null;
}
