using System.Globalization;

namespace Chela.Terminals;

/// <summary>Numbers of things, for people.</summary>
internal static class Counted
{
    /// <summary>So many things: <c>1 body</c>, <c>2 bodies</c>.</summary>
    public static string Of(long number, string thing) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{number} {(number == 1 ? thing : thing[^1] == 'y' ? $"{thing[..^1]}ies" : $"{thing}s")}"
        );
}
