namespace Chela.UnicodeTables;

/// <summary>Decompositions, compositions, combining classes and quick checks (UAX #15).</summary>
internal static class NormalizationTable
{
    private const int BlockSize = 128;

    /// <summary>No code point from here on has anything to do with normalization; checked.</summary>
    private const int Limit = 0x30000;

    public static string Write(CharacterDatabase database)
    {
        var source = new TableSource(database);
        source.Open("What normalization needs (UAX #15).", "NormalizationTable");
        WriteTraits(source, database);
        WriteDecompositions(source, database);
        WriteCompositions(source, database);
        source.Close();
        return source.ToString();
    }

    private static void WriteTraits(TableSource source, CharacterDatabase database)
    {
        const string file = "DerivedNormalizationProps.txt";
        var nfd = database.With(file, "NFD_QC", "N");
        var nfkd = database.With(file, "NFKD_QC", "N");
        var nfc = database.With(file, "NFC_QC", "N").Union(database.With(file, "NFC_QC", "M")).ToHashSet();
        var nfkc = database.With(file, "NFKC_QC", "N").Union(database.With(file, "NFKC_QC", "M")).ToHashSet();
        var kinds = new List<(int Class, int Checks)> { (0, 0) };
        var blocks = new List<byte[]>();
        var index = new List<long>();
        for (var start = 0; start < CharacterDatabase.End; start += BlockSize)
        {
            var block = Enumerable.Range(start, BlockSize).Select(KindOf).ToArray();
            if (start >= Limit)
            {
                Require(block.All(k => k == 0), $"a code point from U+{start:X} on has a decomposition");
                continue;
            }

            var known = blocks.FindIndex(b => b.SequenceEqual(block));
            if (known < 0)
            {
                known = blocks.Count;
                blocks.Add(block);
            }

            index.Add(known);
        }

        Require(blocks.Count <= 256 && kinds.Count <= 256, "the two-stage table does not fit into bytes");
        source.Line("    /// <summary>From here on every code point is of kind 0.</summary>");
        source.Line($"    public const int Limit = 0x{Limit:X};");
        source.Line("");
        source.Line("    /// <summary>Code points of a block.</summary>");
        source.Line($"    public const int BlockSize = {BlockSize};");
        source.Line("");
        source.Table("The number of each block.", "byte", "Index", index);
        source.Table("The kinds in each block.", "byte", "Blocks", blocks.SelectMany(b => b).Select(k => (long)k));
        source.Table("The combining class of each kind.", "byte", "Classes", kinds.Select(k => (long)k.Class));
        source.Table(
            "For each kind the forms that may change it: 1 NFD, 2 NFKD, 4 NFC, 8 NFKC.",
            "byte",
            "Checks",
            kinds.Select(k => (long)k.Checks)
        );

        byte KindOf(int c)
        {
            var checks =
                (nfd.Contains(c) ? 1 : 0)
                | (nfkd.Contains(c) ? 2 : 0)
                | (nfc.Contains(c) ? 4 : 0)
                | (nfkc.Contains(c) ? 8 : 0);
            var kind = (database.CombiningClass.GetValueOrDefault(c), checks);
            if (!kinds.Contains(kind))
            {
                kinds.Add(kind);
            }

            return (byte)kinds.IndexOf(kind);
        }
    }

    private static void WriteDecompositions(TableSource source, CharacterDatabase database)
    {
        var canonical = new Dictionary<int, string>();
        var compatibility = new Dictionary<int, string>();
        foreach (var codePoint in database.Decomposable)
        {
            var d = CharacterDatabase.Text(database.Decompose(codePoint, compatibility: false));
            var kd = CharacterDatabase.Text(database.Decompose(codePoint, compatibility: true));
            if (d != char.ConvertFromUtf32(codePoint))
            {
                canonical.Add(codePoint, d);
            }

            if (kd != d)
            {
                compatibility.Add(codePoint, kd);
            }
        }

        source.Map("Canonical", canonical);
        source.Map("Compatibility", compatibility);
    }

    private static void WriteCompositions(TableSource source, CharacterDatabase database)
    {
        var excluded = database.With("DerivedNormalizationProps.txt", "Full_Composition_Exclusion");
        var pairs = database
            .CanonicalPairs.Where(p => !excluded.Contains(p.Composite))
            .OrderBy(p => (p.First, p.Second))
            .ToList();
        source.Table(
            "Pairs that compose, ascending: the first shifted by 21 bits, and the second.",
            "long",
            "Pairs",
            pairs.Select(p => ((long)p.First << 21) | (long)p.Second)
        );
        source.Table("What each pair composes to.", "int", "Composites", pairs.Select(p => (long)p.Composite));
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidDataException($"The tables have another form than the code expects: {otherwise}.");
        }
    }
}
