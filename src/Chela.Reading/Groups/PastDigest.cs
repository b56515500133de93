using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Form;
using Chela.Reading.Lint;

namespace Chela.Reading.Groups;

/// <summary>Reads the entries of a finished digest in the Chinese form, whoever wrote it.</summary>
public static partial class PastDigest
{
    /// <summary>
    /// The entries that stand in a group, in their order; null if the text is no Chinese digest: its first line is no title
    /// such as <c># 2026 年第 08 周技术阅读汇总</c>. Names of sections and groups that were changed since are the present ones.
    /// </summary>
    /// <param name="text">The file.</param>
    public static ImmutableArray<GroupExample>? Read(string text)
    {
        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (Title().Match(text) is not { Success: true } title)
        {
            return null;
        }

        var week = $"{title.Groups[1].Value}-W{title.Groups[2].Value.PadLeft(2, '0')}";
        var examples = ImmutableArray.CreateBuilder<GroupExample>();
        foreach (var entry in DigestBlocks.Of(text))
        {
            if (
                entry is { Level: 4, Parent: { Level: 3, Parent: { Level: 2 } section } group }
                && KnownSections.CurrentSectionName(section.Name) is var name and not KnownSections.Contents
            )
            {
                examples.Add(
                    new GroupExample(
                        week,
                        HeadingText.Plain(name),
                        KnownSections.CurrentGroupName(HeadingText.Plain(group.Name)),
                        FactsOf(entry)
                    )
                );
            }
        }

        return examples.ToImmutable();
    }

    private static EntryFacts FactsOf(DigestBlock entry)
    {
        var lines = entry.Lines.AsSpan()[1..];
        lines = WithoutBlank(lines);
        if (!lines.IsEmpty && lines[0].StartsWith("> [!", StringComparison.Ordinal))
        {
            var end = 0;
            while (end < lines.Length && lines[end].StartsWith('>'))
            {
                end++;
            }

            lines = WithoutBlank(lines[end..]);
        }

        var headline = HeadingText.Plain(entry.Name);
        var first = lines.IsEmpty ? "" : lines[0].TrimEnd();
        if (PostLine.AddressIn(first) is { } post)
        {
            return new EntryFacts(ItemKind.Thread)
            {
                Headline = headline,
                Url = post,
                Text = Joined(lines),
            };
        }

        var (title, url) =
            LineForm.Link(first) is { } link ? (link.Text, link.Url)
            : LineForm.WikiLink(first) is { } own ? (own, null)
            : ((string?)null, (string?)null);
        return new EntryFacts(ItemKinds.Of(url, name: title, isOwn: title is not null && url is null))
        {
            Headline = headline,
            Title = title,
            Url = url,
            Text = Joined(title is null ? lines : lines[1..]),
        };
    }

    private static string Joined(ReadOnlySpan<string> lines) => string.Join('\n', lines!);

    private static ReadOnlySpan<string> WithoutBlank(ReadOnlySpan<string> lines)
    {
        while (!lines.IsEmpty && string.IsNullOrWhiteSpace(lines[0]))
        {
            lines = lines[1..];
        }

        return lines;
    }

    [GeneratedRegex(@"\A# ([0-9]{4}) 年第 ?([0-9]{1,2}) ?周", RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}
