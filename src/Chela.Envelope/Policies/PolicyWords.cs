using System.Collections.Immutable;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Envelope.Policies;

/// <summary>The words that stand for kinds, verdicts, measures and periods in <c>policy.yaml</c> and on the wire.</summary>
public static class PolicyWords
{
    private static readonly ImmutableArray<string> s_kinds =
    [
        "observe-local",
        "observe-remote",
        "write",
        "send",
        "spend",
        "execute",
        "destroy",
        "configure",
    ];

    private static readonly ImmutableArray<string> s_verdicts = ["allow", "ask", "deny"];
    private static readonly ImmutableArray<string> s_measures = ["count", "amount", "bytes", "tokens"];
    private static readonly ImmutableArray<string> s_periods = ["effect", "task", "day"];

    /// <summary>All kinds, from harmless to grave.</summary>
    public static IEnumerable<EffectKind> Kinds => s_kinds.Select((_, i) => (EffectKind)i);

    /// <summary>The word for a kind.</summary>
    public static string Of(EffectKind kind) => s_kinds[(int)kind];

    /// <summary>The word for a verdict.</summary>
    public static string Of(Verdict verdict) => s_verdicts[(int)verdict];

    /// <summary>The word for a measure.</summary>
    public static string Of(Measure measure) => s_measures[(int)measure];

    /// <summary>The word for a period.</summary>
    public static string Of(Period period) => s_periods[(int)period];

    /// <summary>The kind that a word stands for, or null.</summary>
    public static EffectKind? Kind(string? word) => Index(s_kinds, word) is { } i ? (EffectKind)i : null;

    /// <summary>The verdict that a word stands for, or null.</summary>
    public static Verdict? Verdict(string? word) => Index(s_verdicts, word) is { } i ? (Verdict)i : null;

    /// <summary>The measure that a word stands for, or null.</summary>
    public static Measure? Measure(string? word) => Index(s_measures, word) is { } i ? (Measure)i : null;

    /// <summary>The period that a word stands for, or null.</summary>
    public static Period? Period(string? word) => Index(s_periods, word) is { } i ? (Period)i : null;

    private static int? Index(ImmutableArray<string> words, string? word) =>
        word is not null && words.IndexOf(word) is >= 0 and var at ? at : null;
}
