using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Chela.Reading.Formats;

/// <summary>
/// What it costs to draw the pages of a document, seen before the library does it: of each character that is shown it keeps hundreds of
/// bytes, of each state that is saved (<c>q</c>) too; and forms may use forms that use forms, so that a few kilobytes never end.
/// </summary>
internal sealed class PdfDrawing(PdfDocument document, IFilterProvider filters)
{
    /// <summary>What a page may cost, and all of them: about a byte of operators each.</summary>
    private const long MostOfPage = 16L * 1024 * 1024;
    private const long MostOfAll = 256L * 1024 * 1024;

    /// <summary>What the use of a form costs beside what is in it.</summary>
    private const int FormCost = 128;

    private const int DeepestForm = 64;

    private const int DeepestTree = 64;
    private const int MostNodes = 100_000;

    private readonly IPdfTokenScanner _scanner = document.Structure.TokenScanner;
    private readonly Dictionary<IndirectReference, Form?> _forms = [];
    private List<(DictionaryToken Page, DictionaryToken? Resources)>? _pages;
    private long _cost;
    private long _left = MostOfAll;
    private int _nodes;

    /// <summary>Finds out whether a page may be drawn.</summary>
    /// <param name="number">The page, from 1.</param>
    /// <exception cref="PdfDocumentFormatException">It costs more than any page that somebody made to be read.</exception>
    public void Check(int number)
    {
        var pages = Pages();
        if (pages.Count == document.NumberOfPages)
        {
            Check(pages[number - 1]);
            return;
        }

        // Nobody knows which of them the library takes for this one.
        foreach (var page in pages)
        {
            Check(page);
        }
    }

    private void Check((DictionaryToken Page, DictionaryToken? Resources) page)
    {
        _cost = 0;
        var operators = new PdfOperators();
        foreach (var stream in Contents(page.Page))
        {
            operators.Add(Decoded(stream));
        }

        Pay(operators.Cost);
        Use(operators.Used, [FormsOf(page.Resources)]);
        _left -= _cost;
    }

    /// <summary>The pages in order, with the resources that they have or inherit (ISO 32000-1, 7.7.3).</summary>
    private List<(DictionaryToken Page, DictionaryToken? Resources)> Pages()
    {
        if (_pages is null)
        {
            _pages = [];
            if (
                document.Structure.Catalog.CatalogDictionary.TryGet(
                    NameToken.Pages,
                    _scanner,
                    out DictionaryToken? root
                )
            )
            {
                AddPages(_pages, root, null, 0);
            }
        }

        return _pages;
    }

    private void AddPages(
        List<(DictionaryToken, DictionaryToken?)> pages,
        DictionaryToken node,
        DictionaryToken? inherited,
        int depth
    )
    {
        if (depth > DeepestTree || ++_nodes > MostNodes)
        {
            throw new PdfDocumentFormatException("a tree of pages that is deeper or larger than any that is needed");
        }

        var resources = node.TryGet(NameToken.Resources, _scanner, out DictionaryToken? own) ? own : inherited;
        if (!node.TryGet(NameToken.Kids, _scanner, out ArrayToken? kids))
        {
            pages.Add((node, resources));
            return;
        }

        foreach (var kid in kids.Data)
        {
            if (
                (kid is IndirectReferenceToken reference ? _scanner.Get(reference.Data)?.Data : kid)
                is DictionaryToken below
            )
            {
                AddPages(pages, below, resources, depth + 1);
            }
        }
    }

    /// <summary>Draws nothing, but counts what would be drawn: each use of a form as often as it happens.</summary>
    private void Use(IReadOnlyList<string> names, List<DictionaryToken> scopes)
    {
        foreach (var name in names)
        {
            Pay(FormCost);
            // A form that names none of its own sees those of who uses it.
            var scope = scopes.FindLastIndex(s => s.ContainsKey(NameToken.Create(name)));
            if (scope < 0 || FormOf(scopes[scope].Data[name]) is not { } form)
            {
                continue;
            }

            Pay(form.Cost);
            if (form.Used.Count > 0)
            {
                if (scopes.Count > DeepestForm)
                {
                    throw new PdfDocumentFormatException($"forms more than {DeepestForm} deep within each other");
                }

                scopes.Add(form.Forms);
                Use(form.Used, scopes);
                scopes.RemoveAt(scopes.Count - 1);
            }
        }
    }

    private Form? FormOf(IToken token)
    {
        if (token is not IndirectReferenceToken reference)
        {
            return null;
        }

        if (!_forms.TryGetValue(reference.Data, out var form))
        {
            form = _scanner.Get(reference.Data)?.Data is StreamToken stream ? Read(stream) : null;
            _forms.Add(reference.Data, form);
        }

        return form;
    }

    private Form? Read(StreamToken stream)
    {
        if (
            !stream.StreamDictionary.TryGet(NameToken.Subtype, _scanner, out NameToken? subtype)
            || subtype != NameToken.Form
        )
        {
            return null;
        }

        stream.StreamDictionary.TryGet(NameToken.Resources, _scanner, out DictionaryToken? resources);
        var operators = new PdfOperators();
        operators.Add(Decoded(stream));
        return new Form(operators.Cost, operators.Used, FormsOf(resources));
    }

    private DictionaryToken FormsOf(DictionaryToken? resources) =>
        resources is not null && resources.TryGet(NameToken.Xobject, _scanner, out DictionaryToken? forms)
            ? forms
            : new DictionaryToken(new Dictionary<NameToken, IToken>());

    private IEnumerable<StreamToken> Contents(DictionaryToken page)
    {
        if (page.TryGet(NameToken.Contents, _scanner, out ArrayToken? parts))
        {
            return parts
                .Data.OfType<IndirectReferenceToken>()
                .Select(p => _scanner.Get(p.Data)?.Data)
                .OfType<StreamToken>();
        }

        return page.TryGet(NameToken.Contents, _scanner, out StreamToken? stream) ? [stream] : [];
    }

    private ReadOnlySpan<byte> Decoded(StreamToken stream) => stream.Decode(filters).Span;

    private void Pay(long cost)
    {
        _cost += cost;
        if (_cost > Math.Min(MostOfPage, _left))
        {
            throw new PdfDocumentFormatException("more to draw than a page can have that is meant to be read");
        }
    }

    private sealed record Form(long Cost, IReadOnlyList<string> Used, DictionaryToken Forms);
}
