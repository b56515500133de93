using System.Globalization;
using System.Text;

namespace Chela.UnicodeTables;

/// <summary>Reads files of the Unicode character database (UAX #44): <c>code[..code] ; field ; … # comment</c>.</summary>
public sealed class CharacterDatabase
{
    /// <summary>The first number that is no code point.</summary>
    public const int End = 0x110000;

    private const int HangulBase = 0xAC00;
    private const int HangulCount = 11172;

    private readonly string _folder;

    /// <summary>Reads UnicodeData.txt in <paramref name="folder"/>.</summary>
    public CharacterDatabase(string folder)
    {
        _folder = folder;
        Version = File.ReadLines(Path.Combine(folder, "Scripts.txt")).First().Split('-')[^1].Replace(".txt", "");
        foreach (var (first, _, fields) in Read("UnicodeData.txt"))
        {
            if (fields[2] != "0")
            {
                CombiningClass[first] = int.Parse(fields[2], CultureInfo.InvariantCulture);
            }

            if (fields[4].Length > 0)
            {
                var isCompatibility = fields[4][0] == '<';
                var codes = isCompatibility ? fields[4][(fields[4].IndexOf('>') + 1)..] : fields[4];
                _decompositions[first] = (isCompatibility, CodePoints(codes));
            }

            if (fields[12].Length > 0)
            {
                SimpleLower[first] = CodePoints(fields[12])[0];
            }
        }
    }

    private readonly SortedDictionary<int, (bool IsCompatibility, int[] CodePoints)> _decompositions = [];

    /// <summary>The version of the data.</summary>
    public string Version { get; }

    /// <summary>Canonical combining classes other than 0.</summary>
    public SortedDictionary<int, int> CombiningClass { get; } = [];

    /// <summary>Simple lower-case mappings.</summary>
    public SortedDictionary<int, int> SimpleLower { get; } = [];

    /// <summary>The code points with a decomposition in UnicodeData.txt, so without Hangul syllables.</summary>
    public IEnumerable<int> Decomposable => _decompositions.Keys;

    /// <summary>The canonical decompositions of exactly two code points, as they stand.</summary>
    public IEnumerable<(int Composite, int First, int Second)> CanonicalPairs =>
        _decompositions
            .Where(d => d.Value is { IsCompatibility: false, CodePoints.Length: 2 })
            .Select(d => (d.Key, d.Value.CodePoints[0], d.Value.CodePoints[1]));

    /// <summary>The lines of a file: first and last code point, and the fields after them.</summary>
    public IEnumerable<(int First, int Last, string[] Fields)> Read(string file) =>
        from line in Lines(file)
        let fields = line.Split(';').Select(f => f.Trim()).ToArray()
        let codes = fields[0].Split("..")
        select (CodePoints(codes[0])[0], CodePoints(codes[^1])[0], fields[1..]);

    /// <summary>The lines of a file without comments.</summary>
    public IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(_folder, file)).Select(l => l.Split('#')[0].Trim()).Where(l => l.Length > 0);

    /// <summary>The code points of which a property of a file has a value.</summary>
    public HashSet<int> With(string file, params string[] property) =>
        [
            .. Read(file)
                .Where(r => r.Fields.SequenceEqual(property))
                .SelectMany(r => Enumerable.Range(r.First, r.Last - r.First + 1)),
        ];

    /// <summary>Reads hexadecimal code points with blanks between.</summary>
    public static int[] CodePoints(string text) =>
        [
            .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(c => int.Parse(c, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        ];

    /// <summary>The full decomposition of one code point, in canonical order.</summary>
    public IReadOnlyList<int> Decompose(int codePoint, bool compatibility) =>
        Order(Expand(codePoint, compatibility).ToList());

    /// <summary>Normalization Form D of a text.</summary>
    public IReadOnlyList<int> Nfd(string text) =>
        Order(text.EnumerateRunes().SelectMany(r => Expand(r.Value, compatibility: false)).ToList());

    private IEnumerable<int> Expand(int codePoint, bool compatibility)
    {
        if (codePoint - HangulBase is >= 0 and < HangulCount and var syllable)
        {
            int[] jamo = [0x1100 + (syllable / 588), 0x1161 + (syllable % 588 / 28), 0x11A7 + (syllable % 28)];
            return syllable % 28 == 0 ? jamo[..2] : jamo;
        }

        return _decompositions.TryGetValue(codePoint, out var d) && (compatibility || !d.IsCompatibility)
            ? d.CodePoints.SelectMany(c => Expand(c, compatibility))
            : [codePoint];
    }

    private List<int> Order(List<int> codePoints)
    {
        for (var start = 0; start < codePoints.Count; start++)
        {
            var end = start;
            while (end < codePoints.Count && CombiningClass.ContainsKey(codePoints[end]))
            {
                end++;
            }

            var marks = codePoints[start..end].OrderBy(c => CombiningClass[c]).ToList();
            codePoints.RemoveRange(start, end - start);
            codePoints.InsertRange(start, marks);
            start = end;
        }

        return codePoints;
    }

    /// <summary>The text of code points.</summary>
    public static string Text(IEnumerable<int> codePoints) =>
        codePoints.Aggregate(new StringBuilder(), (t, c) => t.Append(char.ConvertFromUtf32(c))).ToString();
}
