using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Agent.Conversations;

/// <summary>An exchange of a conversation as a later turn sees it. Immutable.</summary>
/// <param name="Turn">Its turn.</param>
/// <param name="At">When it began, in UTC.</param>
/// <param name="Said">What the owner said.</param>
/// <param name="Reply">What was replied, with its label; null if nothing was.</param>
/// <param name="Handles">What it left behind.</param>
public sealed record PastExchange(
    string Turn,
    DateTimeOffset At,
    string Said,
    Value.Text? Reply,
    ImmutableArray<ConversationEvent.Kept> Handles
)
{
    /// <summary>What was done, as whoever planned it was told; labelled as the reply is.</summary>
    public ImmutableArray<string> Did { get; init; } = [];

    /// <summary>The owner's words: what may go to the models that see what is the owner's.</summary>
    public static Label OwnerWords { get; } = Label.Owner.RestrictTo(Readers.Only(Principal.Owner, Principal.Models));

    /// <summary>The label of what the planner of a reply wrote.</summary>
    internal static Label LabelOf(ConversationEvent.Replied reply) => (reply.Written ?? reply.Text).Label;

    /// <summary>The exchange as a value.</summary>
    internal static Value.Record ToValue(Exchange exchange)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        fields["turn"] = new Value.Text(exchange.Said.Turn, Label.System);
        fields["at"] = new Value.Whole(exchange.At.UtcTicks, Label.System);
        fields["said"] = new Value.Text(exchange.Said.Text, OwnerWords);
        if (exchange.Reply is { } reply)
        {
            // What a handle stands for is the owner's to read, not the next planner's.
            fields["reply"] = reply.Written ?? reply.Text;
            if (!reply.Did.IsEmpty)
            {
                fields["did"] = new Value.List(
                    [.. reply.Did.Select(d => (Value)new Value.Text(d, LabelOf(reply)))],
                    LabelOf(reply)
                );
            }

            if (!reply.Handles.IsEmpty)
            {
                fields["handles"] = new Value.List([.. reply.Handles.Select(ToValue)], Label.System);
            }
        }

        return new Value.Record(fields.ToImmutable(), Label.JoinAll(fields.Values.Select(f => f.Label)));
    }

    /// <summary>Reads the value.</summary>
    internal static PastExchange Of(Value.Record record) =>
        new(
            ((Value.Text)record.Fields["turn"]).Content,
            new DateTimeOffset(((Value.Whole)record.Fields["at"]).Number, TimeSpan.Zero),
            ((Value.Text)record.Fields["said"]).Content,
            record.Fields.GetValueOrDefault("reply") as Value.Text,
            record.Fields.GetValueOrDefault("handles") is Value.List handles
                ? [.. handles.Items.Cast<Value.Record>().Select(KeptOf)]
                : []
        )
        {
            Did = record.Fields.GetValueOrDefault("did") is Value.List did
                ? [.. did.Items.Cast<Value.Text>().Select(d => d.Content)]
                : [],
        };

    internal static Value.Record ToValue(ConversationEvent.Kept kept)
    {
        var fields = ImmutableSortedDictionary<string, Value>
            .Empty.Add("name", new Value.Text(kept.Name, Label.System))
            .Add("description", new Value.Text(kept.Description, Label.System));
        // Not the value: who wants it looks it up.
        fields = kept.Effect is { } effect
            ? fields.Add("effect", new Value.Text(effect.ToString(), Label.System))
            : fields;
        return new Value.Record(
            kept.IsHere ? fields.Add("here", new Value.Truth(true, Label.System)) : fields,
            Label.System
        );
    }

    internal static ConversationEvent.Kept KeptOf(Value.Record kept) =>
        new(
            ((Value.Text)kept.Fields["name"]).Content,
            ((Value.Text)kept.Fields["description"]).Content,
            kept.Fields.GetValueOrDefault("effect") is Value.Text text && EffectId.TryParse(text.Content, out var id)
                ? id
                : null
        )
        {
            IsHere = kept.Fields.ContainsKey("here"),
        };
}
