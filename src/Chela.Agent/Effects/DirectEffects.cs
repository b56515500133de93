using System.Collections.Frozen;
using System.Collections.Immutable;
using Chela.Envelope.Effects;

namespace Chela.Agent.Effects;

/// <summary>
/// The port with a fixed allow-list behind it: what no <see cref="Grant"/> covers is denied, and nothing flows to
/// readers that its label does not name. It stands where the envelope and the journal will stand. Thread-safe.
/// </summary>
public sealed class DirectEffects : IEffects
{
    private readonly FrozenDictionary<string, ITool> _tools;
    private readonly ImmutableArray<Grant> _grants;

    /// <summary>Takes the adapters and the list; neither changes afterwards.</summary>
    public DirectEffects(IEnumerable<ITool> tools, IEnumerable<Grant> grants)
    {
        _tools = tools.ToFrozenDictionary(t => t.Declaration.Name);
        _grants = [.. grants];
    }

    /// <inheritdoc/>
    public ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Refusal(effect) is { } reason
            ? ValueTask.FromResult<Outcome>(new Outcome.Denied(reason))
            : _tools[effect.Tool].RunAsync(effect, default, cancellation);
    }

    private string? Refusal(Effect effect)
    {
        if (!_tools.TryGetValue(effect.Tool, out var tool) || tool.Declaration.Kind != effect.Kind)
        {
            return $"No tool '{effect.Tool}' with effects of kind {effect.Kind} is registered.";
        }

        var covering = _grants.Where(g => g.Covers(effect)).ToList();
        if (covering.Count == 0)
        {
            return $"{effect.Tool} is not allowed there: {Objects(effect)}.";
        }

        if (covering.Any(g => g.FirstLeak(effect) is null))
        {
            return null;
        }

        var leak = covering[0].FirstLeak(effect)!;
        return $"{effect.Tool} would show '{leak.Name}' to {covering[0].Readers}; only {leak.Value.Label.Readers} may see it.";
    }

    private static string Objects(Effect effect) =>
        string.Join(
            ", ",
            effect
                .Arguments.Where(a => a.Role is ParameterRole.Destination or ParameterRole.Selector)
                .Select(a => a.Value is Value.Text text ? text.Content : a.Name)
        );
}
