using System.Globalization;
using System.Text.RegularExpressions;

namespace Chela.Reading.Form;

/// <summary>The line that opens a post: who, when, where.</summary>
public static partial class PostLine
{
    private static readonly TimeSpan InterfaceZone = TimeSpan.FromHours(8);

    /// <summary>Writes <c>Name @handle [date](url)</c>; the date comes from the id, so it cannot be a day off.</summary>
    /// <param name="name">The display name; empty if it is not known.</param>
    /// <param name="post">The post.</param>
    /// <param name="date">The form of the date.</param>
    public static string Write(string name, PostAddress post, PostDate date)
    {
        // An underscore at an end of a word could open emphasis; one within a word cannot.
        var handle =
            post.Handle.StartsWith('_') || post.Handle.EndsWith('_')
                ? post.Handle.Replace("_", @"\_", StringComparison.Ordinal)
                : post.Handle;
        return $"{(name.Length == 0 ? "" : name + " ")}@{handle} [{Write(post.Id.Moment, date)}]({post})";
    }

    /// <summary>Whether a line opens a post.</summary>
    public static bool Is(string line) => Pattern().IsMatch(line);

    /// <summary>The address of the post that a line opens; null if it opens none.</summary>
    public static string? AddressIn(string line) =>
        Is(line) ? line[(line.LastIndexOf("](", StringComparison.Ordinal) + 2)..^1] : null;

    private static string Write(DateTimeOffset moment, PostDate date) =>
        date == PostDate.Iso
            ? moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.ToOffset(InterfaceZone).ToString("h:mm tt · MMM d, yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:[^\[].* )?\*{0,2}@\S+ (?:· )?\[[^\]]+\]\(https?://(?:x|twitter)\.com/\S+\)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}
