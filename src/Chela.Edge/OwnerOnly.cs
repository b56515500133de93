namespace Chela.Edge;

/// <summary>
/// Files and folders into which only their owner may look. Where the system has no such modes (Windows), the folder of the home
/// says who may.
/// </summary>
internal static class OwnerOnly
{
    private const UnixFileMode ForFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForFolder = ForFile | UnixFileMode.UserExecute;

    /// <summary>How such a file is made. One that is there keeps its mode.</summary>
    public static FileStreamOptions Options(FileMode mode, FileAccess access = FileAccess.Write)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = ForFile;
        }

        return options;
    }

    /// <summary>Writes one beside its place, flushes it, and moves it there.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var part = DurableFile.Beside(path);
        try
        {
            using (var file = new FileStream(part, Options(FileMode.CreateNew)))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }

        DurableFile.FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes a folder, and those above it that are missing. One that is there keeps its mode: it may be the owner's own.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            // The framework would give those above it another mode.
            if (Path.GetDirectoryName(path) is { } above)
            {
                CreateFolder(above);
            }

            Directory.CreateDirectory(path, ForFolder);
        }
    }

    /// <summary>Makes an empty file if there is none, and takes from one that is there what others may do with it.</summary>
    public static void Keep(string path)
    {
        if (!File.Exists(path))
        {
            new FileStream(path, Options(FileMode.OpenOrCreate)).Dispose();
        }
        else if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~ForFolder) != 0)
        {
            try
            {
                File.SetUnixFileMode(path, ForFile);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody else's file, or one that may only be read: whether it can be used, others say.
            }
        }
    }
}
