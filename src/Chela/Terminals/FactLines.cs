using System.Globalization;
using Chela.Reading.Captures;
using Chela.Reading.Cards;
using Chela.Reading.Cards.Extractive;

namespace Chela.Terminals;

/// <summary>What can be told of a text in a few words, a line each.</summary>
internal static class FactLines
{
    /// <summary>The lines, each with its name; null where there is nothing to tell.</summary>
    public static IEnumerable<(string Name, string? Value)> Of(ReadItem? read)
    {
        if (read is not { Blocks.IsEmpty: false })
        {
            return [];
        }

        var facts = ExtractiveReader.Read(TaskMaker.Of(read)).Facts;
        return
        [
            (
                "reading time",
                facts.Time.Minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{facts.Time.Minutes} min") : null
            ),
            ("evidence", Joined(facts.Evidence.Select(e => FactNames.Of(e.Kind).Replace('-', ' ')))),
            ("names", Joined(facts.Names.Select(n => n.Text))),
            ("numbers", Joined(facts.Numbers.Select(n => n.Text))),
            ("cites", Joined(facts.Sources.Select(s => $"{s.Name} <{s.Url}>"))),
        ];
    }

    private static string? Joined(IEnumerable<string> values) =>
        string.Join("; ", values) is { Length: > 0 } joined ? joined : null;
}
