using System.Text.RegularExpressions;
using Chela.Text;

namespace Chela.Reading.Cards.Facts;

/// <summary>Where primary sources lie on the web, by the form of their addresses.</summary>
internal static partial class SourcePlaces
{
    /// <summary>The kind of source at an address, with its short name if the address tells it; null if it is none.</summary>
    public static (SourceKind Kind, string? Name)? Of(CanonicalUrl url)
    {
        var address = url.Host + url.Path;
        if (Rfc().Match(address) is { Success: true } rfc)
        {
            return (SourceKind.Standard, $"RFC {rfc.Groups[1].Value}");
        }

        if (Dataset().IsMatch(address))
        {
            return (SourceKind.Dataset, null);
        }

        if (Repository().Match(address) is { Success: true } repository)
        {
            return Reserved().IsMatch(repository.Groups[1].Value)
                ? null
                : (SourceKind.Repository, $"{repository.Groups[1].Value}/{repository.Groups[2].Value}");
        }

        return Paper().IsMatch(address) ? (SourceKind.Paper, null)
            : Standard().IsMatch(address) ? (SourceKind.Standard, null)
            : Law().IsMatch(address) ? (SourceKind.Law, null)
            : Record().IsMatch(address) ? (SourceKind.Record, null)
            : Documentation().IsMatch(address) ? (SourceKind.Documentation, null)
            : null;
    }

