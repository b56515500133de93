using System.Text;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Feeds;
using Chela.Text;
using Capture = Chela.Reading.Captures.Capture;

namespace Chela.Reading.Exports;

/// <summary>
/// Bookmarks in the form of Netscape, which browsers and services still write, each in its own way
/// (learn.microsoft.com, "Netscape Bookmark File Format"), and the list that Pocket wrote. Folders become tags.
/// </summary>
public static partial class BookmarkReader
{
    private const int MaxDepth = 128;

    /// <summary>Whether a text is a file of bookmarks, by its beginning.</summary>
    public static bool Fits(string text)
    {
        var head = text.AsSpan(0, Math.Min(8192, text.Length));
        return Netscape().IsMatch(head) || Pocket().IsMatch(head);
    }

    /// <summary>Reads the bookmarks.</summary>
    public static CaptureReading Read(Capture capture, string text)
    {
        var pass = new Pass(capture.Url);
        var tokens = new MarkupTokens(text);
        while (tokens.Next())
        {
            var name = tokens.Kind == MarkupTokenKind.Text ? "" : Casing.ToLower(tokens.Name);
            switch (tokens.Kind)
            {
                case MarkupTokenKind.Text:
                    pass.Text(tokens.Value);
                    break;
                case MarkupTokenKind.Start when name is "script" or "style":
                    tokens.SkipRaw(name);
                    break;
                case MarkupTokenKind.Start:
                    pass.Start(name, tokens.Attributes);
                    break;
                case MarkupTokenKind.End:
                    pass.End(name);
                    break;
            }
        }

        return pass.Finish();
    }

    [GeneratedRegex(
        @"<!DOCTYPE NETSCAPE-Bookmark|<DL>\s*(?:<p>)?\s*<DT>\s*<(?:A|H3)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Netscape();

    [GeneratedRegex(
        @"<title>Pocket Export</title>|<a href=""[^""<>]{1,4096}"" time_added=",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pocket();

    private sealed class Pass(string? url)
    {
        private readonly ExportItems _items = new();
        private readonly List<string?> _folders = [];
        private readonly StringBuilder _text = new();
        private List<KeyValuePair<string, string>> _heading = [];
        private List<KeyValuePair<string, string>>? _link;
        private string? _folder;
        private ReadItem? _item;
        private bool? _isRead;
        private bool _isInDescription;

        public void Text(string text) => _text.Append(text);

        public void Start(string name, List<KeyValuePair<string, string>> attributes)
        {
            if (_isInDescription && name == "a" && Value(attributes, "add_date") is null)
            {
                // A description may hold HTML.
                return;
            }

            switch (name)
            {
                case "dt" or "li":
                    FinishItem();
                    break;
                case "a":
                    FinishItem();
                    _text.Clear();
                    _link = attributes;
                    break;
                case "h1" or "h2" or "h3":
                    FinishItem();
                    _text.Clear();
                    _heading = attributes;
                    break;
                case "dd":
                    _text.Clear();
                    _isInDescription = true;
                    break;
                case "dl":
                    FinishItem();
                    if (_folders.Count < MaxDepth)
                    {
                        _folders.Add(_folder);
                    }

                    _folder = null;
                    break;
                case "hr":
                    FinishItem();
                    break;
            }
        }

        public void End(string name)
        {
            switch (name)
            {
                case "a" when _link is { } link:
                    _link = null;
                    Link(link, FragmentText.Line(_text.ToString()));
                    break;
                case "h1":
                    var section = FragmentText.Line(_text.ToString());
                    _isRead = section switch
                    {
                        "Unread" => false,
                        "Read Archive" => true,
                        _ => null,
                    };
                    break;
                case "h2" or "h3":
                    // The toolbar and the menu of a browser are no subjects.
                    var isRoot =
                        Value(_heading, "personal_toolbar_folder") is not null
                        || Value(_heading, "unfiled_bookmarks_folder") is not null;
                    _folder = isRoot ? null : FragmentText.Line(_text.ToString());
                    break;
                case "dl":
                    FinishItem();
                    if (_folders.Count > 0)
                    {
                        _folders.RemoveAt(_folders.Count - 1);
                    }

                    break;
            }
        }

        public CaptureReading Finish()
        {
            FinishItem();
            return _items.Finish("bookmarks");
        }

        private void Link(List<KeyValuePair<string, string>> link, string? title)
        {
            var written = Value(link, "href");
            var address = WebLink.Resolve(written, url);
            if (address is null && Scheme().IsMatch(written ?? ""))
            {
                _items.Foreign();
                return;
            }

            var description = FragmentText.LineOf(Value(link, "description"));
            _item = new ReadItem(ItemKind.Link)
            {
                Url = address,
                Title = title,
                Saved = WebDate.Parse(Value(link, "add_date") ?? Value(link, "time_added")),
                IsRead = Value(link, "toread") is { } toRead ? toRead == "0" : _isRead,
                IsPrivate = Value(link, "private") == "1",
                Tags = TagList.Of([.. _folders, .. TagList.Split(Value(link, "tags"))]),
                Summary = description,
            };
        }

        private void FinishItem()
        {
            if (_item is { } item)
            {
                var text = _isInDescription ? _text.ToString().Trim('\r', '\n') : "";
                _items.Add(
                    FragmentText.Line(text) is not { } description ? item
                    : item.Url is not null ? item with { Summary = description }
                    // Without an address it is a note that the service kept.
                    : item with { Kind = ItemKind.Note, Blocks = FragmentText.Paragraphs(text) }
                );
            }

            _item = null;
            _isInDescription = false;
            _text.Clear();
        }

        private static string? Value(List<KeyValuePair<string, string>> attributes, string name) =>
            attributes.Find(a => a.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
    }

    [GeneratedRegex(@"\A\s*[A-Za-z][A-Za-z0-9+.-]*:", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
