namespace Chela.UnicodeTables;

/// <summary>Scripts and script extensions (UAX #24), and the names of the scripts.</summary>
internal static class ScriptTable
{
    private static readonly string[] First = ["Unknown", "Common", "Inherited"];

    /// <summary>Writing systems of several scripts, which UTS #39 (5.1) adds to the sets.</summary>
    private static readonly (string Name, string Code, string Summary)[] Augmented =
    [
        ("HanWithBopomofo", "Hanb", "Han and Bopomofo; in sets of scripts only"),
        ("Japanese", "Jpan", "Han, Hiragana and Katakana; in sets of scripts only"),
        ("Korean", "Kore", "Hangul and Han; in sets of scripts only"),
    ];

    public static string WriteEnum(CharacterDatabase database)
    {
        var codes = Codes(database).ToDictionary(c => c.Long, c => c.Short);
        var source = new TableSource(database);
        source.Line(
            "/// <summary>A script (UAX #24), or a writing system of several scripts (UTS #39, section 5.1).</summary>"
        );
        source.Line("public enum Script");
        source.Line("{");
        foreach (var name in Names(database))
        {
            source.Line($"    /// <summary>{name.Replace('_', ' ')} ({codes[name]}).</summary>");
            source.Line($"    {Identifier(name)},");
            source.Line("");
        }

        foreach (var (name, code, summary) in Augmented)
        {
            source.Line($"    /// <summary>{summary} ({code}).</summary>");
            source.Line($"    {name},");
            source.Line("");
        }

        source.Close();
        return source.ToString();
    }

    public static string Write(CharacterDatabase database)
    {
        var names = Names(database);
        var number = names.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i);
        foreach (var (full, code) in Codes(database).Where(c => number.ContainsKey(c.Long)))
        {
            number[code] = number[full];
        }

        var scripts = new int[CharacterDatabase.End];
        foreach (var (first, last, fields) in database.Read("Scripts.txt"))
        {
            Array.Fill(scripts, number[fields[0]], first, last - first + 1);
        }

        var sets = new List<int[]> { Array.Empty<int>() };
        var extensions = new int[CharacterDatabase.End];
        foreach (var (first, last, fields) in database.Read("ScriptExtensions.txt"))
        {
            int[] set = [.. fields[0].Split(' ').Select(s => number[s]).Order()];
            var known = sets.FindIndex(s => s.SequenceEqual(set));
            if (known < 0)
            {
                known = sets.Count;
                sets.Add(set);
            }

            Array.Fill(extensions, known, first, last - first + 1);
        }

        var source = new TableSource(database);
        source.Open("The script and the script extensions of every code point (UAX #24).", "ScriptTable");
        WriteRanges(source, "Script", scripts);
        WriteRanges(source, "Extension", extensions);
        source.Table(
            "Where each set of extensions starts in their list; one more at the end. Set 0 means: the script alone.",
            "ushort",
            "SetOffsets",
            sets.Select((_, i) => (long)sets.Take(i).Sum(s => s.Length)).Append(sets.Sum(s => s.Length))
        );
        source.Table("The scripts of the sets.", "byte", "SetScripts", sets.SelectMany(s => s).Select(s => (long)s));
        source.Close();
        return source.ToString();
    }

    private static void WriteRanges(TableSource source, string name, int[] values)
    {
        var starts = Enumerable.Range(0, values.Length).Where(c => c == 0 || values[c] != values[c - 1]).ToList();
        source.Table("Where a range begins, ascending.", "int", $"{name}Starts", starts.Select(s => (long)s));
        source.Table(
            "What holds from each start on.",
            "byte",
            $"{name}Values",
            starts.Select(s => (long)checked((byte)values[s]))
        );
    }

    private static List<string> Names(CharacterDatabase database) =>
        [
            .. First,
            .. database
                .Read("Scripts.txt")
                .Select(s => s.Fields[0])
                .Distinct()
                .Except(First)
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<(string Long, string Short)> Codes(CharacterDatabase database) =>
        database
            .Lines("PropertyValueAliases.txt")
            .Select(l => l.Split(';').Select(f => f.Trim()).ToArray())
            .Where(f => f[0] == "sc")
            .Select(f => (f[2], f[1]));

    private static string Identifier(string name) => name.Replace("_", "");
}
