using System.Text.RegularExpressions;

namespace Chela.Reading.Extraction;

/// <summary>The footnotes of a page: links with a number that lead to a note further down, and the notes.</summary>
internal sealed partial class Footnotes
{
    private readonly PageTree _tree;
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<PageNode, string> _notes = [];
    private readonly HashSet<PageNode> _lists = [];
    private readonly HashSet<string> _references = new(StringComparer.Ordinal);

    private Footnotes(PageTree tree) => _tree = tree;

    /// <summary>Finds them in what is kept below a node.</summary>
    public static Footnotes Of(PageTree tree, PageNode main)
    {
        var footnotes = new Footnotes(tree);
        var places = new Dictionary<string, PageNode>(StringComparer.Ordinal);
        for (var i = main.Index; i < main.End; i++)
        {
            if (tree.Nodes[i] is { Element.Id: { Length: > 0 and < 200 } id } node)
            {
                places.TryAdd(id, node);
            }
        }

        for (var i = main.Index; places.Count > 0 && i < main.End; i++)
        {
            var link = tree.Nodes[i];
            if (
                Target(link) is { } target
                && places.TryGetValue(target, out var place)
                && place.Index > i
                && footnotes.NumberIn(link) is { } number
                && NoteAround(place, main) is { } note
                && !note.Holds(link)
            )
            {
                footnotes.Add(target, number, note, link);
            }
        }

        return footnotes;
    }

    private void Add(string target, string number, PageNode note, PageNode link)
    {
        _labels.TryAdd(target, number);
        _notes.TryAdd(note, _labels[target]);
        _lists.Add(note.Parent!);
        var node = link;
        for (var level = 0; level < 3 && node is not null; level++, node = node.Parent)
        {
            if (node.Element?.Id is { Length: > 0 } id)
            {
                _references.Add(id);
            }
        }
    }

    private static string? Target(PageNode link) =>
        link.Is("a")
        && link.Attribute("href") is { } href
        && href.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash
        && hash + 1 < href.Length
            ? href[(hash + 1)..]
            : null;

    /// <summary>The place may be the note itself or its number.</summary>
    private static PageNode? NoteAround(PageNode place, PageNode main)
    {
        var node = place;
        for (var level = 0; level < 4 && node is not null && node != main; level++, node = node.Parent)
        {
            if (node.Tag is "li" or "p" or "div" or "aside" or "dd")
            {
                return node;
            }
        }

        return null;
    }

    /// <summary>The label of the note that a link, or the one link in an element, leads to; null if it leads to none.</summary>
    public string? ReferenceIn(PageNode node)
    {
        if (_labels.Count == 0)
        {
            return null;
        }

        string? label = null;
        for (var i = node.Index; i < node.End; i++)
        {
            if (_tree.Nodes[i] is var link && link.Is("a"))
            {
                if (label is not null || Target(link) is not { } target || !_labels.TryGetValue(target, out label))
                {
                    return null;
                }
            }
        }

        return label;
    }

    /// <summary>The labels of the notes that an element does nothing but refer to; empty if it says anything else.</summary>
    public List<string> ReferencesIn(PageNode node)
    {
        var labels = new List<string>();
        for (var i = node.Index + 1; i < node.End && _labels.Count > 0; i++)
        {
            var inner = _tree.Nodes[i];
            if (inner.Is("a"))
            {
                if (ReferenceIn(inner) is not { } label)
                {
                    return [];
                }

                labels.Add(label);
                i = inner.End - 1;
            }
            else if (
                inner.Text is { } text
                && text.Any(c => !char.IsWhiteSpace(c) && c is not ('[' or ']' or '(' or ')' or ',' or ';'))
            )
            {
                return [];
            }
        }

        return labels;
    }

    /// <summary>The label of a note; null if the node is none.</summary>
    public string? NoteOf(PageNode node) => _notes.GetValueOrDefault(node);

    /// <summary>Whether a list holds notes.</summary>
    public bool AreIn(PageNode list) => _lists.Contains(list);

    /// <summary>Whether a link leads from a note back into the text.</summary>
    public bool IsBack(PageNode link) =>
        Target(link) is { } target
        && (
            _references.Contains(target)
            || TextIn(link) is "↩" or "↩︎" or "↑" or "^" or "⏎" or "↵" or "[↩]" or "Jump up"
            || link.Attribute("role") == "doc-backlink"
        );

    private string? NumberIn(PageNode link)
    {
        var text = TextIn(link).Trim('[', ']', '(', ')', '^', ' ');
        var isNote =
            link.Parent?.Tag is "sup" or "cite"
            || TextIn(link).StartsWith('[')
            || link.Attribute("role") == "doc-noteref"
            || link.Attribute("class") is { } names && names.Contains("footnote", StringComparison.OrdinalIgnoreCase)
            || link.End - link.Index > 1 && _tree.Nodes[link.Index + 1].Is("sup");
        return isNote && Number().IsMatch(text) ? text : null;
    }

    private string TextIn(PageNode link)
    {
        var text = "";
        for (var i = link.Index + 1; i < link.End && text.Length < 40; i++)
        {
            text += _tree.Nodes[i].Text;
        }

        return Spaces.Collapse(text);
    }

    [GeneratedRegex(
        @"^(?:[0-9]{1,4}|[a-z]{1,3}|[ivxlc]{1,6}|\*{1,3}|[†‡§])$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Number();
}
