using System.Collections.Immutable;
using Chela.Agent.Search;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Text;

namespace Chela.Edge.Sqlite.Search;

/// <summary>What a search found, as a value and back. Each hit bears the label of its text.</summary>
internal static class HitValues
{
    public static Value.Record Of(SearchResult result)
    {
        var label = Label.JoinAll(result.Hits.Select(h => h.Label)).Join(Label.System);
        return Record(
            label,
            ("hits", new Value.List([.. result.Hits.Select(Of)], label)),
            ("senseless", new Value.Truth(result.IsSenseless, Label.System)),
            // They name the owner's files.
            ("problems", Texts(result.Problems, Label.System))
        );
    }

    public static SearchResult Read(Value value)
    {
        var fields = ((Value.Record)value).Fields;
        return new SearchResult([.. ((Value.List)fields["hits"]).Items.Cast<Value.Record>().Select(Read)])
        {
            IsSenseless = ((Value.Truth)fields["senseless"]).IsTrue,
            Problems = [.. ((Value.List)fields["problems"]).Items.Cast<Value.Text>().Select(t => t.Content)],
        };
    }

    private static Value.Record Of(SearchHit hit)
    {
        var label = hit.Label;
        return Record(
            label,
            ("kind", new Value.Text(SearchKinds.NameOf(hit.Kind), Label.System)),
            ("id", new Value.Text(hit.Id, label)),
            ("title", new Value.Text(hit.Title, label)),
            ("address", TextOf(hit.Address, label)),
            ("path", TextOf(hit.Path, label)),
            ("at", hit.At is { } at ? new Value.Whole(at.UtcTicks, label) : new Value.Nothing(label)),
            ("snippet", new Value.Text(hit.Snippet, label)),
            ("matches", new Value.List([.. hit.Matches.Select(m => Pair(m.Start, m.Length, label))], label)),
            ("span", hit.Span is { } span ? Pair(span.Start, span.Length, label) : new Value.Nothing(label)),
            ("part", TextOf(hit.Part, label)),
            ("score", new Value.Fraction(hit.Score, label))
        );
    }

    private static SearchHit Read(Value.Record hit)
    {
        var fields = hit.Fields;
        return new SearchHit(
            SearchKinds.Of(((Value.Text)fields["kind"]).Content)!.Value,
            ((Value.Text)fields["id"]).Content,
            ((Value.Text)fields["title"]).Content,
            ((Value.Text)fields["snippet"]).Content,
            fields["score"] is Value.Whole whole ? whole.Number : ((Value.Fraction)fields["score"]).Amount,
            hit.Label
        )
        {
            Address = TextOf(fields["address"]),
            Path = TextOf(fields["path"]),
            At = fields["at"] is Value.Whole at ? new DateTimeOffset(at.Number, TimeSpan.Zero) : null,
            Matches = [.. ((Value.List)fields["matches"]).Items.Select(Pair)],
            Span = fields["span"] is Value.List span ? new ByteSpan(Pair(span).Start, Pair(span).Length) : null,
            Part = TextOf(fields["part"]),
        };
    }

    public static Value.List Texts(IEnumerable<string> texts, Label label) =>
        new([.. texts.Select(t => new Value.Text(t, label))], label);

    private static Value.Record Record(Label label, params IEnumerable<(string Name, Value Value)> fields) =>
        new(fields.ToImmutableSortedDictionary(f => f.Name, f => f.Value), label);

    private static Value.List Pair(int start, int length, Label label) =>
        new([new Value.Whole(start, label), new Value.Whole(length, label)], label);

    private static (int Start, int Length) Pair(Value pair) =>
        pair is Value.List { Items: [Value.Whole start, Value.Whole length] }
            ? ((int)start.Number, (int)length.Number)
            : throw new ArgumentException("A place is a start and a length.", nameof(pair));

    private static Value TextOf(string? text, Label label) =>
        text is null ? new Value.Nothing(label) : new Value.Text(text, label);

    private static string? TextOf(Value value) => (value as Value.Text)?.Content;
}
