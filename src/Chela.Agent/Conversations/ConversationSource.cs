using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Journal;
using Chela.Agent.Search;
using Chela.Envelope.Effects;

namespace Chela.Agent.Conversations;

/// <summary>What was said, to search in: each exchange of a conversation is a text of its own.</summary>
/// <param name="open">Opens the journal to read it; null if there is none.</param>
/// <param name="time">The clock.</param>
public sealed class ConversationSource(Func<CancellationToken, Task<IJournal?>> open, TimeProvider time) : ISearchSource
{
    private Task<IJournal?>? _opened;

    /// <inheritdoc/>
    public SearchKind Kind => SearchKind.Conversations;

    /// <inheritdoc/>
    public async ValueTask<SearchListing?> ListAsync(string? mark, CancellationToken cancellation)
    {
        var entries = ImmutableArray.CreateBuilder<SearchEntry>();
        if (await JournalAsync(cancellation).ConfigureAwait(false) is { } journal)
        {
            await foreach (
                var stream in journal.StreamsAsync(ConversationLog.Prefix, false, cancellation).ConfigureAwait(false)
            )
            {
                entries.Add(
                    new SearchEntry(
                        stream.Name[ConversationLog.Prefix.Length..],
                        stream.Version.ToString(CultureInfo.InvariantCulture)
                    )
                );
            }
        }

        return new SearchListing(entries.ToImmutable());
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<SearchDocument>> ReadAsync(SearchEntry entry, CancellationToken cancellation)
    {
        if (await JournalAsync(cancellation).ConfigureAwait(false) is not { } journal)
        {
            return [];
        }

        var exchanges = await new ConversationLog(journal, time)
            .ReadAsync(entry.Key, cancellation)
            .ConfigureAwait(false);
        return [.. exchanges.SelectMany(e => Documents(entry.Key, e))];
    }

    /// <inheritdoc/>
    public async ValueTask CloseAsync()
    {
        if (_opened is { IsCompletedSuccessfully: true, Result: { } journal })
        {
            await journal.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task<IJournal?> JournalAsync(CancellationToken cancellation) => _opened ??= open(cancellation);

    private static IEnumerable<SearchDocument> Documents(string conversation, Exchange exchange)
    {
        // What is being answered was not said before, and a command that came to nothing, such as a search, says nothing.
        if (exchange.Reply is not { } replied || replied is { Written: null, Status: not "done" })
        {
            yield break;
        }

        yield return new SearchDocument(
            $"{exchange.Said.Turn}/said",
            $"You, in {conversation}",
            exchange.Said.Text,
            PastExchange.OwnerWords
        )
        {
            At = exchange.At,
        };
        // What a verb of ours printed is found where it comes from.
        if (replied is { Written: not null, Text: Value.Text { Content.Length: > 0 } reply })
        {
            yield return new SearchDocument(
                $"{exchange.Said.Turn}/reply",
                $"Chela, in {conversation}",
                reply.Content,
                reply.Label
            )
            {
                At = exchange.At,
            };
        }
    }
}
