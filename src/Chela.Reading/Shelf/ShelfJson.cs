using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chela.Reading.Shelf;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ShelfLine))]
internal sealed partial class ShelfJson : JsonSerializerContext
{
    private static ShelfJson? s_readable;

    /// <summary>Leaves Chinese as it is: the log is read by people and never put into a page.</summary>
    public static ShelfJson Readable =>
        s_readable ??= new ShelfJson(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
}
