using System.Collections.Frozen;

namespace Chela.Reading.Extraction;

/// <summary>The words of <see cref="NameReader"/>: whole ones, pairs written as one, and beginnings.</summary>
internal static class NameWords
{
    private static readonly (NameMarks Mark, string Words)[] Whole =
    [
        (
            NameMarks.Body,
            "articlebody articlecontent articletext entrycontent postcontent postbody storybody storycontent storytext bodycopy "
                + "bodytext contentbody newsbody newstext articlemaintext maincontenttext entrybody blogcontent blogbody blogtext "
                + "posttext newscontent articlecopy storycopy bodycontent detailcontent articlebodytext richtext jscontent readtext"
        ),
        (
            NameMarks.Content,
            "article post entry story content text body main hentry single page blog news prose markdown"
        ),
        (
            NameMarks.Navigation,
            "nav navbar menu submenu breadcrumb breadcrumbs crumbs pager pagination paging sitemap toolbar hamburger dropdown topbar "
                + "prevnext nextprev postnavigation"
        ),
        (
            NameMarks.Sharing,
            "share shares sharing sharebar sharethis addthis addtoany sharedaddy social socials socialmedia sharetools sharebuttons "
                + "like likes reactions print printer facebooklike fblike whatsapp follow followus vote"
        ),
        (
            NameMarks.Related,
            "related relatedposts readmore readnext morenews morefrom morestories morein moreon upnext recirc recirculation recommended "
                + "recommendations suggestions suggested popular mostpopular trending mostread mostviewed latestnews latest alsoread "
                + "readalso seealso youmaylike outbrain taboola zergnet revcontent mgid teaser teasers crosslinks"
        ),
        (
            NameMarks.Comments,
            "comment comments commentlist commentform respond disqus livefyre viafoura discussion replies feedback commentsection "
                + "postcomments"
        ),
        (
            NameMarks.Subscribing,
            "newsletter newsletters subscribe subscription subscriptions signup signin login register registration paywall mailchimp "
                + "optin leadform inlinesignup membership donate donation"
        ),
        (
            NameMarks.Advertising,
            "ad ads adv advert advertisement advertising adsense adsbygoogle adslot adunit adwrapper adcontainer dfp gpt mpu leaderboard "
                + "sponsor sponsored sponsorship sponsors promo promos promotion promotions affiliate affiliates commercial"
        ),
        (
            NameMarks.Consent,
            "cookie cookies consent gdpr modal popup overlay lightbox interstitial cookiebanner onetrust tooltip popover toast rollover hovercard"
        ),
        (
            NameMarks.Topics,
            "tags taglist tagcloud topics posttags articletags entrytags storytags keywords categories catlinks postcategories "
                + "articletopics filedunder"
        ),
        (
            NameMarks.Byline,
            "byline author authors authorbio authorbox authorinfo aboutauthor vcard bio postmeta entrymeta articlemeta storymeta "
                + "dateline timestamp publishdate pubdate postdate datepublished publisheddate lastupdated postinfo entryinfo "
                + "articleinfo contributor contributors dateposted postedon"
        ),
        (
            NameMarks.Caption,
            "caption captions wpcaption imagecaption photocaption figcaption credit credits imagecredit photocredit imgcaption "
                + "captiontext photographer"
        ),
        (
            NameMarks.Player,
            "player videoplayer jwplayer gallery slideshow carousel slider videowrapper videocontainer audioplayer brightcove playlist"
        ),
        (
            NameMarks.Beside,
            "sidebar footer widget widgets aside rail rightrail leftrail banner masthead colophon secondary complementary contentinfo "
                + "marketing navigation search searchform skiplink globalheader siteheader sitefooter weather ticker"
        ),
        (
            NameMarks.Unseen,
            "sronly visuallyhidden screenreadertext screenreader invisible offscreen hiddentext printonly noscript dnone nodisplay "
                + "assistivetext accessiblyhidden visuallyhiddenfocusable"
        ),
        (
            NameMarks.Title,
            "title headline kicker entrytitle posttitle articletitle hed eyebrow dek deck subhead subheading standfirst subtitle "
                + "strapline articledek"
        ),
        (NameMarks.Post, "embed tweet twittertweet socialmediaembed socialembed instagrammedia blockquote"),
        (
            NameMarks.Tools,
            "toc tableofcontents tools articletools actions buttons controls fontsize textsize editsection"
        ),
    ];

    /// <summary>Words may go on: <c>newsletter2</c>, <c>relatedArticles</c>.</summary>
    private static readonly (NameMarks Mark, string Words)[] Beginnings =
    [
        (NameMarks.Navigation, "breadcrumb paginat"),
        (NameMarks.Sharing, "sharing sharebutton shareicon sharelink socialshar socialicon socialbutton sociallink"),
        (NameMarks.Related, "related recommend outbrain taboola trending mostpop"),
        (NameMarks.Comments, "disqus commentlist"),
        (NameMarks.Subscribing, "newsletter subscri"),
        (NameMarks.Advertising, "advert sponsor"),
        (NameMarks.Consent, "cookie gdpr"),
    ];

    private static readonly FrozenDictionary<string, NameMarks> Words = Index();

    private static readonly (NameMarks Mark, string Word)[] Stems =
    [
        .. Beginnings.SelectMany(b => b.Words.Split(' ').Select(w => (b.Mark, w))),
    ];

    /// <summary>What a word in lower case says.</summary>
    public static NameMarks Of(string word)
    {
        var marks = Words.GetValueOrDefault(word);
        if (marks == NameMarks.None)
        {
            foreach (var (mark, stem) in Stems)
            {
                if (word.StartsWith(stem, StringComparison.Ordinal))
                {
                    marks |= mark;
                }
            }
        }

        return marks;
    }

    private static FrozenDictionary<string, NameMarks> Index()
    {
        var words = new Dictionary<string, NameMarks>(StringComparer.Ordinal);
        foreach (var (mark, list) in Whole)
        {
            foreach (var word in list.Split(' '))
            {
                words[word] = words.GetValueOrDefault(word) | mark;
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
