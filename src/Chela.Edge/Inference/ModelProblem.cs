using Chela.Agent.Effects;

namespace Chela.Edge.Inference;

/// <summary>Why a model gave no answer, in words for the owner; no key is ever in them.</summary>
internal sealed class ModelProblem(FailureKind kind, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The reason, for a program.</summary>
    public FailureKind Kind => kind;

    /// <summary>When it may be tried again, where the endpoint said so.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The problem of an answer that is no answer; the next one may be.</summary>
    public static ModelProblem Broken(string message, Exception? inner = null) => new(FailureKind.Busy, message, inner);
}
