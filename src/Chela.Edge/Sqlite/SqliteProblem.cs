using System.Globalization;
using Chela.Agent.Journal;
using SQLitePCL;

namespace Chela.Edge.Sqlite;

/// <summary>Turns SQLite's result codes, and what files raise, into problems that a person understands.</summary>
internal static class SqliteProblem
{
    private const int ByteOfCode = 0xFF;
    private const int FailedRead = raw.SQLITE_IOERR | (1 << 8);
    private const int ShortRead = raw.SQLITE_IOERR | (2 << 8);
    private const int SharedMemorySize = raw.SQLITE_IOERR | (19 << 8);
    private const int SharedMemoryOpen = raw.SQLITE_IOERR | (18 << 8);

    // ENOSPC and EDQUOT, EROFS: .NET passes errno on in the HRESULT.
    private static readonly int[] s_full = [28, 122, 69, unchecked((int)0x80070070)];
    private static readonly int[] s_readOnly = [30, unchecked((int)0x80070013)];

    public static JournalException Of(int code, string message, string path) =>
        (code & ByteOfCode, code) switch
        {
            (raw.SQLITE_FULL, _) or (_, SharedMemorySize) => NoSpace(path),
            (raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH or raw.SQLITE_CANTOPEN, _)
            or (_, SharedMemoryOpen) => ReadOnly(path, message),
            // Our statements are always the same, and our values never so large: what is not understood, or too large, is not what
            // was written.
            (
                raw.SQLITE_ERROR
                    or raw.SQLITE_CORRUPT
                    or raw.SQLITE_NOTADB
                    or raw.SQLITE_FORMAT
                    or raw.SQLITE_TOOBIG
                    or raw.SQLITE_MISMATCH,
                _
            )
            or (_, ShortRead or FailedRead) => Damaged(path, message),
            (raw.SQLITE_BUSY or raw.SQLITE_LOCKED, _) => new JournalException(
                JournalProblem.InUse,
                $"expected {path} to be free, found that another program holds it ({message})",
                "wait until it is done, or end the other program"
            ),
            _ => new JournalException(
                JournalProblem.Other,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected to use {path}, found what SQLite calls '{message}' ({code})"
                )
            ),
        };

    public static bool IsOfFiles(Exception exception) => exception is IOException or UnauthorizedAccessException;

    public static JournalException Of(Exception exception, string path) =>
        exception switch
        {
            IOException io when s_full.Contains(io.HResult) => NoSpace(path),
            IOException io when s_readOnly.Contains(io.HResult) => ReadOnly(path, "the file system is read-only"),
            UnauthorizedAccessException => ReadOnly(path, "access is refused"),
            _ => new JournalException(
                JournalProblem.Other,
                $"expected to use {path}, found that it cannot be: {exception.Message}"
            ),
        };

    public static JournalException Damaged(string path, string what) =>
        Damaged($"expected the journal in {path} as it was written, found: {what}");

    public static JournalException Damaged(string message) =>
        new(
            JournalProblem.Damaged,
            message,
            "look at the disk; then restore a backup, or keep what is whole: chela journal repair"
        );

    private static JournalException NoSpace(string path) =>
        new(
            JournalProblem.NoSpace,
            $"expected room for {path}, found that the disk is full; nothing was kept of what was to be written",
            "make room on the disk, then try again"
        );

    private static JournalException ReadOnly(string path, string what) =>
        new(
            JournalProblem.ReadOnly,
            $"expected to write {path}, found that it cannot be written: {what}",
            "check the permissions of the folder and of what is in it"
        );
}
