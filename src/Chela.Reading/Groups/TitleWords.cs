using System.Text.RegularExpressions;
using Chela.Reading.Notes;

namespace Chela.Reading.Groups;

/// <summary>A source's title without the number that it is filed under.</summary>
internal static partial class TitleWords
{
    /// <summary>The title without a time stamp or a number of arXiv's in front.</summary>
    public static string Of(string title) => PaperNumber().Replace(NoteName.Of(title).Title, "");

    [GeneratedRegex(@"^[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?[\s_:.-]*", RegexOptions.CultureInvariant)]
    private static partial Regex PaperNumber();
}
