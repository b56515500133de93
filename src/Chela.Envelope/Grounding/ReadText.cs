using System.Collections.Immutable;
using Chela.Text;
using Chela.Text.Written;

namespace Chela.Envelope.Grounding;

/// <summary>A text of a value as the checks read it: each reading is made once, when it is first asked for. Thread-safe.</summary>
internal sealed class ReadText(string content)
{
    // Two threads may read at the same time; both find the same.
    private SoughtValue? _sought;
    private SoughtValue? _words;
    private ImmutableArray<Mention> _places;
    private bool? _isPlain;
    private ContentHash? _hash;

    /// <summary>The text itself.</summary>
    public string Content => content;

    /// <summary>Whether it is written in the one way that comparisons know: NFKC, with single blanks and none around it.</summary>
    public bool IsPlain => _isPlain ??= content.Trim() == content && ComparableText.Of(content).Exact == content;

    /// <summary>SHA-256 of the text in canonical JSON, in which no two texts are alike.</summary>
    public ContentHash Hash => _hash ??= new CanonicalJson().Text(content).Hash;

    /// <summary>The text as a value to be looked for.</summary>
    public SoughtValue Sought => _sought ??= SoughtValue.Of(content);

    /// <summary>The text as words to be looked for as they are.</summary>
    public SoughtValue Words => _words ??= SoughtValue.Words(content);

    /// <summary>The addresses, URLs and account numbers in it.</summary>
    public ImmutableArray<Mention> Places => _places.IsDefault ? _places = ContentMentions.Of(content) : _places;
}
