using System.Collections.Frozen;

namespace Chela.Reading.Cards.Extractive;

/// <summary>First words of sentences and what they say of them, in English, Chinese, Japanese and some more languages.</summary>
internal static class OpeningWords
{
    private const int MostWords = 3;
    private const int MostIdeographs = 5;
    private const int Longest = 48;

    private static readonly FrozenDictionary<string, Opening> All = Read(
        (
            Opening.LeansBack,
            "this|that|these|those|it|he|she|they|him|his|her|its|their|such|both|neither|but|and|or|so|yet|nor|also|however|therefore|thus|"
                + "hence|then|instead|otherwise|nevertheless|nonetheless|moreover|furthermore|besides|additionally|in addition|meanwhile|"
                + "similarly|likewise|consequently|as a result|for example|for instance|by contrast|in contrast|on the other|even so|still|"
                + "that's|it's|he's|she's|they're|they've|here|there|again|too|plus|because|which|who|one is|one of them|another|the former|"
                + "the latter|the same|the other|the first|the second|the third|the two|the three|first|firstly|second|secondly|third|thirdly|"
                + "finally|lastly|next|of course|in fact|indeed|in other words|to be|after that|since then|at that|in this|in that|for this|"
                + "with this|because of|despite|apart from|this is|aber|und|oder|doch|denn|dies|diese|dieser|dieses|er|sie|es|mais|et|ou|donc|il|"
                + "elle|ils|elles|ce|cette|ces|cela|pero|y|esto|este|esta|estos|él|ella|mas|isso|este|ele|ela|но|и|а|это|он|она|они|"
                + "这|那|此|该|其|它|他|她|但|而|且|并|也|又|所以|因此|于是|不过|然而|然后|同时|另外|此外|例如|比如|换句话说|相反|否则|可是|只是|后者|前者|同样|接着|随后|最后|其次|再次|首先|第一|第二|第三|第四|另一方面|除此之外|与此同时|具体来说|這|該|卻|對此|对此|为此|当时|当然|甚至|于此|不仅如此|"
                + "これ|それ|あれ|この|その|あの|ここ|そこ|しかし|だが|でも|また|そして|そのため|さらに|例えば|たとえば|一方|つまり|ただし|なお|だから|彼|彼女|ところが|ちなみに"
        ),
        (
            Opening.Chatter,
            "let's|lets|let us|let me|i'll|we'll|you'll|i'm going to|hi|hello|hey|welcome|thanks|thank you|i hope|hopefully|feel free|please|"
                + "stay tuned|see you|cheers|good luck|enjoy|congratulations|as i said|as i mentioned|as mentioned|i'd like|remember|imagine|"
                + "say you|suppose|yes|no|ok|okay|well|oh|sure|sorry|wow|anyway|edit|update|updated|note|ps|p.s|disclaimer|warning|spoiler|"
                + "大家好|各位|你好|朋友们|首先感谢|欢迎|谢谢|感谢阅读|感谢大家|感谢您|希望本文|希望这篇|希望对你|希望大家|让我们|我们来看|下面我们|接下来|好了|话不多说|以上就是|如果你喜欢|如果您喜欢|如果您喜歡|感謝|"
                + "皆さん|こんにちは|ありがとう"
        ),
        (
            Opening.AboutPage,
            "follow me|follow us|follow him|follow her|subscribe|sign up|log in|click here|click|read more|read also|read next|read the full|"
                + "see also|also read|photo by|photos by|image by|image credit|image credits|image courtesy|image via|photo credit|photo courtesy|"
                + "picture credit|editor's note|author's note|originally published|originally posted|originally appeared|first published|"
                + "last updated|last modified|published on|posted on|posted by|posted in|filed under|all rights|copyright|disclosure|correction|"
                + "advertisement|advertising|sponsored|a version of|this article was|this article is|this article originally|this article first|"
                + "this article appeared|this post was|this post originally|this post first|this post is|this story was|this story originally|"
                + "this story is|this essay was|this essay originally|this interview was|this interview has|this interview originally|"
                + "this piece was|this piece originally|this column is|this episode is|this transcript|this work is|reading time|skip to|"
                + "back to top|table of contents|hat tip|thank you for|thanks for|thanks to|special thanks|if you enjoyed|if you liked|"
                + "if you like this|if you have any|if you'd like to|if you want to support|email me|find me|find us|you can follow|"
                + "you can find me|you can reach|you can subscribe|you can support|you can contact|share this|tweet this|leave a comment|"
                + "tell us|let us know|let me know|we use cookies|this site|this website|please enable|download the app|listen to the|"
                + "watch the video|support our|support us|support this|donate|buy me|pre-order|related articles|related stories|more from|"
                + "about the author|tags|categories|via|licensed under|translated by|edited by|reporting by|additional reporting|"
                + "图源|图片来源|圖片來源|封面图|头图|题图|来源|作者|编译|编辑|译者|校对|撰文|出品|责编|责任编辑|监制|排版|供图|摄影|采写|原文链接|原文地址|本文首发|本文转载|本文转自|本文来自|本文來自|本文作者|本文经|本文系|版权|转载|轉載|相关阅读|延伸阅读|推荐阅读|点击|扫码|长按|关注我|"
                + "写真|出典|画像|提供|撮影|関連記事|フォロー"
        ),
        (
            Opening.Caption,
            "figure|figures|fig|table|photo|photograph|image|picture|video|chart|map|listing|screenshot|illustration|above|below|left|right|"
                + "pictured|graphic|top|bottom|center|source|credit|getty|ap|reuters|abbildung|bild|foto|tabelle|图|表|圖|图片|图表|図"
        )
    );

