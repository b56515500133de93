using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chela.Terminals;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunReportJson))]
internal sealed partial class TerminalJson : JsonSerializerContext
{
    private static TerminalJson? s_readable;

    /// <summary>Leaves Chinese as it is: what a terminal shows is no page.</summary>
    public static TerminalJson Readable =>
        s_readable ??= new TerminalJson(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
}
