using System.Text.Json;
using Chela.Reading.Compose;
using Chela.Reading.Evidence;
using Chela.Reading.Form;

namespace Chela.Reading.Data;

/// <summary>Writes and reads what a digest keeps beside its files, in <c>.chela/</c>.</summary>
public static class DigestData
{
    /// <summary>Where the merge bases are, relative to the digest's folder.</summary>
    public const string BaseFolder = ".chela/base";

    /// <summary>Where the image map is.</summary>
    public const string ImagesPath = ".chela/images.json";

    /// <summary>Where the entries are.</summary>
    public const string EntriesPath = ".chela/entries.json";

    /// <summary>The name of a digest's file.</summary>
    public static string FileName(Language language) => language == Language.Chinese ? "README.zh-CN.md" : "README.md";

    /// <summary>Writes the image map.</summary>
    public static byte[] Write(ImageMap images) =>
        WithLineEnd(
            JsonSerializer.SerializeToUtf8Bytes(
                new ImagesFile(ImagesFile.SchemaName, 1, images.Names),
                DataJson.Readable.ImagesFile
            )
        );

    /// <summary>Reads the image map; null if it is none of ours.</summary>
    public static ImageMap? ReadImages(ReadOnlySpan<byte> json)
    {
        try
        {
            return
                JsonSerializer.Deserialize(json, DataJson.Default.ImagesFile)
                    is { Schema: ImagesFile.SchemaName, Version: 1, Images: { } images }
                ? new ImageMap(images.WithComparers(StringComparer.Ordinal))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the entries of a digest.</summary>
    public static byte[] Write(IsoWeek week, Outline outline) =>
        WithLineEnd(
            JsonSerializer.SerializeToUtf8Bytes(
                new EntriesFile(EntriesFile.SchemaName, 1, week.ToString(), [.. outline.Entries.Select(RecordOf)]),
                DataJson.Readable.EntriesFile
            )
        );

    /// <summary>Reads the entries of a digest; null if they are none of ours.</summary>
    public static EntriesFile? ReadEntries(ReadOnlySpan<byte> json)
    {
        try
        {
            return
                JsonSerializer.Deserialize(json, DataJson.Default.EntriesFile)
                    is { Schema: EntriesFile.SchemaName, Version: 1, Entries.IsDefault: false } file
                ? file
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static EntryRecord RecordOf(Entry entry) =>
        new(
            entry.Id.ToString(),
            DigestWriter.TextOf(entry, Language.Chinese).Headline,
            entry.Source switch
            {
                EntrySource.Page page => page.Url,
                EntrySource.OwnNote note => $"[[{note.Name}]]",
                _ => null,
            },
            entry.MadeBy switch
            {
                MadeBy.Owner => "owner",
                MadeBy.Extract => "extract",
                _ => "model",
            },
            Name(entry.Status),
            entry.IsOpened,
            entry.Capture.ToString(),
            [
                .. entry.Statements.Select(s => new StatementRecord(
                    s.Text,
                    Name(s.Status),
                    s.Span?.Start,
                    s.Span?.Length
                )
                {
                    Part = s.Part,
                    Capture = s.Capture?.ToString(),
                }),
            ]
        )
        {
            Others = entry.Others.IsEmpty
                ? null
                : [.. entry.Others.Select(o => new OtherRecord(o.Title, o.Url, o.Reason))],
            Card = CardRecords.Of(entry),
        };

    private static string Name(EvidenceStatus status) =>
        status switch
        {
            EvidenceStatus.Owner => "owner",
            EvidenceStatus.Anchored => "anchored",
            _ => "unchecked",
        };

    private static byte[] WithLineEnd(byte[] json) => [.. json, (byte)'\n'];
}
