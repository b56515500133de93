using System.Collections.Immutable;
using Chela.Reading.Excerpts;
using Chela.Reading.Form;
using Chela.Text;

namespace Chela.Reading.Compose;

/// <summary>Writes a digest's file in one language, in exactly the form of SPEC.</summary>
public static class DigestWriter
{
    /// <summary>Writes the file.</summary>
    /// <param name="outline">The entries in order.</param>
    /// <param name="style">The style.</param>
    /// <param name="language">Which of the two files.</param>
    /// <param name="nameOf">The address of a local image, relative to the file; null if there is none.</param>
    /// <returns>The text with LF line ends.</returns>
    public static string Write(Outline outline, DigestStyle style, Language language, Func<LocalImage, string?> nameOf)
    {
        var blocks = new List<string>();
        var headings = new List<(int Level, string Text)> { (1, style.Title.In(language)) };
        var body = new List<string>();
        if (language == Language.Chinese)
        {
            headings.Add((2, KnownSections.Contents));
        }

        void Heading(int level, string text)
        {
            headings.Add((level, text));
            body.Add($"{new string('#', level)} {text}");
        }

        foreach (var section in outline.Sections)
        {
            Heading(2, section.Name.In(language));
            foreach (var group in section.Groups)
            {
                Heading(3, group.Name.In(language));
                foreach (var entry in group.Entries)
                {
                    var text = TextOf(entry, language);
                    Heading(4, text.Headline);
                    body.AddRange(BlocksOf(entry, text, language, nameOf));
                }
            }
        }

        blocks.Add($"# {style.Title.In(language)}");
        blocks.Add(FixedLines.Switch(language));
        blocks.Add(style.Byline);
        blocks.Add(style.Introduction.In(language));
        if (language == Language.Chinese)
        {
            blocks.Add($"## {KnownSections.Contents}");
        }

        blocks.Add(string.Join('\n', TableOfContents.Lines(headings)));
        return string.Join("\n\n", blocks.Concat(body)) + "\n";
    }

    /// <summary>What the file in <paramref name="language"/> says of an entry.</summary>
    public static EntryText TextOf(Entry entry, Language language) =>
        language == Language.Chinese
            ? entry.Chinese ?? entry.English!
            : entry.English ?? EnglishText.Of(entry.Chinese!);

    private static IEnumerable<string> BlocksOf(
        Entry entry,
        EntryText text,
        Language language,
        Func<LocalImage, string?> nameOf
    )
    {
        if (Lines(text.Callout, nameOf) is { Length: > 0 } callout)
        {
            yield return callout;
        }

        switch (entry.Source)
        {
            case EntrySource.Page page:
                yield return Link(text.Title ?? page.Url, page.Url);
                break;
            case EntrySource.OwnNote note:
                yield return $"[[{note.Name}]]";
                break;
        }

        if (Lines(text.Body, nameOf) is { Length: > 0 } body)
        {
            yield return body;
        }

        if (!entry.Others.IsEmpty)
        {
            yield return FixedLines.Others(language, entry.Others.Select(o => Link(o.Title, o.Url)));
        }
    }

    private static string Link(string title, string url) =>
        $"[{(GeneratedTitle.IsBalanced(title) ? title : GeneratedTitle.ForLink(title))}]({WebAddress.Escape(url)})";

    private static string Lines(ImmutableArray<string> lines, Func<LocalImage, string?> nameOf) =>
        string.Join(
            '\n',
            lines
                .Select(l => (From: l, To: AssetToken.Resolve(l, nameOf)))
                .Where(l => l.To.Length > 0 || l.From.Length == 0)
                .Select(l => l.To)
        );
}
