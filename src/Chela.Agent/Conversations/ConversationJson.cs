using System.Text.Json.Serialization;
using Chela.Agent.Turns.Json;

namespace Chela.Agent.Conversations;

/// <summary>The bodies of a conversation's events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(EffectIdConverter), typeof(ValueConverter)]
)]
[JsonSerializable(typeof(ConversationEvent.Said))]
[JsonSerializable(typeof(ConversationEvent.Replied))]
[JsonSerializable(typeof(ConversationEvent.Delivered))]
internal sealed partial class ConversationJson : JsonSerializerContext;
