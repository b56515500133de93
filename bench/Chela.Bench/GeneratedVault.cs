using System.Globalization;
using System.Text;

namespace Chela.Bench;

/// <summary>Vaults that are the same from run to run: weeks of notes as long as real ones, in both languages.</summary>
internal static class GeneratedVault
{
    private const int NotesOfWeek = 60;
    private const int CharactersOfNote = 2400;
    private static readonly string[] Words =
    [
        "model",
        "paper",
        "a",
        "the",
        "of",
        "reading",
        "map",
        "robot",
        "memory",
        "语言模型",
        "训练",
        "我们",
        "数据",
        "的",
        "方法",
        "场景",
        "重建",
        "在",
        "benchmark",
        "2.5",
        "GPU",
        "推理",
        "工具",
        "agent",
    ];

    /// <summary>Writes a vault.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="notes">How many notes, sixty a week, the last ones in 2026-W08.</param>
    public static void Write(string folder, int notes) => Write(folder, notes, NotesOfWeek, new DateOnly(2026, 2, 16));

    /// <summary>Writes a vault.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="notes">How many notes.</param>
    /// <param name="notesOfWeek">How many a week.</param>
    /// <param name="last">The Monday of the last week.</param>
    public static void Write(string folder, int notes, int notesOfWeek, DateOnly last)
    {
        var random = new Random(notes);
        for (var i = 0; i < notes; i++)
        {
            var day = last.AddDays((-7 * (i / notesOfWeek)) + (i % 7));
            var name = string.Create(
                CultureInfo.InvariantCulture,
                $"{day:yyyyMMdd}{8 + (i % 12):00}{i % 60:00}_Note {i}"
            );
            var path = Path.Combine(folder, $"{day.Year}", $"{name}.md");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Note(random, i));
        }
    }

    /// <summary>Paragraphs of random words.</summary>
    internal static IEnumerable<string> Paragraphs(Random random, int count)
    {
        for (var paragraph = 0; paragraph < count; paragraph++)
        {
            var words = Enumerable
                .Range(0, 70)
                .Select(w => Words[random.Next(Words.Length)] + (w % 17 == 16 ? "." : ""));
            yield return string.Join(' ', words) + ".";
        }
    }

    private static string Note(Random random, int number)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"---\ntitle: \"Source {number}\"\n");
        text.Append(CultureInfo.InvariantCulture, $"source: https://example.org/{number}?utm_source=x\n");
        if (number % 3 != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"headline: \"来源 {number}：一个 claim\"\n");
        }

        text.Append("tags: [reading]\n---\n\n");
        while (text.Length < CharactersOfNote)
        {
            for (var word = 0; word < 60; word++)
            {
                text.Append(Words[random.Next(Words.Length)]).Append(word % 17 == 16 ? "。" : " ");
            }

            text.Append(CultureInfo.InvariantCulture, $"See [[Note {number / 2}]] and ==this==.\n\n");
        }

        return text.ToString();
    }
}
