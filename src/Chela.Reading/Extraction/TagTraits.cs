using System.Collections.Frozen;

namespace Chela.Reading.Extraction;

/// <summary>What is known of elements by their names.</summary>
[Flags]
internal enum TagTraits
{
    /// <summary>A part of a line.</summary>
    Inline = 0,

    /// <summary>It begins and ends a line.</summary>
    Block = 1 << 0,

    /// <summary>A heading.</summary>
    Heading = 1 << 1,

    /// <summary>It is a program, a form of the page's machinery or a picture: its text is never read.</summary>
    Mute = 1 << 2,

    /// <summary>It stands beside a text: navigation, asides, forms.</summary>
    Beside = 1 << 3,

    /// <summary>A place where texts stand, so that it can be the main one.</summary>
    Container = 1 << 4,
}

/// <summary>The elements of HTML.</summary>
internal static class Tags
{
    private static readonly FrozenDictionary<string, TagTraits> Known = Make();

    /// <summary>What is known of an element; an unknown one is a part of a line.</summary>
    public static TagTraits Of(string tag) => Known.GetValueOrDefault(tag);

    private static FrozenDictionary<string, TagTraits> Make()
    {
        var traits = new Dictionary<string, TagTraits>(StringComparer.Ordinal);
        void Add(TagTraits trait, string tags)
        {
            foreach (var tag in tags.Split(' '))
            {
                traits[tag] = traits.GetValueOrDefault(tag) | trait;
            }
        }

        Add(
            TagTraits.Block,
            "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form "
                + "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre search section summary table "
                + "tbody td tfoot th thead tr ul caption amp-img noscript video audio iframe"
        );
        Add(TagTraits.Heading, "h1 h2 h3 h4 h5 h6");
        Add(
            TagTraits.Mute,
            "script style template head link meta title base svg canvas object embed applet iframe video audio select option "
                + "textarea input button datalist map area frame frameset noframes noembed progress meter dialog colgroup rp"
        );
        Add(TagTraits.Beside, "nav aside footer menu search");
        Add(
            TagTraits.Container,
            "article body center dd div fieldset form main section table tbody td tr span blockquote ul ol li header details dl pre"
        );
        return traits.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
