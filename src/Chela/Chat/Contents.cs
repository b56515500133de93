using System.Globalization;
using System.Text;
using Chela.Edge.Files;
using Chela.Edge.Web;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Reading.Captures;
using Chela.Reading.Notes;
using Chela.Text;

namespace Chela.Chat;

/// <summary>Makes something that a planner can work with out of what an effect returned: text, with the label it has to have.</summary>
internal static class Contents
{
    /// <summary>The owner's own, which may go to the models that see what is the owner's.</summary>
    public static Readers OwnersModels { get; } = Readers.Only(Principal.Owner, Principal.Models);

    /// <summary>What it is, and its value; the value as it is if nothing is known of such effects.</summary>
    /// <param name="tool">The tool that returned it.</param>
    /// <param name="about">What it was asked about: a path, an address.</param>
    /// <param name="value">What it returned.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<(string Description, Value Value)> OfAsync(
        string tool,
        string about,
        Value value,
        CancellationToken cancellation
    ) =>
        (tool, value) switch
        {
            ("files.read", Value.Bytes file) => await OfFileAsync(about, file, cancellation).ConfigureAwait(false),
            ("files.list", Value.Record) => OfListing(about, value),
            ("web.get", Value.Record) => await OfPageAsync(about, value, cancellation).ConfigureAwait(false),
            _ => ($"{tool}, {Size(HandleTextLength(value))}", value),
        };

    /// <summary>A size in words.</summary>
    public static string Size(long bytes) =>
        bytes switch
        {
            < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
            < 1000 * 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0.#} kB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000_000.0:0.#} MB"),
        };

    private static async Task<(string, Value)> OfFileAsync(
        string path,
        Value.Bytes file,
        CancellationToken cancellation
    )
    {
        var bytes = file.Content;
        var label = file.Label.RestrictTo(OwnersModels);
        var name = PlainText.OneLine(path);
        if (System.Text.Unicode.Utf8.IsValid(bytes.Span) && bytes.Span.IndexOf((byte)0) < 0)
        {
            if (FrontMatter.Parse(FrontMatterFence.Text(Note.WithoutMark(bytes.Span))).IsPrivate)
            {
                label = label.RestrictTo(Readers.OwnerOnly);
            }

            return (
                $"file {name}, {Size(bytes.Length)}",
                new Value.Text(Encoding.UTF8.GetString(Note.WithoutMark(bytes.Span)), label)
            );
        }

        var (text, isPrivate) = await TextOfAsync(new Capture(path, bytes), cancellation).ConfigureAwait(false);
        return (
            $"file {name}, {Size(bytes.Length)}; its text, {Size(Encoding.UTF8.GetByteCount(text))}",
            new Value.Text(text, isPrivate ? label.RestrictTo(Readers.OwnerOnly) : label)
        );
    }

    private static (string, Value) OfListing(string folder, Value value)
    {
        var listing = ListFiles.Result(value);
        var text = new StringBuilder();
        foreach (var file in listing.Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"{file.Path} ({Size(file.Length)})\n");
        }

        return (
            $"folder {PlainText.OneLine(folder)}, {listing.Files.Length} files",
            new Value.Text(text.ToString(), value.Label.RestrictTo(OwnersModels))
        );
    }

    private static async Task<(string, Value)> OfPageAsync(string url, Value value, CancellationToken cancellation)
    {
        var answer = WebGet.Result(value);
        var host = Uri.TryCreate(answer.Url, UriKind.Absolute, out var at) ? at.IdnHost : "";
        var capture = new Capture(url, answer.Body)
        {
            Url = answer.Url,
            ContentType = answer.Headers.GetValueOrDefault("content-type"),
        };
        var (text, _) = await TextOfAsync(capture, cancellation).ConfigureAwait(false);
        return (
            $"page of {host}, {Size(Encoding.UTF8.GetByteCount(text))} of text",
            new Value.Text(text, Label.From(new Source(SourceKind.Web, host)))
        );
    }

    private static async Task<(string Text, bool IsPrivate)> TextOfAsync(
        Capture capture,
        CancellationToken cancellation
    )
    {
        var reading = await DeepReading.ReadAsync(capture, cancellation).ConfigureAwait(false);
        var text = reading.Items.IsEmpty
            ? string.Join('\n', reading.Problems.Select(p => $"[cannot be read: {p.Reason}]"))
            : string.Join(
                "\n\n",
                reading.Items.Select(i => i.Title is { } title ? $"# {title}\n\n{i.Markdown}" : i.Markdown)
            );
        return (text, reading.Items.Any(i => i.IsPrivate));
    }

    private static long HandleTextLength(Value value) =>
        Encoding.UTF8.GetByteCount(Memory.Handles.HandleText.Show(value));
}
