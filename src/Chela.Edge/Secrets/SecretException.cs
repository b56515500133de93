namespace Chela.Edge.Secrets;

/// <summary>Why a secret cannot be had or kept; no secret is in its words.</summary>
public sealed class SecretException(string message, string? advice, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do; null if nothing helps.</summary>
    public string? Advice => advice;
}