    [GeneratedRegex(
        @"^(?:www\.)?(?:rfc-editor\.org/(?:rfc|info)/rfc|datatracker\.ietf\.org/doc/(?:html/)?rfc|tools\.ietf\.org/html/rfc|ietf\.org/rfc/rfc)([1-9]\d{1,4})\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Rfc();

    [GeneratedRegex(
        @"^(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|gitee\.com|git\.sr\.ht|salsa\.debian\.org|gitlab\.(?:gnome|freedesktop)\.org)/(~?[\w.-]+)/([\w.-]+?)(?:\.git)?(?:/|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Repository();

    [GeneratedRegex(
        @"^(?:features|about|orgs|topics|marketplace|settings|login|join|explore|sponsors|apps|collections|pricing|site|contact|users|search|notifications|security|customer-stories|readme|enterprise|stars|trending|events|blog)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Reserved();

    [GeneratedRegex(
        @"^(?:www\.)?(?:huggingface\.co/(?:datasets/[\w.-]+|(?!papers/|blog/|spaces/|docs/|collections/|models\b|tasks/|learn/|join\b|pricing\b)[\w.-]+/[\w.-]+)|kaggle\.com/(?:datasets|competitions|c|models)/.|zenodo\.org/(?:record|doi)s?/.|figshare\.com/articles/.|[\w.-]*dataverse[\w.-]*/dataset|osf\.io/[a-z0-9]{5}|archive\.ics\.uci\.edu/.*dataset|data\.[\w.-]+/.|datadryad\.org/.|modelscope\.cn/(?:datasets|models)/.|physionet\.org/content/.|(?:[\w-]+\.)?openml\.org/d/.|ourworldindata\.org/grapher/.)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Dataset();

    [GeneratedRegex(
        @"^(?:www\.)?(?:openreview\.net/(?:forum|pdf)|aclanthology\.org/.|aclweb\.org/anthology/.|proceedings\.(?:mlr\.press|neurips\.cc)/.|papers\.nips\.cc/paper|openaccess\.thecvf\.com/.+\.(?:pdf|html)|(?:pubmed|pmc)\.ncbi\.nlm\.nih\.gov/.|ncbi\.nlm\.nih\.gov/(?:pubmed|pmc)/.|europepmc\.org/(?:article|abstract)|(?:bio|med|chem)rxiv\.org/content/.|papers\.ssrn\.com/.|ssrn\.com/abstract|nature\.com/articles/.|science\.org/doi/.|sciencemag\.org/content/.|cell\.com/.+/fulltext|pnas\.org/(?:doi|content)/.|thelancet\.com/journals/.|nejm\.org/doi/.|bmj\.com/content/.|jamanetwork\.com/journals/.+/(?:full)?article|journals\.[\w.-]+/.+(?:article|abstract|doi|\d{4})|sciencedirect\.com/science/article/.|link\.springer\.com/(?:article|chapter)/.|onlinelibrary\.wiley\.com/doi/.|tandfonline\.com/doi/.|academic\.oup\.com/.+/article|(?:dl\.)?acm\.org/(?:doi|citation)|ieeexplore\.ieee\.org/(?:document|abstract)|usenix\.org/(?:conference|system/files|legacy)/.|jstor\.org/stable/.|hal\.[\w.-]+/hal-|eprint\.iacr\.org/\d{4}/|iopscience\.iop\.org/article|(?:royalsocietypublishing\.org|agupubs\.[\w.]+)/doi|semanticscholar\.org/paper/|ui\.adsabs\.harvard\.edu/abs/|inspirehep\.net/|nber\.org/papers/|research\.google(?:\.com)?/pubs/|jmlr\.org/papers/|plos(?:one|biology|medicine)?\.org/.*article|kns\.cnki\.net/.)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Paper();

    [GeneratedRegex(
        @"^(?:www\.)?(?:w3\.org/TR/.|(?:[\w-]+\.)*spec\.whatwg\.org|[\w-]+\.whatwg\.org|w3c\.github\.io/.|drafts\.csswg\.org/.|datatracker\.ietf\.org/doc/.|tools\.ietf\.org/html/draft|iso\.org/standard/|unicode\.org/(?:reports|versions|Public)/|(?:262\.)?ecma-international\.org/|tc39\.es/.|standards\.ieee\.org/.|csrc\.nist\.gov/pub|nvlpubs\.nist\.gov/|pubs\.opengroup\.org/|itu\.int/rec/|etsi\.org/deliver/|open-std\.org/jtc1/|openstd\.samr\.gov\.cn/|peps\.python\.org/pep|python\.org/dev/peps/pep|openid\.net/specs/|spec\.commonmark\.org|json-schema\.org/(?:draft|specification)|khronos\.org/registry|wg21\.link/|semver\.org/|bitcoin\.org/bitcoin\.pdf|eips\.ethereum\.org/|rust-lang\.github\.io/rfcs/)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Standard();

    [GeneratedRegex(
        @"^(?:www\.)?(?:eur-lex\.europa\.eu/.|congress\.gov/(?:bill|\d+/)|govinfo\.gov/.|federalregister\.gov/.|ecfr\.gov/.|law\.cornell\.edu/(?:uscode|cfr|supremecourt|supct|constitution)|legislation\.gov\.uk/.|bills\.parliament\.uk/.|supremecourt\.gov/.|(?:storage\.)?courtlistener\.com/.|caselaw\.findlaw\.com/.|law\.justia\.com/.|supreme\.justia\.com/.|[\w.-]*uscourts\.gov/.|bailii\.org/.|curia\.europa\.eu/.|gesetze-im-internet\.de/.|legifrance\.gouv\.fr/.|laws\.e-gov\.go\.jp/|elaws\.e-gov\.go\.jp/|flk\.npc\.gov\.cn/|npc\.gov\.cn/.|gov\.cn/(?:zhengce|gongbao)/|wenshu\.court\.gov\.cn/|laws-lois\.justice\.gc\.ca/|leginfo\.legislature\.ca\.gov/|patents\.google\.com/patent/|patft\.uspto\.gov/|gdpr-info\.eu/art|hudoc\.echr\.coe\.int/)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Law();

    [GeneratedRegex(
        @"^(?:[\w-]+\.)*(?:sec\.gov/(?:Archives|news|litigation|ix)|bls\.gov/.|census\.gov/.|bea\.gov/.|gao\.gov/.|cbo\.gov/.|fred\.stlouisfed\.org/series|federalreserve\.gov/.|nvd\.nist\.gov/vuln/|cve\.org/CVERecord|cve\.mitre\.org/cgi|cisa\.gov/.+(?:advisor|alert)|justice\.gov/.+(?:pr/|file|press|opa)|ftc\.gov/.+(?:press|cases|documents|reports)|documentcloud\.org/documents/|clinicaltrials\.gov/|who\.int/publications|ipcc\.ch/.|oecd\.org/.+\.pdf|imf\.org/.+(?:Publications|publications)|worldbank\.org/.+(?:report|publication)|ec\.europa\.eu/.+(?:eurostat|press|pressroom)|stats\.gov\.cn/.|stat\.go\.jp/|ons\.gov\.uk/.|destatis\.de/.|archives\.gov/.|nasa\.gov/.+(?:report|data|release)|usgs\.gov/.|cdc\.gov/(?:mmwr|nchs)|fda\.gov/.+|cninfo\.com\.cn/|hkexnews\.hk/|bugs\.[\w.-]+/.|bugzilla\.[\w.-]+/show_bug|lkml\.org/lkml/|lore\.kernel\.org/|wikileaks\.org/)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Record();

    [GeneratedRegex(
        @"^(?!docs\.google\.)(?:docs?|documentation|developers?|devdocs|manual|manpages|reference)\.[\w.-]+/.|^(?:[\w.-]+\.readthedocs\.io|(?:learn|docs)\.microsoft\.com|developer\.mozilla\.org|pkg\.go\.dev|godoc\.org|man7\.org/linux/man-pages|man\.openbsd\.org|kernel\.org/doc|postgresql\.org/docs|sqlite\.org/[\w-]+\.html|python\.org/\d|pytorch\.org/docs|tensorflow\.org/(?:api_docs|guide)|kubernetes\.io/docs|nodejs\.org/(?:api|docs)|gnu\.org/(?:software|manual)/.|huggingface\.co/docs|cppreference\.com/w|(?:[\w-]+\.)?rust-lang\.org/(?:book|std|reference|nomicon|cargo)|react\.dev/reference|[\w.-]+\.github\.io/[\w.-]+/(?:docs|api|reference)|platform\.openai\.com/docs|ai\.google\.dev/|cloud\.google\.com/[\w-]+/docs)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Documentation();
}
