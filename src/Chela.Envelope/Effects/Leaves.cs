namespace Chela.Envelope.Effects;

/// <summary>The parts of a value that have no parts.</summary>
public static class Leaves
{
    /// <summary>All of them, in order; the value itself if it has no parts. An empty list or record has none.</summary>
    public static IEnumerable<Value> Of(Value value) =>
        value switch
        {
            Value.List list => list.Items.SelectMany(Of),
            Value.Record record => record.Fields.Values.SelectMany(Of),
            _ => [value],
        };

    /// <summary>All of them as texts: a number by its digits, bytes in base64. What is nothing is left out.</summary>
    public static IEnumerable<string> TextsOf(Value value) =>
        Of(value)
            .Where(leaf => leaf is not Value.Nothing)
            .Select(leaf =>
                leaf switch
                {
                    Value.Text text => text.Content,
                    Value.Bytes bytes => Convert.ToBase64String(bytes.Content.Span),
                    _ => ValueJson.Of(leaf),
                }
            );
}
