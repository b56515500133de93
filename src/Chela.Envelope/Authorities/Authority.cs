using System.Collections.Immutable;
using Chela.Envelope.Decisions;

namespace Chela.Envelope.Authorities;

/// <summary>
/// The trusted records of a task, and the results it has seen. What an assistant or a tool wrote is never an owner message.
/// Immutable and thread-safe; every addition gives a new one.
/// </summary>
public sealed record Authority
{
    /// <summary>Values can be grounded in so many of the conversation's last owner messages.</summary>
    public const int MostMessages = 20;

    private RecordsOf? _list;

    /// <summary>A task in which nobody has said anything.</summary>
    /// <param name="task">The task's id.</param>
    public static Authority Of(string task) => new() { Task = task };

    /// <summary>The task's id: part of every <see cref="Effects.EffectId"/>.</summary>
    public required string Task { get; init; }

    /// <summary>
    /// The owner messages in order, the newest last: those of the task, which grant verbs, and the last
    /// <see cref="MostMessages"/> of the conversation, which ground values.
    /// </summary>
    public ImmutableArray<OwnerMessage> Messages { get; init; } = [];

    /// <summary>The results by id.</summary>
    public ImmutableDictionary<string, Record> Records { get; init; } = ImmutableDictionary<string, Record>.Empty;

    /// <summary>The results, to go through.</summary>
    // 'with' copies the list of other results: told by the reference.
    internal Record[] RecordList =>
        _list is { } list && ReferenceEquals(list.Of, Records)
            ? list.Records
            : (_list = new RecordsOf(Records, [.. Records.Values])).Records;

    /// <summary>What the owner approved and is not used up.</summary>
    public ImmutableArray<Approval> Approvals { get; init; } = [];

    /// <summary>What a job of our own may do; null in a conversation.</summary>
    public Manifest? Manifest { get; init; }

    /// <summary>What a message of the task asks for as a whole; null where the host knows of nothing.</summary>
    public Order? Order { get; init; }

    /// <summary>The first of <see cref="Messages"/> that grounds values.</summary>
    internal int FirstGround => Math.Max(0, Messages.Length - MostMessages);

    /// <summary>The owner message of that id, or null.</summary>
    public OwnerMessage? MessageOf(string id) => IndexOf(id) is var at and >= 0 ? Messages[at] : null;

    /// <summary>The place of the owner message of that id in <see cref="Messages"/>; -1 if there is none.</summary>
    internal int IndexOf(string id)
    {
        for (var at = 0; at < Messages.Length; at++)
        {
            if (Messages[at].Id == id)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The authority after one more owner message; what neither grounds nor grants any longer goes.</summary>
    public Authority With(OwnerMessage message)
    {
        var messages = Messages.Add(message);
        var old = messages.Length - MostMessages - 1;
        return this with { Messages = old >= 0 && !messages[old].IsOfTask ? messages.RemoveAt(old) : messages };
    }

    /// <summary>The authority after one more result.</summary>
    public Authority With(Record record) => this with { Records = Records.SetItem(record.Id, record) };

    private sealed class RecordsOf(ImmutableDictionary<string, Record> of, Record[] records)
    {
        public ImmutableDictionary<string, Record> Of => of;

        public Record[] Records => records;
    }
}
