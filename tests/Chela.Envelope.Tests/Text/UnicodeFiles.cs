using System.Diagnostics;

namespace Chela.Envelope.Tests.Text;

/// <summary>Files of the Unicode character database, where they are installed.</summary>
internal static class UnicodeFiles
{
    public const string Folder = "/usr/share/unicode";

    /// <summary>The path of a file; skips the test where there is none.</summary>
    public static string PathOf(string name)
    {
        var path = Path.Combine(Folder, name);
        Assert.SkipUnless(File.Exists(path), $"needs {path}: Debian's package unicode-data");
        return path;
    }

    /// <summary>The lines of a file without comments.</summary>
    public static IEnumerable<string> Lines(string name) => WithoutComments(File.ReadLines(PathOf(name)));

    /// <summary>The lines of a file that is packed with bzip2, which .NET cannot read.</summary>
    public static IEnumerable<string> PackedLines(string name)
    {
        var path = PathOf(name);
        Assert.SkipUnless(
            Array.Exists(["/usr/bin/bzip2", "/bin/bzip2"], File.Exists),
            "needs bzip2 to read the test file"
        );
        using var bzip2 = Process.Start(
            new ProcessStartInfo("bzip2", ["-dc", path]) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        var text = bzip2.StandardOutput.ReadToEnd();
        bzip2.WaitForExit();
        Assert.Equal(0, bzip2.ExitCode);
        return WithoutComments(text.Split('\n'));
    }

    /// <summary>Hexadecimal code points with blanks between.</summary>
    public static string TextOf(string codePoints) =>
        string.Concat(
            codePoints
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(c => char.ConvertFromUtf32(Convert.ToInt32(c, 16)))
        );

    private static IEnumerable<string> WithoutComments(IEnumerable<string> lines) =>
        lines.Select(l => l.Split('#')[0].Trim()).Where(l => l.Length > 0);
}
