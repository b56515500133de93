using System.Globalization;
using Chela.Envelope.Labels;

namespace Chela.Edge.Sqlite.Search;

/// <summary>
/// A label as the index keeps it: a line for each source, <c>3 example.org</c>, then one for each reader, <c>r owner</c>; <c>r</c> alone
/// where there are readers, but none by name. Line ends in names are written as blanks: the label is then of another name, never of more.
/// </summary>
internal static class StoredLabel
{
    public static string Write(Label label) =>
        string.Join(
            '\n',
            label
                .Sources.Select(s => string.Create(CultureInfo.InvariantCulture, $"{(int)s.Kind} {OneLine(s.Name)}"))
                .Concat(label.Readers.IsEveryone ? [] : label.Readers.Names.Select(n => $"r {OneLine(n)}").Prepend("r"))
        );

    public static Label Read(string stored)
    {
        var label = Label.Public;
        List<Principal>? readers = null;
        foreach (var line in stored.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == 'r')
            {
                readers ??= [];
                if (line.Length > 2)
                {
                    readers.Add(new Principal(line[2..]));
                }
            }
            else
            {
                var blank = line.IndexOf(' ', StringComparison.Ordinal);
                var kind = (SourceKind)int.Parse(line.AsSpan(0, blank), CultureInfo.InvariantCulture);
                label = label.Join(Label.From(new Source(kind, line[(blank + 1)..])));
            }
        }

        return readers is null ? label : label.RestrictTo(Readers.Only(readers));
    }

    private static string OneLine(string name) => name.ReplaceLineEndings(" ");
}
