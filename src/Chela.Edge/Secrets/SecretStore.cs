using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chela.Text;

namespace Chela.Edge.Secrets;

/// <summary>
/// Keys and passwords in one file, each encrypted (AES-256-GCM) and bound to the hosts that it may go to. The key of the file is
/// derived (PBKDF2 with SHA-256, RFC 8018) from a passphrase, or from random bytes in a file beside it. Every call reads the file
/// anew; not for two writers at once.
/// </summary>
public sealed class SecretStore
{
    /// <summary>The longest secret, in bytes of UTF-8.</summary>
    public const int MostBytes = 16 * 1024;

    // OWASP's number for PBKDF2 with SHA-256. Random bytes cannot be guessed: there the number does not matter.
    private const int Iterations = 600_000;
    private const int IterationsOfKeyFile = 1_000;
    private const int KeyLength = 32;
    private const int SaltLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly string _folder;
    private readonly string? _passphrase;
    private readonly Dictionary<(string Salt, int Iterations), byte[]> _derived = [];

    /// <summary>Takes the folder; nothing is read or written yet.</summary>
    /// <param name="folder">The folder's full path.</param>
    /// <param name="passphrase">The owner's passphrase; null for the key file.</param>
    public SecretStore(string folder, string? passphrase) =>
        (_folder, _passphrase) = (folder, passphrase is { Length: > 0 } ? passphrase : null);

    private string FilePath => Path.Combine(_folder, "secrets.json");

    private string KeyPath => Path.Combine(_folder, "secrets.key");

    /// <summary>The names and hosts of all secrets, by name.</summary>
    /// <exception cref="SecretException">The file cannot be read.</exception>
    public ImmutableArray<SecretName> List() =>
        [
            .. Load()
                .Entries.Select(e => new SecretName(e.Name, e.Hosts, e.SetAt))
                .OrderBy(e => e.Name, StringComparer.Ordinal),
        ];

    /// <summary>A secret for a host; null if there is none of that name.</summary>
    /// <exception cref="SecretException">It is bound to other hosts, or cannot be read.</exception>
    public string? Get(string name, string host)
    {
        var file = Load();
        if (file.Entries.FirstOrDefault(e => e.Name == name) is not { } entry)
        {
            return null;
        }

        if (!entry.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase))
        {
            throw new SecretException(
                $"the secret '{name}' is bound to {string.Join(", ", entry.Hosts)}, and not to {host}",
                $"set it anew for that host: chela secret set {name} --host {host}"
            );
        }

        if (file.UsesPassphrase != (_passphrase is not null))
        {
            throw OtherKey(file.UsesPassphrase);
        }

