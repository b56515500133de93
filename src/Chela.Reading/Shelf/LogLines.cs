using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chela.Reading.Captures;

namespace Chela.Reading.Shelf;

/// <summary>
/// Logs as JSON Lines: an event a line, written whole with its line end or not at all. What a crash left without its end did
/// not happen.
/// </summary>
internal static class LogLines
{
    private const int LongestText = 2000;

    /// <summary>A text as a line keeps it.</summary>
    public static string? Short(string? text) => text?.Length > LongestText ? text[..LongestText] : text;

    /// <summary>Writes lines, each with its end.</summary>
    public static byte[] Write<T>(IEnumerable<T> lines, JsonTypeInfo<T> form)
    {
        using var log = new MemoryStream();
        foreach (var line in lines)
        {
            JsonSerializer.Serialize(log, line, form);
            log.WriteByte((byte)'\n');
        }

        return log.ToArray();
    }

    /// <summary>Reads the JSON of a line; null if it is none of that form.</summary>
    public static T? Line<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> form)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, form);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads a line without its end; null if it is no event.</summary>
    public delegate T? Parse<T>(ReadOnlySpan<byte> line)
        where T : class;

    /// <summary>Reads a log. A line that is no event is told by its number and left out.</summary>
    /// <param name="log">The bytes.</param>
    /// <param name="parse">Reads a line.</param>
    /// <param name="what">What a line should be, for problems.</param>
    public static (ImmutableArray<T> Events, ImmutableArray<CaptureProblem> Problems) Read<T>(
        ReadOnlySpan<byte> log,
        Parse<T> parse,
        string what
    )
        where T : class
    {
        var events = ImmutableArray.CreateBuilder<T>();
        var problems = ImmutableArray.CreateBuilder<CaptureProblem>();
        for (var number = 1; log.Length > 0; number++)
        {
            var end = log.IndexOf((byte)'\n');
            if (end < 0)
            {
                problems.Add(new CaptureProblem($"line {number}", "expected a whole line, found the beginning of one"));
                break;
            }

            if (parse(log[..end]) is { } happened)
            {
                events.Add(happened);
            }
            else
            {
                problems.Add(new CaptureProblem($"line {number}", $"expected {what}, found something else"));
            }

            log = log[(end + 1)..];
        }

        return (events.ToImmutable(), problems.ToImmutable());
    }
}
