using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chela.Reading.Subscriptions;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(FeedLine))]
[JsonSerializable(typeof(PullStateForm))]
internal sealed partial class FeedJson : JsonSerializerContext
{
    private static FeedJson? s_readable;

    /// <summary>Leaves Chinese as it is: the log is read by people and never put into a page.</summary>
    public static FeedJson Readable =>
        s_readable ??= new FeedJson(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
}
