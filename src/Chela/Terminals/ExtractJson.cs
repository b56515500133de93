using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chela.Extracts;
using Chela.Reading.Captures;

namespace Chela.Terminals;

/// <summary>What was read out of an input as <c>--json</c> and <c>--jsonl</c> print it: one object.</summary>
internal static class ExtractJson
{
    /// <summary>The name of the form.</summary>
    public const string Schema = "chela.extract";

    /// <summary>The form's version.</summary>
    public const int Version = 1;

    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// An input's object. One with several items has what all of them share, their texts one after the other, and each of them
    /// in <c>items</c>.
    /// </summary>
    public static string Of(ExtractedInput extracted)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteNumber("version", Version);
            json.WriteString("input", extracted.Input);
            var items = extracted.Reading.Items;
            WriteItem(json, items is [var only] ? only : Whole(items));
            json.WriteString("error", extracted.IsFailed ? Told(extracted) : null);
            if (!extracted.IsFailed && !extracted.Reading.Problems.IsEmpty)
            {
                json.WriteStartArray("problems");
                foreach (var problem in extracted.Reading.Problems)
                {
                    json.WriteStringValue(problem.ToString());
                }

                json.WriteEndArray();
            }

            if (items.Length > 1)
            {
                json.WriteStartArray("items");
                foreach (var item in items)
                {
                    json.WriteStartObject();
                    WriteItem(json, item);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Told(ExtractedInput extracted) => string.Join("; ", extracted.Reading.Problems.Take(3));

    private static ReadItem Whole(IReadOnlyCollection<ReadItem> items)
    {
        string? Shared(Func<ReadItem, string?> of) =>
            items.Select(of).Distinct().Take(2).ToList() is [var one] ? one : null;
        return new ReadItem(ItemKind.Link)
        {
            Author = Shared(i => i.Author),
            Site = Shared(i => i.Site),
            Lang = Shared(i => i.Lang),
            Blocks = [.. items.SelectMany(i => i.Blocks)],
        };
    }

    private static void WriteItem(Utf8JsonWriter json, ReadItem item)
    {
        json.WriteString("url", item.Url);
        json.WriteString("title", item.Title);
        json.WriteString("author", item.Author);
        json.WriteString("site", item.Site);
        json.WriteString(
            "published",
            item.Published?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture)
        );
        json.WriteString("lang", item.Lang);
        json.WriteString("markdown", item.Markdown);
        json.WriteString("text", item.Text);
    }
}
