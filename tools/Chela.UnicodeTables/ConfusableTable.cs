using System.Text.Json;

namespace Chela.UnicodeTables;

/// <summary>
/// Prototypes of characters that look alike (UTS #39, section 4). The source lists pairs in both directions and does not
/// say which of two is the prototype, so a rule says it: all that are linked are one class, and its prototype is a
/// sequence before a single character (only a character can be replaced), then ASCII, then the shorter, then the lower.
/// </summary>
internal static class ConfusableTable
{
    private const int MostRounds = 10;

    public static string Write(CharacterDatabase database, string file)
    {
        var prototypes = Prototypes(database, Classes(database, file));
        var source = new TableSource(database);
        source.Open("Prototypes of look-alikes, and what is not seen at all (UTS #39, section 4).", "ConfusableTable");
        source.Map("Prototypes", prototypes);
        var ignorable = database
            .Read("DerivedCoreProperties.txt")
            .Where(r => r.Fields[0] == "Default_Ignorable_Code_Point")
            .OrderBy(r => r.First)
            .ToList();
        source.Table(
            "First code points of invisible ranges.",
            "int",
            "IgnorableStarts",
            ignorable.Select(r => (long)r.First)
        );
        source.Table("Their last code points.", "int", "IgnorableEnds", ignorable.Select(r => (long)r.Last));
        source.Close();
        return source.ToString();
    }

    /// <summary>The classes of linked texts, each in NFD: the skeleton is taken of texts in that form.</summary>
    private static IEnumerable<IGrouping<string, string>> Classes(CharacterDatabase database, string file)
    {
        var parents = new Dictionary<string, string>();
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var entry in json.RootElement.EnumerateObject())
        {
            foreach (var alike in entry.Value.EnumerateArray())
            {
                var (a, b) = (Root(Clean(entry.Name)), Root(Clean(alike.GetProperty("c").GetString()!)));
                parents[a] = b;
            }
        }

        return parents.Keys.Order(StringComparer.Ordinal).ToList().GroupBy(Root);

        string Root(string text)
        {
            while (parents.TryGetValue(text, out var parent) && parent != text)
            {
                text = parent;
            }

            parents.TryAdd(text, text);
            return text;
        }

        // The source puts directional marks round right-to-left characters, to show them in a table.
        string Clean(string text) =>
            CharacterDatabase.Text(database.Nfd(text.Replace("\u200E", "").Replace("\u200F", "")));
    }

    private static Dictionary<int, string> Prototypes(
        CharacterDatabase database,
        IEnumerable<IGrouping<string, string>> classes
    )
    {
        var chosen = new Dictionary<int, string>();
        foreach (var members in classes)
        {
            var prototype = members
                .OrderByDescending(m => !IsSingle(m))
                .ThenByDescending(m => m.All(char.IsAscii))
                .ThenBy(m => m.Length)
                .ThenBy(m => m, StringComparer.Ordinal)
                .First();
            foreach (var member in members.Where(m => IsSingle(m) && m != prototype))
            {
                chosen.Add(char.ConvertToUtf32(member, 0), prototype);
            }
        }

        return chosen.Keys.ToDictionary(c => c, c => Fixed(chosen[c]));

        // INVARIANT: a prototype is its own skeleton, so that one pass is enough.
        string Fixed(string text)
        {
            for (var round = 0; round < MostRounds; round++)
            {
                var mapped = string.Concat(
                    text.EnumerateRunes().Select(r => chosen.GetValueOrDefault(r.Value, r.ToString()))
                );
                var next = CharacterDatabase.Text(database.Nfd(mapped));
                if (next == text)
                {
                    return text;
                }

                text = next;
            }

            throw new InvalidDataException($"The look-alikes of '{text}' lead to no end.");
        }
    }

    private static bool IsSingle(string text) => text.Length == (char.IsSurrogate(text[0]) ? 2 : 1);
}
