using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace Chela.Reading.Extraction;

/// <summary>
/// Parses a page within bounds. <see cref="MarkupGuard"/> looks at the text, which is cheap but knows only what is written; what it cannot
/// see, elements that the parser keeps open, is seen here while they are made.
/// </summary>
internal static class PageParser
{
    /// <summary>Every so many elements it is looked how deep the parser is.</summary>
    private const int Look = 32;

    /// <summary>
    /// So many looks in a row at the deepest level mean that the parser opens without closing: each further tag would cost it
    /// a walk through all that is open.
    /// </summary>
    private const int MaxLooks = 64;

    /// <summary>The page; total.</summary>
    /// <param name="html">Its text.</param>
    /// <param name="problem">What was left out; null if nothing.</param>
    public static IHtmlDocument Parse(string html, out string? problem)
    {
        var bounded = MarkupGuard.Bound(html, out problem);
        var depth = new Depth();
        try
        {
            return Parser(depth.Made).ParseDocument(bounded);
        }
        catch (TooDeepException e)
        {
            problem =
                $"expected at most {MarkupGuard.MaxDepth} nested elements, found more; what follows character {e.At} is not read";
            return Parser(null).ParseDocument(bounded[..e.At]);
        }
    }

    private static HtmlParser Parser(Action<IElement, TextPosition>? made) =>
        new(
            new HtmlParserOptions
            {
                IsKeepingSourceReferences = true,
                SkipComments = true,
                IsScripting = false,
                MaximumDepth = MarkupGuard.MaxDepth,
                OnCreated = made,
            }
        );

    private sealed class Depth
    {
        private int _count;
        private int _looks;
        private IElement? _last;

        /// <summary>A new element is in the tree only when the next one is made.</summary>
        public void Made(IElement element, TextPosition position)
        {
            if (++_count % Look != 0)
            {
                _last = element;
                return;
            }

            var depth = 0;
            for (INode? node = _last; node is not null; node = node.Parent)
            {
                depth++;
            }

            _looks = depth >= MarkupGuard.MaxDepth ? _looks + 1 : 0;
            if (_looks > MaxLooks)
            {
                throw new TooDeepException(Math.Max(0, position.Position - 1));
            }
        }
    }

    private sealed class TooDeepException(int at) : Exception
    {
        public int At => at;
    }
}
