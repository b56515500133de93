using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chela.Reading.Cards;
using Chela.Reading.Duplicates;
using Chela.Reading.Shelf;
using Chela.Text;

namespace Chela.Reading.Memos;

/// <summary>How things stand in a memo.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(ContentHashConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true
)]
[JsonSerializable(typeof(Card))]
[JsonSerializable(typeof(Clipping))]
[JsonSerializable(typeof(Fingerprint))]
internal sealed partial class MemoJson : JsonSerializerContext
{
    private static MemoJson? s_readable;

    /// <summary>Leaves Chinese as it is: a memo is never put into a page.</summary>
    public static MemoJson Readable =>
        s_readable ??= new MemoJson(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
}
