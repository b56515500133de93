using System.Globalization;
using System.Xml;
using Chela.Reading.Captures;
using Chela.Reading.Formats;
using Chela.Text;

namespace Chela.Reading.Feeds;

/// <summary>
/// Reads XML into elements: as XML is, and where it is not well-formed once more, tolerantly. Nothing that a DTD declares
/// is expanded or fetched. Beyond a number of entries they are counted and left out.
/// </summary>
internal sealed class MarkupTree
{
    /// <summary>Tags nested deeper are dropped, their text stays.</summary>
    public const int MaxDepth = 128;

    /// <summary>Deeper XML is rubbish, and a reader of XML keeps all that is open in mind.</summary>
    private const int MaxStrictDepth = 1024;

    /// <summary>A document with more elements was made to fill the memory; further ones are left out with what is in them.</summary>
    private const int MaxElements = 1_000_000;

    private readonly List<MarkupElement> _open = [];
    private readonly Dictionary<(string Namespace, string Prefix, string Name), string> _names = [];
    private readonly string? _url;
    private readonly int _mostEntries;
    private MarkupElement? _root;
    private int _dropped;
    private int _elements;
    private bool _isAtom;
    private int _firstEntry = -1;
    private int _lastEntry = -1;

    private MarkupTree(string? url, int mostEntries) => (_url, _mostEntries) = (url, mostEntries);

    /// <summary>How many entries there are, those that were left out too.</summary>
    public int Entries { get; private set; }

    /// <summary>Where all of them stand, from the beginning of the first to the end of the last; null where nobody knows.</summary>
    public TextPlace? AllEntries =>
        _firstEntry >= 0 && _lastEntry > _firstEntry ? new TextPlace(_firstEntry, _lastEntry - _firstEntry) : null;

