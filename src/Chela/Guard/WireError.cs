namespace Chela.Guard;

/// <summary>Why a line cannot be served: the error of JSON-RPC 2.0 (section 5.1) that answers it.</summary>
internal sealed class WireError(int code, string message) : Exception(Shortened(message))
{
    private const int LongestMessage = 1_000;

    /// <summary>The line is no JSON.</summary>
    public const int Parse = -32700;

    /// <summary>It is JSON, but no request.</summary>
    public const int Request = -32600;

    /// <summary>There is no such method.</summary>
    public const int Method = -32601;

    /// <summary>The parameters are not those of the method.</summary>
    public const int Parameters = -32602;

    /// <summary>A limit is reached; the message names it.</summary>
    public const int Limit = -32000;

    /// <summary>The session, message, record or effect that is named does not exist, or does already.</summary>
    public const int State = -32001;

    /// <summary>A fault of the guard itself.</summary>
    public const int Fault = -32603;

    /// <summary>The code.</summary>
    public int Code => code;

    /// <summary>Something in the parameters is not what it should be.</summary>
    public static WireError At(WirePlace place, string expected) => new(Parameters, $"{place}: expected {expected}");

    /// <summary>What the line holds may be told, but not all of it.</summary>
    private static string Shortened(string message) =>
        message.Length <= LongestMessage ? message : message[..LongestMessage] + "…";
}
