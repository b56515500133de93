using System.Text.RegularExpressions;
using Chela.Text;

namespace Chela.Reading.Captures;

/// <summary>Tells letters by the fields they begin with.</summary>
internal static partial class MailSniffer
{
    private const int MostLines = 200;

    /// <summary>The format of a text that begins as a letter does; null if it does not.</summary>
    public static ContentFormat? FormatOf(string head)
    {
        if (Separator().IsMatch(head) && Known(head[(head.IndexOf('\n', StringComparison.Ordinal) + 1)..], out _))
        {
            return ContentFormat.Mailbox;
        }

        return Known(head, out var isPage) ? (isPage ? ContentFormat.Mhtml : ContentFormat.Mail) : null;
    }

    /// <summary>Whether a text begins with fields, two of which are those of letters.</summary>
    private static bool Known(string head, out bool isPage)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        isPage = false;
        var count = 0;
        foreach (var line in head.AsSpan().TrimStart("\r\n").EnumerateLines())
        {
            if (line.IsEmpty || ++count > MostLines)
            {
                break;
            }

            var colon = line.IndexOf(':');
            if (line[0] is ' ' or '\t')
            {
                isPage |=
                    fields.Contains("content-type") && line.Contains("text/html", StringComparison.OrdinalIgnoreCase);
                continue;
            }

            if (colon is <= 0 or > 76 || line[..colon].ContainsAny(' ', '\t'))
            {
                return false;
            }

            fields.Add(Casing.ToLower(line[..colon].ToString()));
            isPage |=
                line.StartsWith("snapshot-content-location:", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("from: <saved by", StringComparison.OrdinalIgnoreCase);
        }

        var isRelated = head.Contains("multipart/related", StringComparison.OrdinalIgnoreCase);
        isPage =
            fields.Contains("snapshot-content-location")
            || isPage && isRelated && !fields.Contains("to") && !fields.Contains("message-id");
        string[] ofLetters = ["from", "to", "subject", "date", "message-id", "received", "return-path", "mime-version"];
        return fields.Count(f => ofLetters.Contains(f)) >= 2
            && (fields.Contains("mime-version") || fields.Contains("from") || fields.Contains("received"));
    }

    [GeneratedRegex(@"\AFrom [^\n]{1,200}\d\d?:\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
