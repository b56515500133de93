using System.Collections.Immutable;

namespace Chela.Reading.Search;

/// <summary>A part of a query that stands in what is found: words that follow each other. Immutable.</summary>
/// <param name="Words">The words, as <see cref="SearchWords"/> makes them; at least one.</param>
/// <param name="IsPrefix">Whether the last one may go on.</param>
public sealed record SearchTerm(ImmutableArray<string> Words, bool IsPrefix)
{
    /// <summary>Whether the owner put it into quotes: then it stands as it is.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Whether it is a run of a script without blanks, in which a reader may see several words.</summary>
    public bool IsRun { get; init; }

    /// <summary>Whether a text goes on with it at <paramref name="at"/>.</summary>
    /// <param name="words">The words of the text.</param>
    /// <param name="at">The first of them that counts.</param>
    public bool IsAt(IReadOnlyList<PlacedWord> words, int at)
    {
        if (at + Words.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < Words.Length; i++)
        {
            var word = words[at + i].Word;
            if (
                i == Words.Length - 1 && IsPrefix
                    ? !word.StartsWith(Words[i], StringComparison.Ordinal)
                    : word != Words[i]
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(SearchTerm? other) =>
        other is not null
        && (IsPrefix, IsQuoted, IsRun) == (other.IsPrefix, other.IsQuoted, other.IsRun)
        && Words.SequenceEqual(other.Words);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Words.Aggregate(HashCode.Combine(IsPrefix, IsQuoted, IsRun), (hash, word) => HashCode.Combine(hash, word));

    /// <summary>The words, with <c>*</c> where the last one may go on.</summary>
    public override string ToString() => string.Join(' ', Words) + (IsPrefix ? "*" : "");
}
