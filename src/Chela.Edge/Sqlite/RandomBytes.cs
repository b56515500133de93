using System.Security.Cryptography;

namespace Chela.Edge.Sqlite;

/// <summary>The system's random bytes, drawn a page at a time: one call for each key would cost more than the encryption. For one thread.</summary>
internal sealed class RandomBytes
{
    private readonly byte[] _page = new byte[4096];
    private int _used = 4096;

    public void Fill(Span<byte> to)
    {
        if (_used + to.Length > _page.Length)
        {
            RandomNumberGenerator.Fill(_page);
            _used = 0;
        }

        var taken = _page.AsSpan(_used, to.Length);
        taken.CopyTo(to);
        taken.Clear();
        _used += to.Length;
    }
}
