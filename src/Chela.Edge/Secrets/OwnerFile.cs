namespace Chela.Edge.Secrets;

/// <summary>Files that only the owner may read, written whole or not at all.</summary>
internal static class OwnerFile
{
    /// <summary>Writes one beside its place, flushes it, and moves it there.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var part = DurableFile.Beside(path);
        try
        {
            using (var file = new FileStream(part, OwnerOnly.Options(FileMode.CreateNew)))
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
}
