namespace Chela.Reading.Duplicates;

/// <summary>How much a fact tells of an item, among many: what half of them have, nothing. Not thread-safe.</summary>
internal sealed class FactRarity
{
    /// <summary>Among few items nothing is known to be common: they are taken for a part of so many.</summary>
    private const int LeastItems = 100;

    private const double LinkWeight = 3;
    private const double DigitWeight = 0.4;
    private const int MostDigits = 4;
    private const double CodeWeight = 1;
    private const double NameWeight = 0.7;

    private readonly Dictionary<string, int> _counts = [];
    private readonly Dictionary<string, double> _weights = [];
    private readonly double _all;

    /// <summary>Counts in how many items each fact is.</summary>
    public FactRarity(IReadOnlyCollection<Fingerprint> prints)
    {
        foreach (var fact in prints.SelectMany(p => p.Facts))
        {
            _counts[fact] = _counts.GetValueOrDefault(fact) + 1;
        }

        _all = Math.Log(Math.Max(prints.Count, LeastItems));
    }

    /// <summary>The weight of a fact.</summary>
    public double Of(string fact) =>
        _weights.TryGetValue(fact, out var weight) ? weight : _weights[fact] = WeightOf(fact);

    private double WeightOf(string fact)
    {
        var kind = fact[0] switch
        {
            'l' => LinkWeight,
            // 3.5 may be anything, 1,047,300 is that number; noughts at the end are rounded.
            _ when fact.StartsWith("number", StringComparison.Ordinal) => DigitWeight
                * Math.Clamp(
                    fact.TrimEnd('0').Count(char.IsAsciiDigit) + (char.IsAsciiDigit(fact[^1]) ? 0 : 1),
                    1,
                    MostDigits
                ),
            _ => fact.Any(char.IsAsciiDigit) ? CodeWeight : NameWeight,
        };
        // Two have it at least, or it would not be looked at.
        var others = Math.Max(_counts.GetValueOrDefault(fact, 1) - 1, 1);
        return kind * Math.Max(0, 1 - (Math.Log(others) / _all));
    }
}
