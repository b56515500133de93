using System.Globalization;

namespace Chela.EndToEnd.Support;

/// <summary>A vault of as many finished notes of the week 2026-W08 as a test needs.</summary>
internal static class NoteVault
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Writes the notes; the same ones for the same numbers.</summary>
    /// <param name="at">Where.</param>
    /// <param name="vault">The vault's folder.</param>
    /// <param name="notes">How many.</param>
    /// <param name="paragraphs">How long each is.</param>
    public static void Write(Workplace at, string vault, int notes, int paragraphs = 10)
    {
        var body = string.Concat(Enumerable.Repeat("A paragraph that says what the source says.\n\n", paragraphs));
        for (var i = 0; i < notes; i++)
        {
            var stamp = string.Create(
                CultureInfo.InvariantCulture,
                $"202602{16 + (i / MinutesOfDay)}{i / 60 % 24:00}{i % 60:00}"
            );
            at.Write(
                $"{vault}/{i / 100:00}/{stamp}_Note {i}.md",
                $"---\nheadline: \"Note {i}: a claim\"\ntitle: Source {i}\nsource: https://example.org/{i}\n---\n\n{body}"
            );
        }
    }
}
