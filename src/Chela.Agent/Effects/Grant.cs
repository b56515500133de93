using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Agent.Effects;

/// <summary>One line of the fixed allow-list: a tool, where it may act, and who reads what it leaves there.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Place">
/// A full path; every destination and selector must be it or lie below it. Null: anywhere.
/// </param>
/// <param name="Readers">Who sees what is written there: everyone, if the place is published.</param>
public sealed record Grant(string Tool, string? Place, Readers Readers)
{
    /// <summary>Whether <paramref name="effect"/> names only objects within the place.</summary>
    public bool Covers(Effect effect) =>
        effect.Tool == Tool
        && (
            Place is null
            || effect
                .Arguments.Where(a => a.Role is ParameterRole.Destination or ParameterRole.Selector)
                .All(a => a.Value is Value.Text text && IsWithin(text.Content))
        );

    /// <summary>
    /// The first argument that the readers of this place must not see, or null. Checked apart from
    /// <see cref="Covers"/>, so that the refusal can say which rule it broke.
    /// </summary>
    public Argument? FirstLeak(Effect effect) =>
        effect.Arguments.FirstOrDefault(a => !a.Value.Label.Readers.Includes(Readers));

    private bool IsWithin(string path) =>
        path.StartsWith(Place!, StringComparison.Ordinal)
        && (path.Length == Place!.Length || Place[^1] is '/' or '\\' || path[Place.Length] is '/' or '\\');
}
