using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Reading.Duplicates;
using Chela.Reading.Excerpts;
using Chela.Reading.Groups;
using Chela.Text;

namespace Chela.Reading.Shelf;

/// <summary>Something that happened to the shelf; all of them in their order are the shelf.</summary>
/// <param name="At">When.</param>
public abstract record ShelfEvent(DateTimeOffset At)
{
    /// <summary>Bytes came in, or turned out to be those that are there.</summary>
    /// <param name="At">When.</param>
    /// <param name="Capture">The bytes.</param>
    /// <param name="Input">What the owner named: an address, a path, <c>-</c>.</param>
    public sealed record Captured(DateTimeOffset At, ContentHash Capture, string Input) : ShelfEvent(At)
    {
        /// <summary>Where it was found in the end; null for what was not fetched.</summary>
        public string? Url { get; init; }

        /// <summary>The addresses that sent on, in order.</summary>
        public ImmutableArray<string> Chain { get; init; } = [];

        /// <summary>The headers that matter, by their names in lower case.</summary>
        public ImmutableSortedDictionary<string, string> Headers { get; init; } =
            ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

        /// <summary>Whether only the owner may see it.</summary>
        public bool IsPrivate { get; init; }
    }

    /// <summary>An item was put on the shelf, again perhaps.</summary>
    /// <param name="At">When.</param>
    /// <param name="Item">Its id: the hash of its canonical address, or of its bytes.</param>
    /// <param name="Capture">The bytes it was read out of.</param>
    /// <param name="Part">Which item of the capture it is, from 0.</param>
    /// <param name="Kind">What it is.</param>
    public sealed record Saved(DateTimeOffset At, ContentHash Item, ContentHash Capture, int Part, ItemKind Kind)
        : ShelfEvent(At)
    {
        /// <summary>What is kept of an item that was read.</summary>
        /// <param name="at">When.</param>
        /// <param name="item">Its id.</param>
        /// <param name="capture">The bytes it was read out of.</param>
        /// <param name="part">Which item of the capture it is, from 0.</param>
        /// <param name="read">What was read.</param>
        /// <param name="url">The address it goes by, which may be another than the one it names.</param>
        public static Saved Of(
            DateTimeOffset at,
            ContentHash item,
            ContentHash capture,
            int part,
            ReadItem read,
            string? url
        ) =>
            // What a page says of itself is an article mostly; its address knows better.
            new(at, item, capture, part, read.Kind == ItemKind.Article ? ItemKinds.Of(url) : read.Kind)
            {
                Url = url,
                // Short posts and letters without a subject are called by their first words.
                Title = read.Title ?? OpeningWords.Of(read),
                Author = read.Author,
                Site = read.Site,
                Published = read.Published,
                Lang = read.Lang,
                Doi = read.Doi,
                Arxiv = read.Arxiv,
                Print = Fingerprint.Of(url, read.Doi, read.Arxiv, read.Title, read.Markdown),
            };

        /// <summary>Its address; null if it has none.</summary>
        public string? Url { get; init; }

        /// <summary>Its title, or the first words of what has none; null if it has neither.</summary>
        public string? Title { get; init; }

        /// <summary>Who wrote it.</summary>
        public string? Author { get; init; }

        /// <summary>The site it appeared in.</summary>
        public string? Site { get; init; }

        /// <summary>When it was published.</summary>
        public DateTimeOffset? Published { get; init; }

        /// <summary>Its language.</summary>
        public string? Lang { get; init; }

        /// <summary>Its DOI; null if it has none.</summary>
        public string? Doi { get; init; }

        /// <summary>Its arXiv id; null if it has none.</summary>
        public string? Arxiv { get; init; }

        /// <summary>What it is compared by with other items; null until it is on the shelf.</summary>
        public Fingerprint? Print { get; init; }

        /// <summary>What the owner wrote beside it.</summary>
        public string? Note { get; init; }

        /// <summary>Whether only the owner may see it.</summary>
        public bool IsPrivate { get; init; }
    }

    /// <summary>An item was opened, kept, dropped, or aged.</summary>
    /// <param name="At">When.</param>
    /// <param name="Item">Its id.</param>
    /// <param name="State">Where it stands from now on.</param>
    public sealed record Moved(DateTimeOffset At, ContentHash Item, ShelfState State) : ShelfEvent(At);
}
