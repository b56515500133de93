using System.Security.Cryptography;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>The home's key: 32 random bytes, which only the owner may read. Without it nothing in the journal can be.</summary>
internal static class KeyFile
{
    /// <summary>Reads the key.</summary>
    /// <exception cref="JournalException">There is none, or it is not a key.</exception>
    public static byte[] Read(string path)
    {
        byte[] key;
        try
        {
            key = File.ReadAllBytes(path);
        }
        catch (FileNotFoundException)
        {
            throw new JournalException(
                JournalProblem.WrongKey,
                $"expected the journal's key in {path}, found no such file",
                "put the key file back: without it no event can be read"
            );
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            throw SqliteProblem.Of(e, path);
        }

        return key.Length == KeyWrap.KeyLength
            ? key
            : throw new JournalException(
                JournalProblem.WrongKey,
                $"expected a key of {KeyWrap.KeyLength} bytes in {path}, found {key.Length} bytes",
                "put the key file back: without it no event can be read"
            );
    }

    /// <summary>Makes a key and writes it, whole or not at all.</summary>
    public static byte[] Create(string path)
    {
        var key = RandomNumberGenerator.GetBytes(KeyWrap.KeyLength);
        Write(path, key);
        return key;
    }

    /// <summary>Writes a key, whole or not at all.</summary>
    public static void Write(string path, ReadOnlySpan<byte> key) => OwnerOnly.Write(path, key);
}
