using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Chela.Edge.Secrets;

/// <summary>The file of secrets, read.</summary>
internal sealed record SecretFile(bool UsesPassphrase, int Iterations, byte[] Salt, ImmutableArray<SecretEntry> Entries)
{
    private const string Kdf = "PBKDF2-SHA256";
    private const int MostIterations = 10_000_000;

    public static SecretFile None { get; } = new(false, 0, [], []);

    public static SecretFile Parse(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var iterations = root.GetProperty("iterations").GetInt32();
        if (
            root.GetProperty("schema").GetString() != "chela.secrets"
            || root.GetProperty("version").GetInt32() != 1
            || root.GetProperty("kdf").GetString() != Kdf
            || iterations is < 1 or > MostIterations
        )
        {
            throw new FormatException();
        }

        return new SecretFile(
            root.GetProperty("passphrase").GetBoolean(),
            iterations,
            root.GetProperty("salt").GetBytesFromBase64(),
            [
                .. root.GetProperty("secrets")
                    .EnumerateArray()
                    .Select(e => new SecretEntry(
                        e.GetProperty("name").GetString()!,
                        [.. e.GetProperty("hosts").EnumerateArray().Select(h => h.GetString()!)],
                        e.GetProperty("set").GetDateTimeOffset(),
                        e.GetProperty("sealed").GetBytesFromBase64()
                    )),
            ]
        );
    }

    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "chela.secrets");
            json.WriteNumber("version", 1);
            json.WriteString("kdf", Kdf);
            json.WriteNumber("iterations", Iterations);
            json.WriteBase64String("salt", Salt);
            json.WriteBoolean("passphrase", UsesPassphrase);
            json.WriteStartArray("secrets");
            foreach (var entry in Entries.OrderBy(e => e.Name, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("name", entry.Name);
                json.WriteStartArray("hosts");
                foreach (var host in entry.Hosts)
                {
                    json.WriteStringValue(host);
                }

                json.WriteEndArray();
                json.WriteString("set", entry.SetAt);
                json.WriteBase64String("sealed", entry.Sealed);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
