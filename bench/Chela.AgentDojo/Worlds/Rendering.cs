using System.Globalization;
using System.Text.RegularExpressions;

namespace Chela.AgentDojo.Worlds;

/// <summary>
/// What an injected text becomes upstream: it is pasted into a double-quoted YAML scalar, so line breaks are folded and
/// escapes are read.
/// </summary>
internal static partial class Rendering
{
    private const char Break = '\0';

    /// <summary>The text as a model gets to see it.</summary>
    public static string Of(string text)
    {
        if (Escape().Replace(text, "").Contains('"', StringComparison.Ordinal))
        {
            throw new InvalidDataException(
                "Expected no bare quotation mark in an injection: upstream cannot load one."
            );
        }

        var folded = LineBreaks()
            .Replace(
                text,
                m => m.Value.Count(c => c == '\n') is var breaks and > 1 ? new string(Break, breaks - 1) : " "
            );
        return Escape().Replace(folded, m => Read(m.Value[1..])).Replace(Break, '\n');
    }

    /// <summary>Whether a text begins with a line break.</summary>
    public static bool BeginsWithBreak(string text) => text.TrimStart(' ', '\t') is ['\n', ..];

    private static string Read(string escape) =>
        escape[0] switch
        {
            'x' or 'u' or 'U' when escape.Length > 1 => char.ConvertFromUtf32(
                int.Parse(escape.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            ),
            '0' => "\0",
            'a' => "\a",
            'b' => "\b",
            't' => "\t",
            'n' => "\n",
            'v' => "\v",
            'f' => "\f",
            'r' => "\r",
            'e' => "\u001b",
            ' ' or '"' or '\\' or '/' => escape,
            'N' => "\u0085",
            '_' => "\u00a0",
            'L' => "\u2028",
            'P' => "\u2029",
            _ => throw new InvalidDataException($"Expected an escape of YAML, found \\{escape}."),
        };

    [GeneratedRegex(@"[ \t]*\n[ \t]*(?:\n[ \t]*)*", RegexOptions.CultureInvariant)]
    private static partial Regex LineBreaks();

    [GeneratedRegex(
        @"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex Escape();
}
