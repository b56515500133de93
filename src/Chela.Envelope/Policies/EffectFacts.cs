using System.Collections.Immutable;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Policies;

/// <summary>What the conditions of a policy ask of an effect, found out once. Not thread-safe.</summary>
/// <param name="effect">The effect; its values carry their labels.</param>
/// <param name="policy">The policy, for its contacts and groups.</param>
/// <param name="moment">When it is decided on.</param>
public sealed class EffectFacts(Effect effect, Policy policy, Moment moment)
{
    private ImmutableArray<string> _destinations;
    private ImmutableArray<string> _reached;
    private ImmutableArray<string> _sources;
    private string? _foldedTool;

    /// <summary>The tool's name.</summary>
    public string Tool => effect.Tool;

    /// <summary>The tool's name for <see cref="Glob.MayFit"/>.</summary>
    public string FoldedTool => _foldedTool ??= Glob.Fold(Tool);

    /// <summary>The kind of effect.</summary>
    public EffectKind Kind => effect.Kind;

    /// <summary>The owner's time of day.</summary>
    public TimeOnly Time => moment.Time;

    /// <summary>The texts of all arguments that are a destination, or may be one.</summary>
    public ImmutableArray<string> Destinations =>
        _destinations.IsDefault
            ? _destinations = [
                .. effect
                    .Arguments.Where(a => a.Role is ParameterRole.Destination or ParameterRole.Undeclared)
                    .SelectMany(a => Leaves.TextsOf(a.Value)),
            ]
            : _destinations;

    /// <summary>All that the destinations may stand for, folded: themselves, the members of groups, the addresses of contacts.</summary>
    public ImmutableArray<string> Reached =>
        _reached.IsDefault ? _reached = [.. Destinations.SelectMany(policy.Reach).Select(Glob.Fold)] : _reached;

    /// <summary>The names of the sources of all arguments.</summary>
    public ImmutableArray<string> Sources =>
        _sources.IsDefault
            ? _sources = [
                .. effect.Arguments.SelectMany(a => a.Value.Label.Sources).Distinct().Select(s => s.ToString()),
            ]
            : _sources;

    /// <summary>Whether <paramref name="principal"/> may read every argument.</summary>
    public bool IsReadableBy(Principal principal) =>
        effect.Arguments.All(a => a.Value.Label.Readers.Includes(principal));
}
