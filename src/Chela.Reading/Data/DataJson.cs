using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chela.Reading.Data;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(ImagesFile))]
[JsonSerializable(typeof(EntriesFile))]
internal sealed partial class DataJson : JsonSerializerContext
{
    private static DataJson? s_readable;

    /// <summary>Leaves Chinese as it is: these files are read by people and never put into a page.</summary>
    public static DataJson Readable =>
        s_readable ??= new DataJson(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
}
