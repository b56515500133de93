using Chela.Envelope.Labels;
using Chela.Text;

namespace Chela.Terminals;

/// <summary>Labels as people read them. What a certificate holds is another form, which this one does not touch.</summary>
internal static class LabelText
{
    private const string YourModels = "your models";

    /// <summary><c>from you and the web (example.org); for you and your models</c>.</summary>
    public static string Of(Label label) =>
        label.Sources.Count == 0
            ? $"for {Of(label.Readers)}"
            : $"from {Listed(label.Sources.Select(Of))}; for {Of(label.Readers)}";

    /// <summary>A sentence of a decision, in which readers are named as certificates name them.</summary>
    public static string Reason(string why) =>
        why.Replace(s_owners.ToString(), Of(s_owners), StringComparison.Ordinal)
            .Replace(Principal.Models.Name, YourModels, StringComparison.Ordinal);

    private static readonly Readers s_owners = Readers.Only(Principal.Owner, Principal.Models);

    private static string Of(Readers readers) =>
        readers.IsEveryone ? "everyone"
        : readers.Equals(Readers.OwnerOnly) ? "you alone"
        : Listed(
            readers.Names.Select(n =>
                n == Principal.Owner.Name ? "you"
                : n == Principal.Models.Name ? YourModels
                : PlainText.OneLine(n)
            )
        )
            is { Length: > 0 } names
            ? names
        : "nobody";

    private static string Of(Source source)
    {
        var name = PlainText.OneLine(source.Name);
        return source.Kind switch
        {
            SourceKind.Owner => "you",
            SourceKind.System => "Chela",
            SourceKind.Tool => Named("a tool", "the tool {0}"),
            SourceKind.Web => Named("the web", "the web ({0})"),
            SourceKind.Mail => Named("mail", "mail of {0}"),
            SourceKind.File => Named("a file", "the file {0}"),
            SourceKind.Reader => "the reader",
            _ => Named("a model", source == Labelled.Planner.Sources.First() ? "the planner" : "the model {0}"),
        };

        string Named(string without, string with) =>
            name.Length == 0 ? without : with.Replace("{0}", name, StringComparison.Ordinal);
    }

    private static string Listed(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all is [.. var before, var last] && before.Count > 0
            ? $"{string.Join(", ", before)} and {last}"
            : string.Concat(all);
    }
}
