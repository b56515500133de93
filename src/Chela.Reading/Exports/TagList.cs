using System.Collections.Immutable;
using Chela.Reading.Feeds;

namespace Chela.Reading.Exports;

/// <summary>Tags as exports write them into one text.</summary>
internal static class TagList
{
    private const int Most = 256;

    /// <summary>Tags between <c>, ; |</c>, or between blanks where none of these is; without marks of JSON and <c>#</c>.</summary>
    public static IEnumerable<string> Split(string? written)
    {
        var text = written?.Trim().TrimStart('[').TrimEnd(']') ?? "";
        char[] separators = text.AsSpan().ContainsAny(',', ';', '|') ? [',', ';', '|'] : [' ', '\t', '\n'];
        return text.Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(t => t.Trim('"').TrimStart('#'));
    }

    /// <summary>Tags of several origins, each once.</summary>
    public static ImmutableArray<string> Of(IEnumerable<string?> tags) =>
        [.. tags.Select(FragmentText.Line).OfType<string>().Distinct(StringComparer.Ordinal).Take(Most)];
}
