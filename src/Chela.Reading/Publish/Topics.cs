using Chela.Reading.Form;
using Chela.Reading.Markup;

namespace Chela.Reading.Publish;

/// <summary>What a digest's week was about: the names of its topics.</summary>
public static class Topics
{
    private const int Most = 6;

    /// <summary>The groups of the topics section, in order, at most six.</summary>
    public static IReadOnlyList<string> Of(string digest, Language language)
    {
        var section = $"## {KnownSections.Topics.Name.In(language)}";
        return
        [
            .. MarkdownLines
                .Of(digest)
                .Where(l => !l.IsCode)
                .Select(l => l.Text)
                .SkipWhile(l => l != section)
                .Skip(1)
                .TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
                .Where(l => l.StartsWith("### ", StringComparison.Ordinal))
                .Select(l => l[4..])
                .Take(Most),
        ];
    }
}
