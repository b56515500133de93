namespace Chela.Envelope.Tests.Verbs;

/// <summary>How well the reader does on examples.</summary>
internal sealed class VerbScore
{
    public int Right { get; set; }

    public int Wrong { get; set; }

    public int Missed { get; set; }

    public List<string> Differences { get; } = [];

    /// <summary>Of what is granted, the part that was asked for.</summary>
    public double Precision => Right / (double)(Right + Wrong);

    /// <summary>Of what was asked for, the part that is granted.</summary>
    public double Recall => Right / (double)(Right + Missed);

    public override string ToString() =>
        FormattableString.Invariant(
            $"precision {Precision:F3}, recall {Recall:F3} ({Right} right, {Wrong} wrong, {Missed} missed)"
        );
}