    private static readonly FrozenDictionary<string, Opening>.AlternateLookup<ReadOnlySpan<char>> Known =
        All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What the first words of a sentence say of it.</summary>
    public static Opening Of(ReadOnlySpan<char> sentence)
    {
        var start = 0;
        while (start < sentence.Length && !char.IsLetterOrDigit(sentence[start]))
        {
            start++;
        }

        if (start == sentence.Length)
        {
            return Opening.None;
        }

        var found = sentence[start] >= '\u2E80' ? OfIdeographs(sentence[start..]) : OfWords(sentence[start..]);
        return (found & Opening.Caption) == 0 || IsCaption(sentence[start..]) ? found : found & ~Opening.Caption;
    }

    private static Opening OfIdeographs(ReadOnlySpan<char> sentence)
    {
        var found = Opening.None;
        for (var length = 1; length <= Math.Min(MostIdeographs, sentence.Length); length++)
        {
            found |= Known.TryGetValue(sentence[..length], out var opening) ? opening : Opening.None;
        }

        return found;
    }

    private static Opening OfWords(ReadOnlySpan<char> sentence)
    {
        Span<char> key = stackalloc char[Longest];
        var (length, words) = (0, 0);
        var found = Opening.None;
        for (var at = 0; at <= sentence.Length && length < Longest; at++)
        {
            var character = at < sentence.Length ? sentence[at] : '\0';
            var isInner =
                character is '\'' or '’' or '-' && at + 1 < sentence.Length && char.IsLetter(sentence[at + 1]);
            if (char.IsLetterOrDigit(character) || isInner)
            {
                key[length++] =
                    character == '’' ? '\''
                    : char.IsAsciiLetterUpper(character) ? (char)(character | 0x20)
                    : character;
                continue;
            }

            found |= Known.TryGetValue(key[..length], out var opening) ? opening : Opening.None;
            if (character != ' ' || ++words == MostWords)
            {
                break;
            }

            key[length++] = ' ';
        }

        return found;
    }

    /// <summary>Figure 3: …, Photo: …, Left: …, 图 2 ….</summary>
    private static bool IsCaption(ReadOnlySpan<char> sentence)
    {
        var end = 0;
        while (end < sentence.Length && char.IsLetter(sentence[end]))
        {
            end++;
        }

        var rest = sentence[end..].TrimStart(" .");
        return rest is [(>= '0' and <= '9') or ':' or '：' or '|' or '/' or '／' or '一' or '二' or '三', ..]
            || sentence[0] is '图' or '圖' or '図' && sentence.Length > 1 && char.IsAsciiDigit(sentence[1]);
    }

    private static FrozenDictionary<string, Opening> Read(params ReadOnlySpan<(Opening Opening, string Words)> rows)
    {
        var all = new Dictionary<string, Opening>(StringComparer.Ordinal);
        foreach (var (opening, words) in rows)
        {
            foreach (var word in words.Split('|'))
            {
                all[word] = all.GetValueOrDefault(word) | opening;
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
