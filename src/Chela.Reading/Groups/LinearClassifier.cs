using System.Numerics;
using System.Runtime.InteropServices;

namespace Chela.Reading.Groups;

/// <summary>
/// Multinomial logistic regression over sparse rows, fitted by stochastic gradient descent in a fixed order: the same rows
/// give the same weights. Rows are as wide as the classes, filled up to whole vectors.
/// </summary>
internal sealed class LinearClassifier
{
    /// <summary>What each step takes off the weights.</summary>
    private const float Decay = 3e-6f;

    private const float FirstStep = 3;
    private const float LastStep = 1e-3f;

    /// <summary>The share of certainty that is spread over all classes: owners put like things into different groups.</summary>
    private const float Smoothing = 0.05f;

    /// <summary>Passes over the rows: more where there are few.</summary>
    private const int LeastPasses = 4;
    private const int MostPasses = 40;
    private const int WantedSteps = 20_000;

    /// <summary>A model that knows nothing.</summary>
    public LinearClassifier(int features, int classes)
    {
        Classes = classes;
        Width = WidthOf(classes);
        Weights = new float[features * Width];
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Weights of one feature: the classes, filled up.</summary>
    public int Width { get; }

    /// <summary>Feature by feature, the weights of its classes.</summary>
    public float[] Weights { get; }

    /// <summary>Fits a model.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="features">The number of features.</param>
    /// <param name="classes">The number of classes.</param>
    public static LinearClassifier Fit(IReadOnlyList<TrainingRow> rows, int features, int classes)
    {
        var model = new LinearClassifier(features, classes);
        var passes = Math.Clamp(WantedSteps / Math.Max(1, rows.Count), LeastPasses, MostPasses);
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var chance = new FixedSequence();
        var slope = new float[model.Width];
        // The decay of all weights at once is kept as one factor.
        var factor = 1f;
        var (step, steps) = (0L, (long)passes * rows.Count);
        for (var pass = 0; pass < passes; pass++)
        {
            chance.Shuffle(order);
            foreach (var at in order)
            {
                var row = rows[at];
                var rate = (FirstStep * (1 - (step++ / (float)steps))) + LastStep;
                model.Scores(row.Features, slope);
                model.ToSlope(slope, factor, row.Class);
                factor *= 1 - (rate * Decay);
                model.Add(row.Features, slope, -rate * row.Weight / factor);
            }
        }

        for (var i = 0; i < model.Weights.Length; i++)
        {
            model.Weights[i] *= factor;
        }

        return model;
    }

    /// <summary>The probability of each class.</summary>
    /// <param name="features">Row of the table and value.</param>
    public float[] Probabilities(ReadOnlySpan<(int Row, float Value)> features)
    {
        var scores = new float[Width];
        Scores(features, scores);
        Normalize(scores.AsSpan(0, Classes), 1);
        return scores[..Classes];
    }

    private static int WidthOf(int classes) =>
        (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    private void Scores(ReadOnlySpan<(int Row, float Value)> features, float[] scores)
    {
        Array.Clear(scores);
        foreach (var (row, value) in features)
        {
            Multiply(Weights.AsSpan(row * Width, Width), value, scores);
        }
    }

    private void Add(ReadOnlySpan<(int Row, float Value)> features, float[] slope, float by)
    {
        foreach (var (row, value) in features)
        {
            Multiply(slope, value * by, Weights.AsSpan(row * Width, Width));
        }
    }

    /// <summary>Adds <paramref name="factor"/> times one vector to another. Element by element, so that the width of the machine's vectors changes nothing.</summary>
    private static void Multiply(ReadOnlySpan<float> from, float factor, Span<float> to)
    {
        var times = new Vector<float>(factor);
        var source = MemoryMarshal.Cast<float, Vector<float>>(from);
        var target = MemoryMarshal.Cast<float, Vector<float>>(to);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] += times * source[i];
        }
    }

    /// <summary>Makes scores into the slope of the loss: what is thought less what is so.</summary>
    private void ToSlope(float[] scores, float factor, int actual)
    {
        Normalize(scores.AsSpan(0, Classes), factor);
        for (var c = 0; c < Classes; c++)
        {
            scores[c] -= (c == actual ? 1 - Smoothing : 0) + (Smoothing / Classes);
        }

        Array.Clear(scores, Classes, Width - Classes);
    }

    private static void Normalize(Span<float> scores, float factor)
    {
        var most = float.MinValue;
        foreach (var score in scores)
        {
            most = Math.Max(most, score);
        }

        var sum = 0f;
        for (var c = 0; c < scores.Length; c++)
        {
            scores[c] = MathF.Exp((scores[c] - most) * factor);
            sum += scores[c];
        }

        for (var c = 0; c < scores.Length; c++)
        {
            scores[c] /= sum;
        }
    }
}
