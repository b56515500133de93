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

    /// <summary>A page has at most so many characters; what follows is not read.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    /// <summary>Attributes of an element.</summary>
    private const int MaxAttributes = 500;

    /// <summary>Formatting elements that are open at once.</summary>
    private const int MaxFormats = 24;

    /// <summary>Of the same formatting element, with the same attributes, a parser keeps so many in mind (HTML, section 13.2.4.3).</summary>
    private const int MaxAlike = 3;

    /// <summary>Cells, at whose end formatting that was not closed is forgotten.</summary>
    private static readonly HashSet<string> Cells = Set("td th caption");

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
        var scan = new Scan(html.Length > MaxLength ? html[..MaxLength] : html);
        scan.Run();
        problem =
            scan.Problem
            ?? (
                html.Length > MaxLength
                    ? $"expected a page of at most {MaxLength} characters, found more; what follows is not read"
                    : null
            );
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
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _cells = Cells.GetAlternateLookup<
            ReadOnlySpan<char>
        >();
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _raw = Raw.GetAlternateLookup<
            ReadOnlySpan<char>
        >();
        private readonly List<(int Start, int Length, bool IsFormat)> _open = [];

        /// <summary>The tags of formatting elements that the parser opens again in what follows; at most <see cref="MaxFormats"/>.</summary>
        private readonly List<(int Start, int End, int NameLength)> _active = [];
        private char[]? _changed;
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
                    if (at < 0)
                    {
                        return;
                    }
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
            if (!Count(at))
            {
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

            if (_open.Count >= MaxDepth || isFormat && _active.Count >= MaxFormats)
            {
                Blank(at, end);
                _blanked += isFormat ? 0 : 1;
                Problem ??=
                    $"expected at most {MaxDepth} nested elements, found more; the tags of deeper ones are left out";
                return end;
            }

            _open.Add((at + 1, name.Length, isFormat));
            if (isFormat && Alike(at, end) < MaxAlike)
            {
                _active.Add((at, end, name.Length));
            }

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

                    if (_open[i].IsFormat)
                    {
                        return Unformatted(name, at, i) ? end : -1;
                    }

                    Pop(i);
                    return end;
                }
            }

            if (_open.Count >= MaxDepth)
            {
                Blank(at, end);
                return end;
            }

            // The parser makes elements of these.
            return name is "p" or "P" or "br" or "BR" && !Count(at) ? -1 : end;
        }

        /// <summary>Formatting that ends before what was opened in it stays open for the rest of that: the parser makes copies.</summary>
        private bool Unformatted(ReadOnlySpan<char> name, int at, int open)
        {
            for (var i = _active.Count - 1; i >= 0; i--)
            {
                if (
                    name.Equals(
                        html.AsSpan(_active[i].Start + 1, _active[i].NameLength),
                        StringComparison.OrdinalIgnoreCase
                    )
                )
                {
                    _active.RemoveAt(i);
                    break;
                }
            }

            var above = _open.Count - open - 1;
            _open.RemoveAt(open);
            return above == 0 || Count(at, above);
        }

        /// <summary>Counts an element, and those that the parser makes along with it. False if there are too many.</summary>
        private bool Count(int at, int more = 0)
        {
            _elements += 1 + _active.Count + more;
            if (_elements <= MaxElements)
            {
                return true;
            }

            _end = at;
            Problem = $"expected at most {MaxElements} elements, found more; what follows character {at} is not read";
            return false;
        }

        private int Alike(int start, int end)
        {
            var count = 0;
            foreach (var active in _active)
            {
                count += html.AsSpan(active.Start, active.End - active.Start)
                    .SequenceEqual(html.AsSpan(start, end - start))
                    ? 1
                    : 0;
            }

            return count;
        }

        private void Pop(int from)
        {
            if (_cells.Contains(NameOf(_open[from])))
            {
                _active.Clear();
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
