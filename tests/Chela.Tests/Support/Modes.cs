#pragma warning disable CA1416 // Tests that ask skip themselves where files have no modes.
namespace Chela.Tests.Support;

/// <summary>What others may do with a file.</summary>
internal static class Modes
{
    /// <summary>As <c>ls</c> writes it: <c>rw-r--r--</c>.</summary>
    public static string Of(string path)
    {
        var mode = (int)File.GetUnixFileMode(path);
        return string.Concat(Enumerable.Range(0, 9).Select(i => ((mode >> (8 - i)) & 1) == 1 ? "rwx"[i % 3] : '-'));
    }

    /// <summary>Lets the group read it too.</summary>
    public static void LetGroupRead(string path) =>
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.GroupRead);
}
