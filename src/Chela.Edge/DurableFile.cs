using System.Runtime.InteropServices;
using System.Text;

namespace Chela.Edge;

/// <summary>Files that are on the disk whole, or not at all.</summary>
internal static class DurableFile
{
    private const int InputOutputError = 5;

    private static int s_number;

    /// <summary>A hidden name beside <paramref name="path"/>, of this moment and process alone; short enough for any folder.</summary>
    public static string Beside(string path) =>
        Path.Combine(
            Path.GetDirectoryName(path)!,
            $".chela-{Environment.ProcessId}-{Interlocked.Increment(ref s_number)}.part"
        );

    /// <summary>Writes a file beside its place, flushes it, and moves it there.</summary>
    /// <param name="path">Its place; folders that are missing are made.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="isPrivate">Whether it and the folders that are made are for the owner alone.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task WriteAsync(
        string path,
        ReadOnlyMemory<byte> content,
        bool isPrivate,
        CancellationToken cancellation
    )
    {
        var folder = Path.GetDirectoryName(path)!;
        CreateFolder(folder, isPrivate);
        var part = Beside(path);
        await WritePartAsync(part, content, isPrivate, cancellation).ConfigureAwait(false);
        File.Move(part, path, overwrite: true);
        FlushFolder(folder);
    }

    /// <summary>Makes a folder that is missing.</summary>
    public static void CreateFolder(string folder, bool isPrivate)
    {
        if (isPrivate)
        {
            OwnerOnly.CreateFolder(folder);
        }
        else
        {
            Directory.CreateDirectory(folder);
        }
    }

    /// <summary>Writes a part and flushes it; what fails leaves none.</summary>
    public static async Task WritePartAsync(
        string part,
        ReadOnlyMemory<byte> content,
        bool isPrivate,
        CancellationToken cancellation
    )
    {
        try
        {
            var stream = new FileStream(
                part,
                isPrivate
                    ? OwnerOnly.Options(FileMode.Create)
                    : new FileStreamOptions
                    {
                        Mode = FileMode.Create,
                        Access = FileAccess.Write,
                        Share = FileShare.None,
                    }
            );
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(content, cancellation).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Flushes a file that somebody else wrote.</summary>
    public static void FlushFile(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>
    /// Flushes what was moved into a folder or out of it: the names are the folder's (fsync, POSIX.1-2024). Where folders cannot
    /// be flushed, as on Windows, nothing happens.
    /// </summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(Encoding.UTF8.GetBytes(folder + "\0"), 0);
        if (descriptor < 0)
        {
            return;
        }

        var isBroken = Flush(descriptor) != 0 && Marshal.GetLastPInvokeError() == InputOutputError;
        _ = Close(descriptor);
        if (isBroken)
        {
            throw new IOException("the disk reports an error");
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
