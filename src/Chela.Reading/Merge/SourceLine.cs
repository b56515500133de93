using Chela.Reading.Form;
using Chela.Reading.Markup;

namespace Chela.Reading.Merge;

/// <summary>The line of an entry that says where it comes from (SPEC, chapter 5).</summary>
internal static class SourceLine
{
    private const string Status = "/status/";

    /// <summary>
    /// What identifies the source: the note's name, the post's number or the URL of the first line that is nothing but a
    /// wikilink, the head of a post or a link. Callouts, quotes and code are passed over. Null if there is no such line.
    /// </summary>
    public static string? Of(DigestBlock entry)
    {
        var fence = new CodeFence();
        return entry
            .Lines.Select(line => fence.Take(line) ? null : Key(line.TrimEnd()))
            .FirstOrDefault(key => key is not null);
    }

    private static string? Key(string line)
    {
        if (line.StartsWith("[[", StringComparison.Ordinal) && line.EndsWith("]]", StringComparison.Ordinal))
        {
            return line;
        }

        var link = line.LastIndexOf("](", StringComparison.Ordinal);
        if (link < 0 || line[^1] != ')')
        {
            return null;
        }

        var url = line[(link + 2)..^1];
        if (line[0] is not ('>' or '!' or '-') && PostNumber(url) is { Length: > 0 } post)
        {
            return post;
        }

        return line[0] == '[' && line.IndexOf("](", StringComparison.Ordinal) == link ? url : null;
    }

    private static string PostNumber(string url) =>
        url.IndexOf(Status, StringComparison.Ordinal) is var at and >= 0
            ? string.Concat(url.Skip(at + Status.Length).TakeWhile(char.IsAsciiDigit))
            : "";
}
