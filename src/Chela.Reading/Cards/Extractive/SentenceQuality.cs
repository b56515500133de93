using Chela.Reading.Excerpts;

namespace Chela.Reading.Cards.Extractive;

/// <summary>How well a sentence can stand alone in an excerpt, by its form and words.</summary>
internal static class SentenceQuality
{
    private const int Shortest = 24;
    private const int Short = 44;
    private const int Long = 340;
    private const int Longest = 640;

    /// <summary>What is about the page or its writer is said in few words, by weight.</summary>
    private const int LongestPhrase = 300;

    /// <summary>Words about the page, its writer, or what to do on it.</summary>
    private static readonly PhraseSet AboutPage = new(
        "our newsletter|my newsletter|your inbox|sign up for|all rights reserved|follow me on|follow us on|follow him on|follow her on|"
            + "can be reached at|is a staff writer|is a freelance|is a senior writer|is a contributing|is a journalist based|affiliate link|"
            + "affiliate links|affiliate commission|on patreon|click here|click on the|read more|read the rest|subscribe to|creative commons|"
            + "this newsletter|privacy policy|terms of service|terms of use|cookie policy|use of cookies|share this|leave a comment|"
            + "comments below|in the comments|comment below|link in bio|republished from|cross-posted|first appeared on|originally published|"
            + "阅读原文|点赞|点个赞|点个在看|一键三连|设为星标|未经授权|未经许可|未经允许|转载请|转载须|转载需|轉載請|版权所有|版权归|责任编辑|作者简介|"
            + "微信号|二维码|加入群|进群|加我微信|添加微信|投稿邮箱|关注公众号|关注我们|关注我的|关注微信|订阅我们|粉絲團|按個讚|チャンネル登録|フォローして|お問い合わせ"
    );

    /// <summary>Words that point at something that an excerpt does not show.</summary>
    private static readonly PhraseSet Pointing = new(
        "shown above|shown below|shown here|see above|see below|as follows|the following|graph above|chart above|table above|image above|"
            + "figure above|example above|screenshot above|picture above|photo above|video above|code above|list above|graph below|"
            + "chart below|table below|image below|figure below|example below|screenshot below|picture below|code below|list below|"
            + "diagram below|diagram above|the above|see figure|see fig|see table|in figure|in fig|in table|in section|in chapter|"
            + "listed below|described below|described above|mentioned above|mentioned earlier|as mentioned|seen above|"
            + "如下|下图|上图|下表|上表|见图|如图|下面是|下面的|以下是|以下为|以下几|上述|前文|下記|以下の|上記|前述"
    );

    /// <summary>Judges a sentence: from 0 (never) to 1.</summary>
    public static void Judge(Candidate candidate)
    {
        var text = candidate.Text;
        candidate.Quality = OfLength(candidate.Weight);
        if (candidate.Quality == 0)
        {
            return;
        }

        var opening = OpeningWords.Of(text);
        candidate.LeansBack = (opening & Opening.LeansBack) != 0;
        candidate.Quality *=
            OfEnd(candidate, text)
            * OfTraits(candidate, text)
            * OfMarks(text)
            * OfWords(candidate, text, opening)
            * candidate.Passage.Role switch
            {
                PassageRole.ListItem => 0.7,
                PassageRole.Quotation => 0.75,
                _ => 1,
            };
    }

    private static double OfLength(int weight) =>
        weight < Shortest ? 0
        : weight < Short ? 0.5
        : weight <= Long ? 1
        : weight <= Longest ? 0.6
        : 0;

    private static double OfEnd(Candidate candidate, ReadOnlySpan<char> text)
    {
        if (text[^1] is ':' or '：')
        {
            return 0.2;
        }

        return text.TrimEnd("”」』\"") is [.., '?' or '？'] ? 0.4
            : Sentences.HasEnd(text) || text[^1] is >= '\u0E00' and <= '\u0EFF' ? 1
            : candidate.Passage.Role == PassageRole.ListItem ? 0.6
            : 0.3;
    }

    private static double OfTraits(Candidate candidate, ReadOnlySpan<char> text)
    {
        var length = (double)text.Length;
        var linked = candidate.Passage.Count(TextTraits.Link, candidate.Range) / length;
        var code = candidate.Passage.Count(TextTraits.Code | TextTraits.Math, candidate.Range) / length;
        var aside = candidate.Passage.Count(TextTraits.Aside, candidate.Range) / length;
        var letters = 0;
        var solid = 0;
        foreach (var character in text)
        {
            letters += char.IsLetter(character) ? 1 : 0;
            solid += char.IsWhiteSpace(character) ? 0 : 1;
        }

        return linked > 0.8 || linked + aside > 0.6 && aside > 0.3 || code > 0.5
            ? 0
            : (linked > 0.5 ? 0.5 : 1) * (code > 0.25 ? 0.4 : 1) * (letters < solid * 0.6 ? 0.2 : 1);
    }

    /// <summary>Quotation marks and brackets without partners, shouting, headings, words that somebody spoke.</summary>
    private static double OfMarks(ReadOnlySpan<char> text)
    {
        var isBroken =
            text.Count('“') != text.Count('”')
            || text.Count('「') != text.Count('」')
            || text.Count('《') != text.Count('》')
            || text.Count('"') % 2 == 1
            || text.Count('（') + text.Count('(') != text.Count('）') + text.Count(')');
        var (upper, lower, words, capitals) = (0, 0, 0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var isUpper = char.IsAsciiLetterUpper(text[at]);
            upper += isUpper ? 1 : 0;
            lower += char.IsAsciiLetterLower(text[at]) ? 1 : 0;
            if ((at == 0 || text[at - 1] == ' ') && at + 3 < text.Length && char.IsAsciiLetter(text[at + 3]))
            {
                words++;
                capitals += isUpper ? 1 : 0;
            }
        }

        var isShouted = upper > 12 && upper > lower;
        var isTitle = words >= 3 && capitals > words * 0.75;
        var isSpoken = text[0] is '“' or '"' or '「';
        var begins =
            char.IsLower(text[0]) || ",，、…)-–—".Contains(text[0]) ? 0.5
            : text[0] is '(' or '（' or '[' ? 0.6
            : 1;
        return (isBroken ? 0.4 : 1) * (isShouted ? 0.3 : 1) * (isTitle ? 0.4 : 1) * (isSpoken ? 0.8 : 1) * begins;
    }

    private static double OfWords(Candidate candidate, ReadOnlySpan<char> text, Opening opening)
    {
        if ((opening & Opening.Caption) != 0)
        {
            return 0;
        }

        if (candidate.Weight <= LongestPhrase && ((opening & Opening.AboutPage) != 0 || AboutPage.IsIn(text)))
        {
            return 0;
        }

        return ((opening & Opening.Chatter) != 0 ? 0.45 : 1) * (Pointing.IsIn(text) ? 0.5 : 1);
    }
}
