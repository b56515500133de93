using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chela.Agent.Journal;
using Chela.Agent.Turns.Json;

namespace Chela.Agent.Turns;

/// <summary>A kind of event in a turn's stream: its name in the journal, and how bodies are written and read.</summary>
/// <remarks>
/// A body's form has a version. One that changes gets the next number and an upcaster, which makes the next form out of the
/// one before; events that were written stay as they are.
/// </remarks>
public sealed class TurnEventKind
{
    /// <summary>The name of the event that ends a turn.</summary>
    internal const string EndedName = "turn.ended";

    private readonly Func<TurnEvent, byte[]> _write;
    private readonly Func<ReadOnlyMemory<byte>, TurnEvent> _read;
    private readonly Upcaster[] _upcasters;

    private TurnEventKind(
        string name,
        Type type,
        Func<TurnEvent, byte[]> write,
        Func<ReadOnlyMemory<byte>, TurnEvent> read,
        Upcaster[] upcasters
    ) => (Name, Type, _write, _read, _upcasters) = (name, type, write, read, upcasters);

    /// <summary>Makes version n + 1 of a body out of version n.</summary>
    public delegate ReadOnlyMemory<byte> Upcaster(ReadOnlyMemory<byte> body);

    /// <summary>The name of a decision's kind: the one that holds a certificate.</summary>
    public const string Decided = "effect.decided";

    /// <summary>All kinds there are.</summary>
    public static IReadOnlyList<TurnEventKind> All { get; } =
    [
        Of("turn.opened", TurnJson.Readable.Opened),
        Of("turn.resumed", TurnJson.Readable.Resumed),
        Of("turn.parked", TurnJson.Readable.Parked),
        Of(EndedName, TurnJson.Readable.Ended),
        Of("turn.noticed", TurnJson.Readable.Noticed),
        Of("effect.planned", TurnJson.Readable.Planned),
        Of(Decided, TurnJson.Readable.Decided),
        Of("effect.started", TurnJson.Readable.Started),
        Of("effect.finished", TurnJson.Readable.Finished),
        Of("effect.doubted", TurnJson.Readable.Doubted),
        Of("effect.settled", TurnJson.Readable.Settled),
        Of("effect.superseded", TurnJson.Readable.Superseded),
        Of("approval.given", TurnJson.Readable.Approved),
        Of("approval.refused", TurnJson.Readable.Refused),
    ];

    private static readonly FrozenDictionary<Type, TurnEventKind> s_byType = All.ToFrozenDictionary(k => k.Type);

    /// <summary>Its name in the journal.</summary>
    public string Name { get; }

    /// <summary>The version of its body's form today.</summary>
    public int Version => _upcasters.Length + 1;

    private Type Type { get; }

    /// <summary>The kind of an event.</summary>
    public static TurnEventKind Of(TurnEvent happened) => s_byType[happened.GetType()];

    /// <summary>The event to append.</summary>
    /// <param name="happened">What happens.</param>
    /// <param name="turn">The turn as it is before.</param>
    /// <param name="at">When.</param>
    public static NewEvent Write(TurnEvent happened, TurnRecord turn, DateTimeOffset at)
    {
        var kind = Of(happened);
        return new NewEvent(kind.Name, kind.Version, at, turn.Id, kind._write(happened))
        {
            Closes = happened switch
            {
                TurnEvent.Ended => !turn.InDoubt.Any(),
                TurnEvent.Settled settled => turn.Ended is not null && turn.InDoubt.All(e => e.Id == settled.Effect),
                _ => false,
            },
        };
    }

    /// <summary>Reads an event; null if its body was forgotten.</summary>
    /// <exception cref="JournalException">The kind or its version is not known: a newer program wrote it; or the body is broken.</exception>
    public static TurnEvent? Read(JournalEvent happened) => Read(happened, All);

    /// <summary>Reads an event by these kinds.</summary>
    internal static TurnEvent? Read(JournalEvent happened, IReadOnlyList<TurnEventKind> kinds)
    {
        if (
            kinds.FirstOrDefault(k => k.Name == happened.Type) is not { } kind
            || happened.BodyVersion > kind.Version
            || happened.BodyVersion < 1
        )
        {
            throw new JournalException(
                JournalProblem.Newer,
                $"Event {happened.Position} is a {happened.Type} of version {happened.BodyVersion}, which this program does not know.",
                "use the newer program that wrote it"
            );
        }

        if (happened.Body is not { } body)
        {
            return null;
        }

        try
        {
            return kind._read(kind._upcasters[(happened.BodyVersion - 1)..].Aggregate(body, (b, up) => up(b)));
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new JournalException(
                JournalProblem.Damaged,
                $"Event {happened.Position} ({happened.Type}) cannot be read: {e.Message}"
            );
        }
    }

    /// <summary>Makes a kind.</summary>
    internal static TurnEventKind Of<T>(string name, JsonTypeInfo<T> form, params Upcaster[] upcasters)
        where T : TurnEvent =>
        new(
            name,
            typeof(T),
            e => JsonSerializer.SerializeToUtf8Bytes((T)e, form),
            b =>
                JsonSerializer.Deserialize(b.Span, form)
                ?? throw new JsonException("Expected an object, found nothing."),
            upcasters
        );
}
