using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chela.Terminals;

/// <summary>What <c>--json</c> prints of things: what is not known is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(AnswersJson))]
[JsonSerializable(typeof(ContextJson))]
[JsonSerializable(typeof(DryRunJson))]
[JsonSerializable(typeof(FollowedFeedJson))]
[JsonSerializable(typeof(ReminderJson))]
[JsonSerializable(typeof(LintJson))]
[JsonSerializable(typeof(ModelJson))]
[JsonSerializable(typeof(ReplayJson))]
[JsonSerializable(typeof(SearchHitJson))]
[JsonSerializable(typeof(SecretJson))]
[JsonSerializable(typeof(ShelfItemJson))]
[JsonSerializable(typeof(TurnForm))]
internal sealed partial class LineJson : JsonSerializerContext
{
    private static LineJson? s_readable;

    /// <summary>Leaves Chinese as it is: what a terminal shows is no page.</summary>
    public static LineJson Readable =>
        s_readable ??= new LineJson(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
}
