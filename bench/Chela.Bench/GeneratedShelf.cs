using System.Globalization;
using System.Text;

namespace Chela.Bench;

/// <summary>Things to save that are the same from run to run: pages with what sites put around a text, and a feed.</summary>
internal static class GeneratedShelf
{
    private const int ParagraphsOfPage = 30;
    private const int ParagraphsOfEntry = 4;
    private const int LinksAround = 60;

    /// <summary>Writes pages into a folder.</summary>
    public static string[] WritePages(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(count);
        var around = string.Concat(
            Enumerable.Range(0, LinksAround).Select(i => $"<li class=\"item\"><a href=\"/s/{i}\">Section {i}</a></li>")
        );
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                {
                    var path = Path.Combine(folder, $"page-{i}.html");
                    var text = string.Concat(
                        GeneratedVault
                            .Paragraphs(random, ParagraphsOfPage)
                            .Select(
                                (p, n) =>
                                    (n % 6 == 5 ? $"<h2>Part {n}</h2>" : "")
                                    + $"<p>{p} <a href=\"https://example.com/{n}\">more</a></p>"
                            )
                    );
                    File.WriteAllText(
                        path,
                        $"<!doctype html><html lang=\"en\"><head><title>Page {Name(i)} | Site</title><link rel=\"canonical\" href=\"https://site.example/{i}\">"
                            + $"<style>.item {{ color: red }}</style></head><body><nav><ul>{around}</ul></nav><main><article><h1>Page {Name(i)}</h1>{text}"
                            + $"</article></main><aside><ul>{around}</ul></aside><footer>© Site. All rights reserved.</footer></body></html>"
                    );
                    return path;
                }),
        ];
    }

    /// <summary>Writes a feed.</summary>
    public static string WriteFeed(string path, int count)
    {
        var random = new Random(-count - 1);
        var feed = new StringBuilder(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed</title><link>https://feed.example/</link>"
        );
        for (var i = 0; i < count; i++)
        {
            var text = string.Concat(
                GeneratedVault.Paragraphs(random, ParagraphsOfEntry).Select(p => $"&lt;p&gt;{p}&lt;/p&gt;")
            );
            feed.Append(
                CultureInfo.InvariantCulture,
                $"<item><title>Entry {Name(i)}</title><link>https://feed.example/{i}</link><description>{text}</description></item>"
            );
        }

        File.WriteAllText(path, feed.Append("</channel></rss>").ToString());
        return path;
    }

    /// <summary>A name without digits: titles that differ in a number alone are a series.</summary>
    private static string Name(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(d => (char)('a' + d - '0')));
}