        var sealedBytes = entry.Sealed;
        if (sealedBytes.Length < NonceLength + TagLength)
        {
            throw Damaged();
        }

        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(Derive(file), TagLength);
            aes.Decrypt(
                sealedBytes.AsSpan(0, NonceLength),
                sealedBytes.AsSpan(NonceLength, plain.Length),
                sealedBytes.AsSpan(NonceLength + plain.Length),
                plain,
                BoundTo(entry.Name, entry.Hosts)
            );
            return Encoding.UTF8.GetString(plain);
        }
        catch (CryptographicException e)
        {
            throw new SecretException(
                $"the secret '{name}' does not open with this {(file.UsesPassphrase ? "passphrase" : "key file")}",
                file.UsesPassphrase ? "check CHELA_PASSPHRASE" : $"put {KeyPath} back, or set the secret anew",
                e
            );
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Keeps a secret; one of the same name is replaced.</summary>
    /// <exception cref="SecretException">The file is under another key, or cannot be written.</exception>
    public void Set(string name, ImmutableArray<string> hosts, string secret, DateTimeOffset now)
    {
        var file = Load();
        if (file.Entries.Length > 0 && file.UsesPassphrase != (_passphrase is not null))
        {
            throw OtherKey(file.UsesPassphrase);
        }

        if (file.Entries.Length == 0)
        {
            file = new SecretFile(
                _passphrase is not null,
                _passphrase is null ? IterationsOfKeyFile : Iterations,
                RandomNumberGenerator.GetBytes(SaltLength),
                []
            );
        }

        hosts = [.. hosts.Select(Casing.ToLower).Distinct().Order(StringComparer.Ordinal)];
        var plain = Encoding.UTF8.GetBytes(secret);
        var sealedBytes = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceLength));
        using (var aes = new AesGcm(Derive(file), TagLength))
        {
            aes.Encrypt(
                sealedBytes.AsSpan(0, NonceLength),
                plain,
                sealedBytes.AsSpan(NonceLength, plain.Length),
                sealedBytes.AsSpan(NonceLength + plain.Length),
                BoundTo(name, hosts)
            );
        }

        CryptographicOperations.ZeroMemory(plain);
        Save(
            file with
            {
                Entries = [.. file.Entries.Where(e => e.Name != name), new SecretEntry(name, hosts, now, sealedBytes)],
            }
        );
    }

    /// <summary>Forgets a secret.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="SecretException">The file cannot be read or written.</exception>
    public bool Remove(string name)
    {
        var file = Load();
        var left = file.Entries.RemoveAll(e => e.Name == name);
        if (left.Length == file.Entries.Length)
        {
            return false;
        }

        Save(file with { Entries = left });
        return true;
    }

    /// <summary>Name and hosts go into the encryption, so that nobody can bind a secret to others.</summary>
    private static byte[] BoundTo(string name, ImmutableArray<string> hosts) =>
        Encoding.UTF8.GetBytes($"{name}\n{string.Join('\n', hosts)}");

    private byte[] Derive(SecretFile file)
    {
        var id = (Convert.ToHexString(file.Salt), file.Iterations);
        if (!_derived.TryGetValue(id, out var key))
        {
            var from = _passphrase is null ? KeyBytes() : Encoding.UTF8.GetBytes(_passphrase);
            key = Rfc2898DeriveBytes.Pbkdf2(from, file.Salt, file.Iterations, HashAlgorithmName.SHA256, KeyLength);
            _derived[id] = key;
        }

        return key;
    }

    private byte[] KeyBytes()
    {
        try
        {
            if (!File.Exists(KeyPath))
            {
                OwnerOnly.CreateFolder(_folder);
                OwnerOnly.Write(KeyPath, RandomNumberGenerator.GetBytes(KeyLength));
            }

            var bytes = File.ReadAllBytes(KeyPath);
            return bytes.Length == KeyLength
                ? bytes
                : throw new SecretException(
                    $"expected a key of {KeyLength} bytes in {KeyPath}, found {bytes.Length}",
                    "put the key file back; without it the secrets cannot be read and have to be set anew"
                );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SecretException($"cannot read {KeyPath}: {e.Message}", null, e);
        }
    }

    private SecretFile Load()
    {
        try
        {
            return File.Exists(FilePath) ? SecretFile.Parse(File.ReadAllBytes(FilePath)) : SecretFile.None;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SecretException($"cannot read {FilePath}: {e.Message}", null, e);
        }
        catch (Exception e)
            when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw Damaged();
        }
    }

    private void Save(SecretFile file)
    {
        try
        {
            OwnerOnly.CreateFolder(_folder);
            OwnerOnly.Write(FilePath, file.ToJson());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SecretException($"cannot write {FilePath}: {e.Message}", null, e);
        }
    }

    private SecretException Damaged() =>
        new(
            $"expected the secrets in {FilePath}, found something else",
            "put the file back, or remove it and set the secrets anew"
        );

    private static SecretException OtherKey(bool usesPassphrase) =>
        usesPassphrase
            ? new SecretException("the secrets are under a passphrase", "put it into CHELA_PASSPHRASE")
            : new SecretException(
                "the secrets are under the key file, and CHELA_PASSPHRASE is set",
                "unset it; or remove all secrets and set them anew under the passphrase"
            );
}
