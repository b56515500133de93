using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.AgentDojo.Guarding;

/// <summary>Data of a suite as values.</summary>
internal static class ResultValues
{
    /// <summary>A value, all of one label.</summary>
    public static Value Of(object? data, Label label) =>
        data switch
        {
            Map map => new Value.Record(
                map.ToImmutableSortedDictionary(m => m.Key, m => Of(m.Value, label), StringComparer.Ordinal),
                label
            ),
            Items items => new Value.List([.. items.Select(i => Of(i, label))], label),
            string text => new Value.Text(text, label),
            long whole => new Value.Whole(whole, label),
            double number => new Value.Fraction((decimal)number, label),
            bool truth => new Value.Truth(truth, label),
            _ => new Value.Nothing(label),
        };
}
