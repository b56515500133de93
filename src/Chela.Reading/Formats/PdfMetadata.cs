using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using UglyToad.PdfPig.Content;

namespace Chela.Reading.Formats;

/// <summary>What a document says of itself, where it is not what a program put there.</summary>
internal static partial class PdfMetadata
{
    /// <summary>An item with title, author and date.</summary>
    public static ReadItem Of(DocumentInformation? information) =>
        new(ItemKind.Article)
        {
            Title = Sane(information?.Title),
            Author = Sane(information?.Author),
            Published = DateOf(information?.CreationDate),
        };

    private static string? Sane(string? text) =>
        PlainText.LineOrNull(text is null ? null : PdfText.Folded(text)) is { } line
        && line.Length is > 2 and < 400
        && line.Any(char.IsLetter)
        && !line.Contains('\uFFFD', StringComparison.Ordinal)
        && !OfProgram().IsMatch(line)
            ? line
            : null;

    /// <summary><c>D:20210824123456+02'00'</c></summary>
    private static DateTimeOffset? DateOf(string? date)
    {
        var match = Date().Match(date ?? "");
        if (
            !match.Success
            || !DateTime.TryParseExact(
                match.Groups["at"].Value.PadRight(14, '0'),
                "yyyyMMddHHmmss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var at
            )
            || at.Year is < 1980 or > 9000
        )
        {
            return null;
        }

        int Zone(string name) =>
            match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        var offset = new TimeSpan(Zone("hours") % 14, Zone("minutes") % 60, 0);
        return new DateTimeOffset(at, match.Groups["sign"].Value == "-" ? -offset : offset);
    }

    [GeneratedRegex(
        @"^(?:D:)?(?<at>\d{8}(?:\d{6})?)(?:(?<sign>[+-])(?<hours>\d{2})'?(?<minutes>\d{2})?)?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Date();

    /// <summary>Names of files, programs and templates.</summary>
    [GeneratedRegex(
        @"^(?:untitled|unknown|microsoft word\b|powerpoint|slide \d|title|paper|author|user|admin|administrator|owner|root|document\d*|.{0,200}\.(?:docx?|tex|dvi|pdf|indd|pptx?|qxd|wpd|odt|rtf|ps|eps))$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex OfProgram();
}
