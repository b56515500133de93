using System.Buffers;

namespace Chela.Reading.Extraction;

/// <summary>
/// Bounds what a parser has to do before it does it. A parser looks through its open elements at many tags, so a hundred thousand
/// nested ones would take minutes; formatting that is never closed is opened again in every paragraph. Tags beyond the bounds are
/// blanked, so that every place in the text stays where it is.
/// </summary>
internal static class MarkupGuard
{
    /// <summary>Elements nest at most so deep; deeper ones lose their tags and keep their text.</summary>
    public const int MaxDepth = 512;

    /// <summary>A page has at most so many elements; what follows is not read.</summary>
    public const int MaxElements = 400_000;

    /// <summary>Attributes of an element.</summary>
    private const int MaxAttributes = 500;

    /// <summary>Formatting elements that are open at once.</summary>
    private const int MaxFormats = 24;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>Elements that the parser opens again where they were not closed.</summary>
    private static readonly HashSet<string> Formats = Set("a b big code em font i nobr s small strike strong tt u");

    private static readonly HashSet<string> Void = Set(
        "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
    );

    /// <summary>Elements that end where the next of their kind begins.</summary>
    private static readonly HashSet<string> EndedByNext = Set(
        "p li dt dd option tr td th thead tbody tfoot a rt rp optgroup"
    );

    /// <summary>Elements whose content is no markup.</summary>
    private static readonly HashSet<string> Raw = Set("script style textarea title xmp iframe noembed noframes");

    /// <summary>The text that is safe to parse; the same instance for most pages.</summary>
    /// <param name="html">The text of a page.</param>
    /// <param name="problem">What was left out; null if nothing.</param>
    public static string Bound(string html, out string? problem)
    {
        var scan = new Scan(html);
        scan.Run();
        problem = scan.Problem;
        return scan.Result;
    }

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);

    private sealed class Scan(string html)
    {
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _formats = Formats.GetAlternateLookup<
            ReadOnlySpan<char>
        >();
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _void = Void.GetAlternateLookup<
            ReadOnlySpan<char>
        >();
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _ended = EndedByNext.GetAlternateLookup<
            ReadOnlySpan<char>
        >();
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _raw = Raw.GetAlternateLookup<
            ReadOnlySpan<char>
        >();
        private readonly List<(int Start, int Length, bool IsFormat)> _open = [];
        private char[]? _changed;
        private int _formatsOpen;
        private int _blanked;
        private int _elements;
        private int _end = html.Length;

        public string? Problem { get; private set; }

        public string Result =>
            _changed is not null ? new string(_changed, 0, _end)
            : _end < html.Length ? html[.._end]
            : html;

        public void Run()
        {
            var at = 0;
            while (at < html.Length && html.AsSpan(at).IndexOf('<') is >= 0 and var next)
            {
                at += next;
                var rest = html.AsSpan(at + 1);
                if (rest.StartsWith("!--", StringComparison.Ordinal))
                {
                    at = After(at + 4, "-->");
                }
                else if (rest.Length > 0 && char.IsAsciiLetter(rest[0]))
                {
                    at = Opening(at);
                    if (at < 0)
                    {
                        return;
                    }
                }
                else if (rest.Length > 1 && rest[0] == '/' && char.IsAsciiLetter(rest[1]))
                {
                    at = Closing(at);
                }
                else
                {
                    at++;
                }
            }
        }

        private int Opening(int at)
        {
            var name = NameAt(at + 1);
            var end = EndOfTag(at, at + 1 + name.Length);
            _elements += 1 + _formatsOpen;
            if (_elements > MaxElements)
            {
                _end = at;
                Problem =
                    $"expected at most {MaxElements} elements, found more; what follows character {at} is not read";
                return -1;
            }

            if (_raw.Contains(name))
            {
                return After(end, "</" + name.ToString());
            }

            if (_void.Contains(name))
            {
                return end;
            }

            var isFormat = _formats.Contains(name);
            if (
                _ended.Contains(name)
                && _open.Count > 0
                && name.Equals(NameOf(_open[^1]), StringComparison.OrdinalIgnoreCase)
            )
            {
                Pop(_open.Count - 1);
            }

            if (_open.Count >= MaxDepth || isFormat && _formatsOpen >= MaxFormats)
            {
                Blank(at, end);
                _blanked += isFormat ? 0 : 1;
                Problem ??=
                    $"expected at most {MaxDepth} nested elements, found more; the tags of deeper ones are left out";
                return end;
            }

            _open.Add((at + 1, name.Length, isFormat));
            _formatsOpen += isFormat ? 1 : 0;
            return end;
        }

        private int Closing(int at)
        {
            var name = NameAt(at + 2);
            var end = EndOfTag(at, at + 2 + name.Length);
            for (var i = _open.Count - 1; i >= 0; i--)
            {
                if (name.Equals(NameOf(_open[i]), StringComparison.OrdinalIgnoreCase))
                {
                    // A deeper one of the name was blanked, so its end goes too.
                    if (_blanked > 0 && _open.Count >= MaxDepth && !_open[i].IsFormat)
                    {
                        _blanked--;
                        Blank(at, end);
                        return end;
                    }

                    Pop(i);
                    return end;
                }
            }

            if (_open.Count >= MaxDepth)
            {
                Blank(at, end);
            }

            return end;
        }

        private void Pop(int from)
        {
            for (var i = _open.Count - 1; i >= from; i--)
            {
                _formatsOpen -= _open[i].IsFormat ? 1 : 0;
            }

            _open.RemoveRange(from, _open.Count - from);
        }

        private ReadOnlySpan<char> NameAt(int at)
        {
            var rest = html.AsSpan(at);
            var length = rest.IndexOfAny(NameEnds);
            return length < 0 ? rest : rest[..length];
        }

        private ReadOnlySpan<char> NameOf((int Start, int Length, bool IsFormat) open) =>
            html.AsSpan(open.Start, open.Length);

        /// <summary>The place behind a tag; blanks the attributes that are too many.</summary>
        private int EndOfTag(int start, int at)
        {
            var (attributes, cut) = (0, -1);
            for (; at < html.Length; at++)
            {
                switch (html[at])
                {
                    case '>':
                        if (cut >= 0)
                        {
                            Blank(cut, at);
                            Problem ??= $"expected at most {MaxAttributes} attributes, found more at character {start}";
                        }

                        return at + 1;
                    case '"' or '\'' when html[at - 1] is '=' or ' ' or '\n' or '\t' or '\r':
                        var close = html.AsSpan(at + 1).IndexOf(html[at]);
                        at = close < 0 ? html.Length : at + 1 + close;
                        break;
                    case ' ' or '\t' or '\n' or '\r' or '\f' or '/':
                        attributes++;
                        cut = attributes > MaxAttributes && cut < 0 ? at : cut;
                        break;
                }
            }

            return html.Length;
        }

        private int After(int at, string end)
        {
            var found = at >= html.Length ? -1 : html.AsSpan(at).IndexOf(end, StringComparison.OrdinalIgnoreCase);
            return found < 0 ? html.Length : at + found + end.Length;
        }

        private void Blank(int from, int to)
        {
            _changed ??= html.ToCharArray();
            _changed.AsSpan(from, to - from).Fill(' ');
        }
    }
}
