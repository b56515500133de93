using System.Buffers.Binary;
using System.Text;

namespace Chela.Edge.Sqlite;

/// <summary>What a snapshot's key and body are bound to: its name and position.</summary>
internal static class SnapshotKey
{
    public static byte[] Of(string name, long position)
    {
        var bytes = new byte[8 + Encoding.UTF8.GetByteCount(name)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position);
        Encoding.UTF8.GetBytes(name, bytes.AsSpan(8));
        return bytes;
    }
}
