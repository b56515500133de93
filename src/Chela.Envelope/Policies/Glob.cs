using System.Globalization;
using System.Text;
using Chela.Text;

namespace Chela.Envelope.Policies;

/// <summary>
/// A pattern in which <c>*</c> stands for characters, and everything else for itself. It is read against the attacker both
/// ways: where a rule restricts, by <see cref="MayFit"/>, so that no way of writing escapes it; where it grants, by
/// <see cref="Fits"/>, so that <c>*@example.org</c> is one address and <c>https://*.example.org/</c> one host. Linear in
/// the text. Immutable.
/// </summary>
public sealed class Glob : IEquatable<Glob>
{
    private readonly string[] _pieces;
    private readonly string[] _folded;
    private readonly bool _isPlace;

    /// <summary>Takes a pattern.</summary>
    public Glob(string pattern)
    {
        Pattern = pattern;
        _isPlace = pattern.Contains('/', StringComparison.Ordinal);
        _pieces = (_isPlace ? pattern : Casing.ToLower(pattern)).Split('*');
        _folded = Fold(pattern).Split('*');
    }

    /// <summary>The pattern as it was written.</summary>
    public string Pattern { get; }

    /// <summary>Whether it fits everything.</summary>
    public bool IsEverything => _pieces.All(p => p.Length == 0) && _pieces.Length > 1;

    /// <summary>The form of a text that <see cref="MayFit"/> takes: what a tool may take for
    /// the same is the same: compatibility forms, case, characters that are not seen.</summary>
    public static string Fold(string text) =>
        CaseFolding.Fold(
            Ascii.IsValid(text)
                ? text
                : Normalization.Nfkc(
                    string.Concat(text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format))
                )
        );

    /// <summary>
    /// Whether a text may be meant by the pattern of a rule that restricts: <c>*</c> is anything, and where a text climbs
    /// (<c>..</c>), nobody knows into which place.
    /// </summary>
    /// <param name="folded">The text after <see cref="Fold"/>.</param>
    public bool MayFit(string folded) => Match(folded, _folded, null) || (_isPlace && Climbs(folded));

    /// <summary>
    /// Whether a text is surely meant by the pattern of a rule that grants. A <c>*</c> is a piece of an address, a host
    /// or a path: no blank and nothing that ends or joins addresses; <c>/</c> only at the end of a pattern that is a place.
    /// Case counts in places and nowhere else.
    /// </summary>
    public bool Fits(string text) =>
        !Climbs(text) && Match(_isPlace ? text : Casing.ToLower(text), _pieces, IsOnePiece);

    /// <summary>Whether this pattern fits whatever <paramref name="other"/> fits.</summary>
    /// <param name="other">The other pattern.</param>
    /// <param name="grants">Whether by <see cref="Fits"/>; else by <see cref="MayFit"/>.</param>
    public bool Covers(Glob other, bool grants) =>
        // A star can only be taken by a star, and what a star takes may be anything that one takes.
        grants
            ? _isPlace == other._isPlace && Fits(other.Pattern)
            : IsEverything || ((_isPlace || !other._isPlace) && Match(Fold(other.Pattern), _folded, null));

    /// <inheritdoc/>
    public bool Equals(Glob? other) => other?.Pattern == Pattern;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Glob);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Pattern);

    /// <inheritdoc/>
    public override string ToString() => Pattern;

    private delegate bool Allowed(ReadOnlySpan<char> taken, bool isRest);

    /// <summary>Takes each piece at its first place: a later one would only make the stars before it take more.</summary>
    private static bool Match(ReadOnlySpan<char> text, string[] pieces, Allowed? allowed)
    {
        var (first, last) = (pieces[0], pieces[^1]);
        if (pieces.Length == 1)
        {
            return text.SequenceEqual(first);
        }

        if (text.Length < first.Length + last.Length || !text.StartsWith(first) || !text.EndsWith(last))
        {
            return false;
        }

        text = text[first.Length..^last.Length];
        foreach (var piece in pieces.AsSpan(1, pieces.Length - 2))
        {
            var at = text.IndexOf(piece);
            if (at < 0 || allowed?.Invoke(text[..at], false) == false)
            {
                return false;
            }

            text = text[(at + piece.Length)..];
        }

        return allowed?.Invoke(text, last.Length == 0) != false;
    }

    private bool IsOnePiece(ReadOnlySpan<char> taken, bool isRest)
    {
        foreach (var c in taken)
        {
            var isBreak =
                c is ',' or ';' or '<' or '>' or '(' or ')' or '"' or '\'' or '`' or '\\' or '@' or '|'
                || char.IsWhiteSpace(c)
                || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
            var isStep = c is '/' or '?' or '#' or ':';
            if (isBreak || (isStep && !(isRest && _isPlace)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Climbs(string text) =>
        text.Contains("..", StringComparison.Ordinal)
        || text.Contains("%2e", StringComparison.OrdinalIgnoreCase)
        || text.Contains("%2f", StringComparison.OrdinalIgnoreCase)
        || text.Contains("%5c", StringComparison.OrdinalIgnoreCase);
}
