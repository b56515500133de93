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
    /// <inheritdoc/>
    public SearchKind Kind => SearchKind.Conversations;

    /// <inheritdoc/>
    public async ValueTask<SearchListing?> ListAsync(string? mark, CancellationToken cancellation)
    {
        if (await open(cancellation).ConfigureAwait(false) is not { } journal)
        {
            return new SearchListing([]);
        }

        await using (journal.ConfigureAwait(false))
        {
            var entries = ImmutableArray.CreateBuilder<SearchEntry>();
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

            return new SearchListing(entries.ToImmutable());
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<SearchDocument>> ReadAsync(SearchEntry entry, CancellationToken cancellation)
    {
        if (await open(cancellation).ConfigureAwait(false) is not { } journal)
        {
            return [];
        }

        await using (journal.ConfigureAwait(false))
        {
            var exchanges = await new ConversationLog(journal, time)
                .ReadAsync(entry.Key, cancellation)
                .ConfigureAwait(false);
            return [.. exchanges.SelectMany(e => Documents(entry.Key, e))];
        }
    }

    private static IEnumerable<SearchDocument> Documents(string conversation, Exchange exchange)
    {
        // What is being answered is not yet something that was said before.
        if (exchange.Reply is null)
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
        if (exchange.Reply.Text is Value.Text { Content.Length: > 0 } reply)
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
