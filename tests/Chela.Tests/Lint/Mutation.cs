namespace Chela.Tests.Lint;

/// <summary>Spoils a digest in ways that owners, tools and merges do.</summary>
internal static class Mutation
{
    private static readonly string[] Fragments =
    [
        .. "\t| |  |，|。 | ，|中a|a中|`|``|$|$$|中`|[[|[[x]]|[[202602301200_A]]|[[2026_A]]|[[12345678_A]]|](http://a.b/c|https://a.b |(|)|中(|中-文|**".Split(
            '|'
        ),
        .. "“¦「¦> ¦>¦>x¦```¦~~~¦# ¦## ¦#### ¦##### ¦- ¦* ¦1. ¦|¦\r¦@¦[a](https://b)¦[a b](https://x.com/h/status/1)¦![x](y)".Split(
            '¦'
        ),
        .. "![Image](README.zh-CN.assets/README.zh-CN_001.webp)|> [!NOTE]|> [!FOO]|-|中,|中: |中! |https://a.b/?utm_x=1|#|%|+中|²中|_|\\_|😀|/history|<b>|</code>|<code>|<!--|-->|    ".Split(
            '|'
        ),
    ];

    /// <summary>Cuts a piece out of a digest, its top kept, and spoils some of its lines.</summary>
    public static string Of(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        if (lines.Count > 600 && random.Next(4) > 0)
        {
            var at = random.Next(lines.Count);
            lines = [.. lines.Take(random.Next(2) * 91 + 9), .. lines.Skip(at).Take(300)];
        }

        for (var faults = 1 + random.Next(random.Next(2) == 0 ? 3 : 40); faults > 0; faults--)
        {
            Spoil(lines, random);
        }

        return string.Join('\n', lines);
    }

    private static void Spoil(List<string> lines, Random random)
    {
        var (i, j) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(8))
        {
            case 0 when lines.Count > 1:
                lines.RemoveAt(i);
                break;
            case 1:
                lines.Insert(i, lines[j]);
                break;
            case 2:
                (lines[i], lines[j]) = (lines[j], lines[i]);
                break;
            case 3:
                lines.Insert(i, "");
                break;
            default:
                // Not between the halves of a character outside of the basic plane.
                var at = random.Next(lines[i].Length + 1);
                at -= at < lines[i].Length && char.IsLowSurrogate(lines[i][at]) ? 1 : 0;
                lines[i] = lines[i].Insert(random.Next(3) == 0 ? 0 : at, Fragments[random.Next(Fragments.Length)]);
                break;
        }
    }
}
