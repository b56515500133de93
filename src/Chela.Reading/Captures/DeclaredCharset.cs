using System.Text;
using System.Text.RegularExpressions;

namespace Chela.Reading.Captures;

/// <summary>What a server or the document itself says of its charset. It may be wrong.</summary>
internal static partial class DeclaredCharset
{
    /// <summary>Browsers look at 1024 bytes; pages with long scripts before it mean it all the same.</summary>
    private const int FirstBytes = 8192;

    /// <summary>The charset that a content type names, or null.</summary>
    public static Charset? OfHeader(string? contentType) =>
        contentType is null ? null : Charset.Named(Parameter().Match(contentType).Groups[1].Value);

    /// <summary>The charset that the XML declaration or a <c>meta</c> at the head names, or null.</summary>
    public static Charset? OfDocument(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, FirstBytes)]);
        var found = Xml().Match(head) is { Success: true } xml ? xml : Meta().Match(head);
        return found.Success ? Charset.Named(found.Groups[1].Value) : null;
    }

    [GeneratedRegex(
        @"charset\s*=\s*[""']?\s*([\w:.+-]{1,40})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Parameter();

    [GeneratedRegex(
        @"^(?:\xEF\xBB\xBF)?\s{0,100}<\?xml\s[^>]{0,200}?encoding\s*=\s*[""']([\w:.+-]{1,40})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Xml();

    [GeneratedRegex(
        @"<meta\s[^>]{0,400}?charset\s*=\s*[""']?\s*([\w:.+-]{1,40})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Meta();
}
