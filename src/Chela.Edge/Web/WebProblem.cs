using Chela.Agent.Effects;
using Chela.Text;

namespace Chela.Edge.Web;

/// <summary>
/// Why a fetch fails, on its way out of the framework's callbacks and loops; becomes an outcome where the tool ends.
/// </summary>
internal sealed class WebProblem(FailureKind kind, string message, Exception? inner = null)
    : IOException(message, inner)
{
    /// <summary>The reason, for a program.</summary>
    public FailureKind Kind => kind;

    /// <summary>Whether another try may succeed.</summary>
    public bool MayPass { get; init; }

    /// <summary>What the server answered; 0 if it did not.</summary>
    public int Status { get; init; }

    /// <summary>When the server wants to be asked again; null if it does not say.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Anything that has no kind of its own.</summary>
    public static WebProblem Other(string message) => new(FailureKind.Other, message);

    /// <summary>What may be over at the next try.</summary>
    public static WebProblem Passing(string message, Exception? inner = null) =>
        new(FailureKind.Other, message, inner) { MayPass = true };

    /// <summary>What took too long, and may not at the next try.</summary>
    public static WebProblem Late(string message) => new(FailureKind.TimedOut, message) { MayPass = true };

    /// <summary>A text of somebody else's in a message: short, and without characters that a terminal obeys.</summary>
    public static string Shown(string text)
    {
        const int longest = 200;
        return PlainText.OneLine(text.Length > longest ? text[..longest] + "…" : text);
    }
}
