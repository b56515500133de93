using Chela.Reading.Form;
using Chela.Reading.Markup;

namespace Chela.Reading.Compose;

/// <summary>Sets generated text as the digest's form wants it: blanks between scripts, one style of quotation marks.</summary>
internal static class Typography
{
    /// <summary>Sets one line.</summary>
    public static string Set(string line, QuoteStyle quotes) => ProseSpacing.Apply(Quote(line, quotes));

    private static string Quote(string line, QuoteStyle quotes)
    {
        if (quotes == QuoteStyle.Keep || TextLanguage.Of(line) != Language.Chinese)
        {
            return line;
        }

        return quotes == QuoteStyle.Corner
            ? line.Replace('“', '「').Replace('”', '」')
            : line.Replace('「', '“').Replace('」', '”');
    }
}
