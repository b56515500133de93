using System.Collections.Immutable;
using System.Text;
using Chela.Text;

namespace Chela.Reading.Duplicates;

/// <summary>A text in Markdown, taken apart into what is read and where it links to. Immutable.</summary>
/// <param name="Prose">The text without addresses.</param>
/// <param name="Links">The addresses in order, as they stand.</param>
internal sealed record StoryText(string Prose, ImmutableArray<string> Links)
{
    private const int LongestAddress = 2048;
    private const int MostLinks = 400;

    /// <summary>Takes a text apart in one pass.</summary>
    public static StoryText Of(string markdown)
    {
        var prose = new StringBuilder(markdown.Length);
        var links = ImmutableArray.CreateBuilder<string>();
        for (var at = 0; at < markdown.Length; )
        {
            var target = AddressAt(markdown, at, out var start, out var end);
            if (!target)
            {
                prose.Append(markdown[at++]);
                continue;
            }

            if (links.Count < MostLinks)
            {
                links.Add(markdown[start..end]);
            }

            prose.Append(' ');
            at = end;
        }

        return new StoryText(prose.ToString(), links.ToImmutable());
    }

    /// <summary>The tokens, hashed: words of scripts with blanks between them, ideographs and kana one by one.</summary>
    public static List<uint> Tokens(string prose)
    {
        // FNV-1a (Fowler, Noll, Vo).
        const uint Basis = 2166136261;
        const uint Prime = 16777619;
        var tokens = new List<uint>(prose.Length / 4);
        var word = Basis;
        var isOpen = false;
        foreach (var character in Casing.ToLower(prose))
        {
            var isLetter = char.IsLetterOrDigit(character) || char.IsSurrogate(character);
            var isWide = isLetter && character >= '\u2E80' && character is not (>= '\uAC00' and <= '\uD7A3');
            if (isOpen && (!isLetter || isWide))
            {
                tokens.Add(word);
                (word, isOpen) = (Basis, false);
            }

            if (isWide)
            {
                tokens.Add((Basis ^ character) * Prime);
            }
            else if (isLetter)
            {
                word = (word ^ character) * Prime;
                isOpen = true;
            }
        }

        if (isOpen)
        {
            tokens.Add(word);
        }

        return tokens;
    }

    private static bool AddressAt(string text, int at, out int start, out int end)
    {
        start = text[at] == ']' && at + 1 < text.Length && text[at + 1] == '(' ? at + 2 : at;
        end = start;
        var isTarget = start > at;
        if (
            !isTarget
            && (
                text[at] != 'h'
                || !(
                    text.AsSpan(at).StartsWith("https://", StringComparison.Ordinal)
                    || text.AsSpan(at).StartsWith("http://", StringComparison.Ordinal)
                )
            )
        )
        {
            return false;
        }

        var limit = Math.Min(text.Length, start + LongestAddress);
        while (end < limit && text[end] > ' ' && text[end] is not (')' or '>' or '<' or '"' or '）' or '。' or '，'))
        {
            end++;
        }

        return isTarget || end > start;
    }
}
