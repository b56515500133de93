using Chela.Agent.Effects;

namespace Chela.Edge.Files;

/// <summary>Turns what the system says of a file into a failure that a person understands.</summary>
internal static class FileFailure
{
    // Raw errno on Unix: ENOSPC (28) on all, EDQUOT (122 on Linux, 69 on macOS). On Windows the HRESULT of
    // ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    private static readonly int[] DiskFull =
        OperatingSystem.IsWindows() ? [unchecked((int)0x80070070), unchecked((int)0x80070027)]
        : OperatingSystem.IsMacOS() ? [28, 69]
        : [28, 122];

    // EROFS, or the HRESULT of ERROR_WRITE_PROTECT.
    private static readonly int ReadOnly = OperatingSystem.IsWindows() ? unchecked((int)0x80070013) : 30;

    /// <summary>Whether <paramref name="exception"/> is one that files raise.</summary>
    public static bool IsExpected(Exception exception) =>
        exception
            is IOException
                or UnauthorizedAccessException
                or System.Security.SecurityException
                or NotSupportedException;

    /// <summary>The failure to do <paramref name="what"/> ("read", "write") with <paramref name="path"/>.</summary>
    public static Outcome Of(Exception exception, string what, string path) =>
        exception switch
        {
            FileNotFoundException or DirectoryNotFoundException => Failed(
                FailureKind.NotFound,
                $"cannot {what} {path}: it does not exist"
            ),
            UnauthorizedAccessException => Failed(
                FailureKind.AccessRefused,
                $"cannot {what} {path}: access is refused; check its permissions"
            ),
            IOException io when DiskFull.Contains(io.HResult) => Failed(
                FailureKind.NoSpace,
                $"cannot {what} {path}: no space is left there"
            ),
            IOException io when io.HResult == ReadOnly => Failed(
                FailureKind.AccessRefused,
                $"cannot {what} {path}: the file system is read-only"
            ),
            _ => Failed(FailureKind.Other, $"cannot {what} {path}: {Clause(exception.Message)}"),
        };

    /// <summary>The failure to do <paramref name="what"/> with a folder, where a file was expected.</summary>
    public static Outcome OfFolder(string what, string path) =>
        Failed(FailureKind.AccessRefused, $"cannot {what} {path}: expected a file, found a folder");

    private static Outcome.Failed Failed(FailureKind kind, string message) => new(new EffectFailure(kind, message));

    /// <summary>"Not a directory : '/x'" without the path, which is named already.</summary>
    private static string Clause(string message)
    {
        var path = message.IndexOf(" : '", StringComparison.Ordinal);
        return (path < 0 ? message : message[..path]).TrimEnd('.');
    }
}
