namespace Chela.Text;

/// <summary>Finds the name that somebody may have meant.</summary>
public static class NearestName
{
    private const int MostEdits = 2;

    /// <summary>The name with the fewest edits (Levenshtein 1966), if they are few; null if none is near.</summary>
    public static string? Of(string word, IEnumerable<string> names) =>
        names
            .Select(name => (Name: name, Edits: Edits(word, name)))
            .Where(n => n.Edits <= Math.Min(MostEdits, n.Name.Length / 2))
            .OrderBy(n => n.Edits)
            .Select(n => n.Name)
            .FirstOrDefault();

    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
