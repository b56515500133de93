namespace Chela.UnicodeTables;

/// <summary>Makes the tables of Chela.Text out of the Unicode character database and the list of confusables.</summary>
public static class Generator
{
    /// <summary>File names and their texts; the same input gives the same bytes on every machine.</summary>
    /// <param name="unicodeFolder">Holds UnicodeData.txt and its neighbours, as Debian's unicode-data installs them.</param>
    /// <param name="confusables">A JSON file: character → look-alikes.</param>
    public static IReadOnlyDictionary<string, string> Generate(string unicodeFolder, string confusables)
    {
        var database = new CharacterDatabase(unicodeFolder);
        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["NormalizationTable.g.cs"] = NormalizationTable.Write(database),
            ["CaseTable.g.cs"] = CaseTable.Write(database),
            ["ScriptTable.g.cs"] = ScriptTable.Write(database),
            ["Script.g.cs"] = ScriptTable.WriteEnum(database),
            ["ConfusableTable.g.cs"] = ConfusableTable.Write(database, confusables),
            ["UnicodeVersion.g.cs"] = WriteVersion(database),
        };
    }

    private static string WriteVersion(CharacterDatabase database)
    {
        var source = new TableSource(database);
        source.Line("/// <summary>The version of the Unicode standard whose data the tables were made of.</summary>");
        source.Line("public static class UnicodeVersion");
        source.Line("{");
        source.Line("    /// <summary>Three numbers with dots.</summary>");
        source.Line($"    public const string Number = \"{database.Version}\";");
        source.Line("}");
        return source.ToString();
    }
}
