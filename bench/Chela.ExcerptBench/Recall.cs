using System.Text;
using Chela.Reading.Cards;

namespace Chela.ExcerptBench;

/// <summary>ROUGE-1 recall (Lin 2004): the share of one text's words that another has; ideographs count as words.</summary>
internal static class Recall
{
    /// <summary>How much of <paramref name="wanted"/> is in <paramref name="found"/>.</summary>
    public static double Of(string wanted, string found)
    {
        var (all, there) = (Words(wanted), Words(found));
        return all.Count == 0
            ? 0
            : (double)all.Sum(w => Math.Min(w.Value, there.GetValueOrDefault(w.Key))) / all.Values.Sum();
    }

    /// <summary>Whether a description was taken from the text: half of its runs of 24 letters stand there.</summary>
    public static bool IsCopied(string description, string text)
    {
        var (bare, all) = (Letters(description), Letters(text));
        var (copied, count) = (0, 0);
        for (var at = 0; at + 24 <= bare.Length; at += 8)
        {
            count++;
            copied += all.Contains(bare.Substring(at, 24), StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return copied * 2 > count;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    /// <summary>The beginning of a text.</summary>
    public static string Lead(ReadingTask task, int length)
    {
        var text = new StringBuilder();
        foreach (var passage in task.Passages.Where(p => p.Role is PassageRole.Prose or PassageRole.ListItem))
        {
            text.Append(passage.Text).Append('\n');
            if (text.Length >= length)
            {
                break;
            }
        }

        return text.ToString(0, Math.Min(length, text.Length));
    }

    private static Dictionary<string, int> Words(string text)
    {
        var words = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var word = new StringBuilder();
        foreach (var character in text + " ")
        {
            if (char.IsLetterOrDigit(character) && character < '\u2E80')
            {
                word.Append(character);
                continue;
            }

            Add(word.ToString());
            word.Clear();
            Add(char.IsLetterOrDigit(character) ? character.ToString() : "");
        }

        return words;

        void Add(string found)
        {
            if (found.Length > 0)
            {
                words[found] = words.GetValueOrDefault(found) + 1;
            }
        }
    }
}