    /// <summary>Why not everything was kept, where that is not for the number of entries.</summary>
    public CaptureProblem? TooLarge =>
        _elements > MaxElements
            ? new CaptureProblem(
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected at most {MaxElements} elements, found more; the first ones were read"
                )
            )
            : null;

    /// <summary>The element around everything; null if there is none.</summary>
    public MarkupElement? Root => _root;

    /// <summary>Reads a document.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="url">Where it was found, for relative addresses.</param>
    /// <param name="mostEntries">How many elements <c>item</c> and <c>entry</c> to keep.</param>
    /// <param name="problem">Why it is not well-formed; it was read all the same.</param>
    public static MarkupTree Read(string text, string? url, int mostEntries, out CaptureProblem? problem)
    {
        problem = null;
        var tree = new MarkupTree(url, mostEntries);
        try
        {
            tree.ReadStrict(text);
            return tree;
        }
        catch (XmlException error)
        {
            var fault = XmlFault.Of(error, text, XmlFault.StartOf(text));
            problem = new CaptureProblem(
                $"line {fault.Line}, column {fault.Column}",
                $"{fault.Reason}; read tolerantly"
            );
        }

        tree = new MarkupTree(url, mostEntries);
        tree.ReadTolerant(text);
        return tree;
    }

    /// <summary>Whether an element of HTML has no end tag.</summary>
    public static bool IsVoid(string name) => name is "br" or "img" or "hr" or "input" or "meta" or "wbr" or "col";

    private void ReadStrict(string text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        var start = XmlFault.StartOf(text);
        using var reader = XmlReader.Create(new StringReader(text[start..]), settings);
        var places = new XmlPlaces(text, start, (IXmlLineInfo)reader);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.Depth >= MaxStrictDepth)
                {
                    var place = (IXmlLineInfo)reader;
                    throw new XmlException(
                        $"elements nested more than {MaxStrictDepth} deep",
                        innerException: null,
                        place.LineNumber,
                        place.LinePosition
                    );
                }

                var isTooDeep = reader.Depth >= MaxDepth;
                var isEmpty = reader.IsEmptyElement;
                if (!isTooDeep)
                {
                    var tag = places.OfStartTag();
                    Start(NameOf(reader), AttributesOf(reader), tag);
                    if (isEmpty)
                    {
                        End(-1);
                    }
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement && reader.Depth < MaxDepth)
            {
                End(places.EndOfEndTag());
            }
            else if (reader.HasValue)
            {
                Text(reader.Value);
            }
        }
    }

    private List<KeyValuePair<string, string>> AttributesOf(XmlReader reader)
    {
        var attributes = new List<KeyValuePair<string, string>>(reader.AttributeCount);
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
            {
                attributes.Add(new(NameOf(reader), reader.Value));
            }
        }

        return attributes;
    }

    private string NameOf(XmlReader reader) => NameOf(reader.NamespaceURI, reader.Prefix, reader.LocalName);

    private string NameOf(string uri, string prefix, string name)
    {
        if (!_names.TryGetValue((uri, prefix, name), out var known))
        {
            var vocabulary = Vocabularies.PrefixOf(uri, prefix);
            known = Casing.ToLower(name);
            known = vocabulary.Length == 0 ? known : vocabulary + ":" + known;
            _names[(uri, prefix, name)] = known;
        }

        return known;
    }

    private void ReadTolerant(string text)
    {
        // A declaration counts for the whole document: documents that are broken do not give a prefix two meanings.
        var declared = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new List<string>();
        var tokens = new MarkupTokens(text);
        while (tokens.Next())
        {
            switch (tokens.Kind)
            {
                case MarkupTokenKind.Text:
                    Text(tokens.Value);
                    break;
                case MarkupTokenKind.Start when names.Count < MaxDepth:
                    Declare(declared, tokens.Attributes);
                    if (
                        Casing.ToLower(tokens.Name) is "item" or "entry"
                        && names.LastIndexOf(tokens.Name) is > 0 and var at
                    )
                    {
                        // An entry does not stand in an entry: the one before was not closed.
                        Close(names, at, tokens.Start, tokens.Start);
                    }

                    Start(
                        NameOf(declared, tokens.Name, isElement: true),
                        AttributesOf(declared, tokens.Attributes),
                        tokens.Start
                    );
                    if (tokens.IsEmpty || IsVoid(Casing.ToLower(tokens.Name)))
                    {
                        End(tokens.End);
                    }
                    else
                    {
                        names.Add(tokens.Name);
                    }

                    break;
                case MarkupTokenKind.End:
                    var open = names.FindLastIndex(n => n.Equals(tokens.Name, StringComparison.OrdinalIgnoreCase));
                    Close(names, open, tokens.Start, tokens.End);
                    break;
            }
        }

        Close(names, 0, text.Length, text.Length);
    }

    /// <summary>Closes elements from one on, which ends behind its tag; those in it end before that.</summary>
    private void Close(List<string> names, int from, int before, int behind)
    {
        for (var at = names.Count - 1; from >= 0 && at >= from; at--)
        {
            names.RemoveAt(at);
            End(at == from ? behind : before);
        }
    }

    private static void Declare(Dictionary<string, string> declared, List<KeyValuePair<string, string>> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            if (name.StartsWith("xmlns", StringComparison.Ordinal) && declared.Count < MaxDepth)
            {
                declared.TryAdd(name.Length > 6 ? name[6..] : "", value);
            }
        }
    }

    private List<KeyValuePair<string, string>> AttributesOf(
        Dictionary<string, string> declared,
        List<KeyValuePair<string, string>> attributes
    ) =>
        [
            .. attributes
                .Where(a => !a.Key.StartsWith("xmlns", StringComparison.Ordinal))
                .Select(a => new KeyValuePair<string, string>(NameOf(declared, a.Key, isElement: false), a.Value)),
        ];

    private string NameOf(Dictionary<string, string> declared, string written, bool isElement)
    {
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? "" : written[..colon];
        var uri = colon >= 0 || isElement ? declared.GetValueOrDefault(prefix, "") : "";
        return NameOf(uri, prefix, written[(colon + 1)..]);
    }

    private void Start(string name, List<KeyValuePair<string, string>> attributes, int start)
    {
        if (_root is null)
        {
            _isAtom = name == Vocabularies.Atom + ":feed";
        }

        name = _isAtom && name.StartsWith(Vocabularies.Atom + ":", StringComparison.Ordinal) ? name[5..] : name;
        if (_dropped == 0 && name is "item" or "entry" && _firstEntry < 0)
        {
            _firstEntry = start;
        }

        if (
            _dropped > 0
            || (name is "item" or "entry" && ++Entries > _mostEntries)
            || (++_elements > MaxElements && _open.Count > 0)
        )
        {
            _dropped++;
            return;
        }

        var parent = _open.Count > 0 ? _open[^1] : null;
        var element = new MarkupElement(
            name,
            WebLink.Resolve(attributes.Find(a => a.Key == "xml:base").Value, parent?.BaseUrl ?? _url)
                ?? parent?.BaseUrl
                ?? _url,
            attributes.Find(a => a.Key == "xml:lang").Value ?? parent?.Lang
        )
        {
            Attributes = attributes,
            Start = start,
        };
        if (parent is not null)
        {
            parent.Add(element);
        }
        else
        {
            _root ??= element;
        }

        _open.Add(element);
    }

    private void End(int end)
    {
        if (_dropped > 0)
        {
            _dropped--;
            _lastEntry = _dropped == 0 ? Math.Max(_lastEntry, end) : _lastEntry;
        }
        else if (_open.Count > 0)
        {
            var element = _open[^1];
            element.End = end;
            _lastEntry = element.Name is "item" or "entry" ? Math.Max(_lastEntry, end) : _lastEntry;
            _open.RemoveAt(_open.Count - 1);
        }
    }

    private void Text(string text)
    {
        if (_dropped == 0 && _open.Count > 0)
        {
            _open[^1].Add(text);
        }
    }
}
