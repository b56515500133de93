using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chela.Agent.Journal;

namespace Chela.Agent.Conversations;

/// <summary>Conversations in the journal: a stream each. A process that writes has one log, which knows what it wrote. Thread-safe.</summary>
/// <param name="journal">The journal.</param>
/// <param name="time">The clock.</param>
public sealed class ConversationLog(IJournal journal, TimeProvider time)
{
    /// <summary>What the names of the streams of conversations begin with.</summary>
    public const string Prefix = "conversation/";

    /// <summary>The longest name of a conversation, in characters.</summary>
    public const int LongestName = 100;

    private const int Version = 1;

    // What was read or written stays: one process writes, through one log.
    private readonly ConcurrentDictionary<string, (long Version, ImmutableList<Exchange> Exchanges)> _known = new();

    private const string SaidName = "conversation.said";
    private const string RepliedName = "conversation.replied";
    private const string DeliveredName = "conversation.delivered";

    /// <summary>Whether a conversation can have this name: some printable characters without blanks.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(c => c > ' ' && !char.IsControl(c) && !char.IsSurrogate(c));

    /// <summary>All exchanges of a conversation, oldest first; none if there is none of that name.</summary>
    /// <exception cref="JournalException">An event is not as it was written, or of a newer program.</exception>
    public async Task<IReadOnlyList<Exchange>> ReadAsync(string conversation, CancellationToken cancellation) =>
        (await KnownAsync(conversation, cancellation).ConfigureAwait(false)).Exchanges;

    /// <summary>The names of all conversations, the one that began first at the beginning.</summary>
    public IAsyncEnumerable<string> NamesAsync(CancellationToken cancellation) =>
        journal.StreamsAsync(Prefix, false, cancellation).Select(s => s.Name[Prefix.Length..]);

    /// <summary>The names of the conversations that have something which the owner was not told.</summary>
    public IAsyncEnumerable<string> OpenAsync(CancellationToken cancellation) =>
        journal.StreamsAsync(Prefix, true, cancellation).Select(s => s.Name[Prefix.Length..]);

    /// <summary>Appends an event, unless the turn has one of its kind already.</summary>
    /// <returns>The conversation with it.</returns>
    public async Task<IReadOnlyList<Exchange>> AppendAsync(
        string conversation,
        ConversationEvent happened,
        CancellationToken cancellation
    )
    {
        var known = await KnownAsync(conversation, cancellation).ConfigureAwait(false);
        while (true)
        {
            var (version, exchanges) = known;
            var at = time.GetUtcNow();
            var after = Apply(exchanges, happened, at);
            if (after == exchanges)
            {
                return exchanges;
            }

            var written = Write(happened, at) with { Closes = after.TrueForAll(e => e.IsDelivered) };

            try
            {
                await journal
                    .AppendAsync(Prefix + conversation, version, [written], cancellation)
                    .ConfigureAwait(false);
                _known.TryUpdate(conversation, (version + 1, after), known);
                return after;
            }
            catch (StreamConflictException)
            {
                // Another turn of the conversation was quicker: appended behind it.
                known = await LoadAsync(conversation, cancellation).ConfigureAwait(false);
            }
        }
    }

    private ValueTask<(long Version, ImmutableList<Exchange> Exchanges)> KnownAsync(
        string conversation,
        CancellationToken cancellation
    ) =>
        _known.TryGetValue(conversation, out var known)
            ? ValueTask.FromResult(known)
            : new ValueTask<(long, ImmutableList<Exchange>)>(LoadAsync(conversation, cancellation));

    private async Task<(long Version, ImmutableList<Exchange> Exchanges)> LoadAsync(
        string conversation,
        CancellationToken cancellation
    )
    {
        var (version, exchanges) = _known.GetValueOrDefault(conversation, (0, []));
        await foreach (
            var happened in journal.ReadStreamAsync(Prefix + conversation, version, cancellation).ConfigureAwait(false)
        )
        {
            version = happened.Version;
            exchanges = Read(happened) is { } read ? Apply(exchanges, read, happened.At) : exchanges;
        }

        _known[conversation] = (version, exchanges);
        return (version, exchanges);
    }

    /// <returns>The exchanges with it; the same ones if it is there already.</returns>
    private static ImmutableList<Exchange> Apply(
        ImmutableList<Exchange> exchanges,
        ConversationEvent happened,
        DateTimeOffset at
    )
    {
        var index = exchanges.FindLastIndex(e => e.Said.Turn == happened.Turn);
        return happened switch
        {
            ConversationEvent.Said said when index < 0 => exchanges.Add(new Exchange(said, at)),
            ConversationEvent.Replied replied when index >= 0 && exchanges[index].Reply is null => exchanges.SetItem(
                index,
                exchanges[index] with
                {
                    Reply = replied,
                }
            ),
            ConversationEvent.Delivered when index >= 0 && !exchanges[index].IsDelivered => exchanges.SetItem(
                index,
                exchanges[index] with
                {
                    IsDelivered = true,
                }
            ),
            _ => exchanges,
        };
    }

    private static NewEvent Write(ConversationEvent happened, DateTimeOffset at)
    {
        var (name, body) = happened switch
        {
            ConversationEvent.Said said => (SaidName, Bytes(said, ConversationJson.Default.Said)),
            ConversationEvent.Replied replied => (RepliedName, Bytes(replied, ConversationJson.Default.Replied)),
            _ => (DeliveredName, Bytes((ConversationEvent.Delivered)happened, ConversationJson.Default.Delivered)),
        };
        return new NewEvent(name, Version, at, happened.Turn, body);
    }

    private static byte[] Bytes<T>(T happened, JsonTypeInfo<T> form) =>
        JsonSerializer.SerializeToUtf8Bytes(happened, form);

    private static T Of<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> form) =>
        JsonSerializer.Deserialize(body.Span, form) ?? throw new JsonException("Expected an object, found nothing.");

    /// <summary>Reads an event; null if its body was forgotten.</summary>
    private static ConversationEvent? Read(JournalEvent happened)
    {
        if (happened.Body is not { } body)
        {
            return null;
        }

        try
        {
            return (happened.Type, happened.BodyVersion) switch
            {
                (SaidName, Version) => Of(body, ConversationJson.Default.Said),
                (RepliedName, Version) => Of(body, ConversationJson.Default.Replied),
                (DeliveredName, Version) => Of(body, ConversationJson.Default.Delivered),
                _ => throw new JournalException(
                    JournalProblem.Newer,
                    $"Event {happened.Position} is a {happened.Type} of version {happened.BodyVersion}, which this program does not know.",
                    "use the newer program that wrote it"
                ),
            };
        }
        catch (JsonException e)
        {
            throw new JournalException(
                JournalProblem.Damaged,
                $"Event {happened.Position} ({happened.Type}) cannot be read: {e.Message}"
            );
        }
    }
}
