using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Chela.Reading.Cards;
using Chela.Reading.Compose;
using Chela.Reading.Evidence;
using Chela.Reading.Form;
using Chela.Text;

namespace Chela.Reading.Page;

/// <summary>The lines below the headline of an entry: who made it, how long its source takes to read, what that rests on and cites.</summary>
internal static class EntryLine
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The lines; of a headline that no entry has the owner is the maker.</summary>
    public static string Of(Entry? entry, Language language)
    {
        var facts = entry?.Facts ?? CardFacts.None;
        var parts = new List<string> { Words.MadeBy(language, entry?.MadeBy ?? MadeBy.Owner) };
        if (facts.Time.Minutes > 0)
        {
            parts.Add(Words.Minutes(language, facts.Time.Minutes));
        }

        parts.AddRange(facts.Evidence.Select(e => Words.KindOf(language, e.Kind)));
        var html = new StringBuilder(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<p class=\"made-by\">{Encoder.Encode(string.Join(" · ", parts))}</p>\n"
            )
        );
        if (!facts.Sources.IsEmpty)
        {
            var links = facts.Sources.Select(s =>
                $"<a href=\"{Encoder.Encode(WebAddress.Escape(s.Url))}\">{Encoder.Encode(s.Name)}</a>"
            );
            html.Append("<p class=\"made-by\">")
                .Append(Encoder.Encode(Words.Sources(language)))
                .AppendJoin(", ", links)
                .Append("</p>\n");
        }

        return html.ToString();
    }
}
