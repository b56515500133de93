using System.Text;
using System.Text.RegularExpressions;
using Chela.Tests.Support;
using Capture = Chela.Reading.Captures.Capture;

namespace Chela.Tests.Feeds;

/// <summary>Real inputs, decoded as their byte order mark or their declaration says.</summary>
internal static partial class Inputs
{
    public static IEnumerable<(string Name, Capture Capture, string Text)> All(string folder) =>
        Directory.GetFiles(Repository.Shared("inputs/" + folder)).Order(StringComparer.Ordinal).Select(Open);

    public static (string Name, Capture Capture, string Text) Open(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return (Path.GetFileName(path), new Capture(path, bytes), Decode(bytes));
    }

    public static (Capture Capture, string Text) Of(string text, string? url = null) =>
        (new Capture("-", Encoding.UTF8.GetBytes(text)) { Url = url }, text);

    private static string Decode(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(200, bytes.Length));
        var named = Declared().Match(head).Groups[1].Value;
        var encoding = bytes switch
        {
            [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
            _ when named.Length > 0 => CodePagesEncodingProvider.Instance.GetEncoding(named)
                ?? Encoding.GetEncoding(named),
            _ => Encoding.UTF8,
        };
        return encoding.GetString(bytes);
    }

    [GeneratedRegex("encoding=[\"']([A-Za-z0-9-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();
}
