namespace Chela.UnicodeTables;

/// <summary>Lower case and case folding (Unicode, chapter 3.13).</summary>
internal static class CaseTable
{
    public static string Write(CharacterDatabase database)
    {
        var lower = database.SimpleLower.ToDictionary(l => l.Key, l => char.ConvertFromUtf32(l.Value));
        foreach (var (codePoint, _, fields) in database.Read("SpecialCasing.txt"))
        {
            // A fifth field names a language or a context.
            if (fields.Length < 5 || fields[3].Length == 0)
            {
                lower[codePoint] = CharacterDatabase.Text(CharacterDatabase.CodePoints(fields[0]));
            }
        }

        var folded = database
            .Read("CaseFolding.txt")
            .Where(f => f.Fields[0] is "C" or "F")
            .ToDictionary(f => f.First, f => CharacterDatabase.Text(CharacterDatabase.CodePoints(f.Fields[1])));
        var source = new TableSource(database);
        source.Open("Case mappings (UnicodeData.txt, SpecialCasing.txt, CaseFolding.txt).", "CaseTable");
        source.Map("Lower", Changing(lower));
        source.Map("Folded", Changing(folded));
        source.Close();
        return source.ToString();
    }

    private static Dictionary<int, string> Changing(Dictionary<int, string> map) =>
        map.Where(e => e.Value != char.ConvertFromUtf32(e.Key)).ToDictionary();
}
