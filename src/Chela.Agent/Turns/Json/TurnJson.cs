using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Text;

namespace Chela.Agent.Turns.Json;

/// <summary>The bodies of a turn's events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [
        typeof(EffectIdConverter),
        typeof(ContentHashConverter),
        typeof(ValueConverter),
        typeof(EffectConverter),
    ]
)]
[JsonSerializable(typeof(Value))]
[JsonSerializable(typeof(ImmutableArray<Use>))]
[JsonSerializable(typeof(TurnEvent.Opened))]
[JsonSerializable(typeof(TurnEvent.Resumed))]
[JsonSerializable(typeof(TurnEvent.Parked))]
[JsonSerializable(typeof(TurnEvent.Ended))]
[JsonSerializable(typeof(TurnEvent.Noticed))]
[JsonSerializable(typeof(TurnEvent.Planned))]
[JsonSerializable(typeof(TurnEvent.Decided))]
[JsonSerializable(typeof(TurnEvent.Started))]
[JsonSerializable(typeof(TurnEvent.Finished))]
[JsonSerializable(typeof(TurnEvent.Doubted))]
[JsonSerializable(typeof(TurnEvent.Settled))]
[JsonSerializable(typeof(TurnEvent.Superseded))]
[JsonSerializable(typeof(TurnEvent.Approved))]
[JsonSerializable(typeof(TurnEvent.Refused))]
internal sealed partial class TurnJson : JsonSerializerContext
{
    private static TurnJson? s_readable;

    /// <summary>The same, with letters and quotes as they are: certificates would be twice as long else.</summary>
    public static TurnJson Readable =>
        s_readable ??= new TurnJson(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
}
