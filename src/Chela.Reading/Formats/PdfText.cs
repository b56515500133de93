using System.Text;
using Chela.Text;

namespace Chela.Reading.Formats;

/// <summary>Repairs what fonts of PDF do to text.</summary>
public static class PdfText
{
    /// <summary>Radicals that stand for characters in text of some fonts; Unicode gives them no decomposition.</summary>
    private const string Radicals =
        "⺁厂⺇几⺌小⺎兀⺏尣⺐尢⺒巳⺓幺⺗心⺙攴⺛旡⺝月⺠民⺡水⺢水⺣火⺤爪⺧牛⺨犬⺫目⺬示⺭示⺮竹⺯糸⺰糸⺱网⺲网⺵网⺶羊⺷羊⺸羊⺹老⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衣⻃西⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐金⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱亀⻲亀⻳龟";

    private static readonly Dictionary<char, char> Characters = Enumerable
        .Range(0, Radicals.Length / 2)
        .ToDictionary(i => Radicals[2 * i], i => Radicals[(2 * i) + 1]);

    /// <summary>
    /// Folds what only looks like letters: Kangxi radicals, compatibility ideographs and ligatures become the characters that are
    /// meant. Superscripts and full-width punctuation stay as they are, for they mean something.
    /// </summary>
    public static string Folded(string text)
    {
        if (
            text.AsSpan().IndexOfAnyInRange('\u2E80', '\u2FDF') < 0
            && text.AsSpan().IndexOfAnyInRange('\uF900', '\uFB06') < 0
        )
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Characters.TryGetValue(c, out var character))
            {
                folded.Append(character);
            }
            else if (
                c is (>= '\u2E80' and <= '\u2FDF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFB00' and <= '\uFB06')
            )
            {
                folded.Append(Normalization.Nfkc(c.ToString()));
            }
            else
            {
                folded.Append(c);
            }
        }

        return folded.ToString();
    }

    /// <summary>
    /// Lines as one: a word that was broken at a hyphen is put together, words are parted by a blank, Chinese and Japanese
    /// characters by nothing.
    /// </summary>
    public static string Joined(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var raw in lines)
        {
            var line = PlainText.Line(raw);
            if (line.Length == 0)
            {
                continue;
            }

            if (IsBroken(text, line))
            {
                text.Length--;
            }
            else if (text.Length > 0 && !(PlainText.IsWide(text[^1]) && PlainText.IsWide(line[0])) && !IsCompound(text))
            {
                text.Append(' ');
            }

            text.Append(line);
        }

        return text.ToString();
    }

    /// <summary>Whether a text ends where a sentence does.</summary>
    public static bool EndsSentence(string text) =>
        text.TrimEnd('"', '”', '’', ')', '）', '」', ']', ' ')
            is [.., '.' or '!' or '?' or ':' or '。' or '！' or '？' or '：' or '…'];

    /// <summary>A word with other hyphens in it, before or behind the end of the line, is a compound.</summary>
    private static bool IsBroken(StringBuilder text, string next)
    {
        if (
            text.Length < 2
            || text[^1] is not ('-' or '\u2010' or '\u00AD')
            || !char.IsLower(text[^2])
            || !char.IsLower(next[0])
        )
        {
            return false;
        }

        var start = text.Length - 2;
        while (start > 0 && char.IsLetter(text[start]))
        {
            start--;
        }

        var word = next.AsSpan(0, next.AsSpan().IndexOf(' ') is >= 0 and var end ? end : next.Length);
        return text[start] != '-' && !word.Contains('-');
    }

    /// <summary>A hyphen that stays, as in <c>GPT-</c> and <c>4</c>: nothing comes between.</summary>
    private static bool IsCompound(StringBuilder text) =>
        text.Length >= 2 && text[^1] is '-' or '\u2010' && char.IsLetterOrDigit(text[^2]);
}
