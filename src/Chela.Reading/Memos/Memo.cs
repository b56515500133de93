using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Chela.Text;

namespace Chela.Reading.Memos;

/// <summary>
/// What pure functions made of bytes, kept so that it need not be made again. It holds what was asked for since it was
/// read, found or made, and nothing older. Thread-safe.
/// </summary>
/// <param name="program">
/// What identifies the code that makes things, to the last instruction: a memo of other code is taken for none.
/// </param>
/// <remarks>
/// As a file it is lines: the seal over program and contents, then for each thing its key, a blank and the thing as JSON. What
/// is damaged, foreign or of another program does not fit its seal, and is nothing.
/// </remarks>
public sealed class Memo(string program)
{
    /// <summary>A longer file is not written, in bytes.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    private const int KeyLength = 64;

    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _before = [];
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _now = [];
    private volatile bool _isNew;

    /// <summary>Whether what it holds differs from the file it was read from.</summary>
    public bool HasChanged => _isNew || _now.Count != _before.Count;

    /// <summary>Reads what <see cref="Write"/> wrote; empty if it is not that.</summary>
    public static Memo Read(ReadOnlyMemory<byte> file, string program)
    {
        var memo = new Memo(program);
        if (
            file.Length <= KeyLength
            || !file.Span[..KeyLength].SequenceEqual(Encoding.UTF8.GetBytes(memo.SealOf(file.Span[(KeyLength + 1)..])))
        )
        {
            return memo;
        }

        // INVARIANT: what fits its seal was written below, line by line.
        for (var rest = file[(KeyLength + 1)..]; rest.Length > 0; )
        {
            var end = rest.Span.IndexOf((byte)'\n');
            memo._before[Encoding.UTF8.GetString(rest.Span[..KeyLength])] = rest[(KeyLength + 1)..end];
            rest = rest[(end + 1)..];
        }

        return memo;
    }

    /// <summary>What was made before; null if nothing was.</summary>
    /// <param name="kind">What kind of thing.</param>
    /// <param name="key">Its key: <see cref="MemoKind{T}.KeyOf"/>.</param>
    public T? Find<T>(MemoKind<T> kind, ContentHash key)
        where T : class
    {
        var name = key.ToString();
        if (!_now.TryGetValue(name, out var json) && !_before.TryGetValue(name, out json))
        {
            return null;
        }

        _now[name] = json;
        return JsonSerializer.Deserialize(json.Span, kind.Form);
    }

    /// <summary>Keeps what was made.</summary>
    /// <param name="kind">What kind of thing.</param>
    /// <param name="key">Its key: <see cref="MemoKind{T}.KeyOf"/>.</param>
    /// <param name="made">The thing.</param>
    public void Keep<T>(MemoKind<T> kind, ContentHash key, T made)
        where T : class
    {
        _now[key.ToString()] = JsonSerializer.SerializeToUtf8Bytes(made, kind.Form);
        _isNew = true;
    }

    /// <summary>What it holds, as a file; what would make that too long is left out.</summary>
    public byte[] Write()
    {
        using var contents = new MemoryStream();
        foreach (var (key, json) in _now.OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            if (contents.Length + json.Length < MostBytes - (2 * (KeyLength + 2)))
            {
                contents.Write(Encoding.UTF8.GetBytes(key + " "));
                contents.Write(json.Span);
                contents.WriteByte((byte)'\n');
            }
        }

        var lines = contents.GetBuffer().AsSpan(0, (int)contents.Length);
        return [.. Encoding.UTF8.GetBytes(SealOf(lines) + "\n"), .. lines];
    }

    private string SealOf(ReadOnlySpan<byte> lines) => ContentHash.Of($"{program}\n{ContentHash.Of(lines)}").ToString();
}
