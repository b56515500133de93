using Chela.Envelope.Labels;

namespace Chela.Guard;

/// <summary>Reads labels off the wire.</summary>
internal static class WireLabels
{
    /// <summary>The most sources, and the most readers, of one label.</summary>
    private const int MostNames = 4_096;

    /// <summary>The labels of a result.</summary>
    public static LabelTree Read(WireNode node)
    {
        var tree = new LabelTree();
        var count = 0;
        foreach (var label in node.Items())
        {
            if (++count > LabelTree.MostLabels)
            {
                throw new WireError(WireError.Limit, $"a result has at most {LabelTree.MostLabels} labels");
            }

            label.Object("path", "sources", "readers");
            tree.Add(WireValues.Path(label["path"]), LabelOf(label));
        }

        return tree;
    }

    private static Label LabelOf(WireNode node)
    {
        var label = Label.JoinAll(Names(node["sources"]).Select(s => Label.From(SourceOf(s))));
        var readers = node["readers"];
        if (!readers.IsText)
        {
            return label.RestrictTo(Readers.Only(Names(readers).Select(Principal.Of)));
        }

        return readers.Text() == "everyone"
            ? label
            : throw WireError.At(readers.Place, "\"everyone\" or a list of principals");
    }

    private static List<string> Names(WireNode node)
    {
        var names = node.Items().Take(MostNames + 1).Select(n => n.Text()).ToList();
        return names.Count <= MostNames
            ? names
            : throw new WireError(WireError.Limit, $"a label has at most {MostNames} sources and {MostNames} readers");
    }

    /// <summary>A source by its name on the wire. What is of no known kind is a tool's: untrusted.</summary>
    private static Source SourceOf(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var (kind, rest) = colon < 0 ? (name, "") : (name[..colon], name[(colon + 1)..]);
        return (kind, colon < 0) switch
        {
            ("owner", true) => Source.Owner,
            ("system", true) => Source.System,
            ("web", _) => new Source(SourceKind.Web, rest),
            ("mail", _) => new Source(SourceKind.Mail, rest),
            ("file", _) => new Source(SourceKind.File, rest),
            ("reader", _) => new Source(SourceKind.Reader, rest),
            ("model", _) => new Source(SourceKind.Model, rest),
            ("tool", _) => new Source(SourceKind.Tool, rest),
            _ => new Source(SourceKind.Tool, name),
        };
    }
}
