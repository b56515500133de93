using System.Collections.Immutable;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Policies;

/// <summary>What the conditions of a policy ask of an effect, found out once. Not thread-safe.</summary>
/// <param name="effect">The effect.</param>
/// <param name="destinations">The texts of all that is a destination, or may be one.</param>
/// <param name="labels">The labels of all that it carries.</param>
/// <param name="policy">The policy, for its contacts and groups.</param>
/// <param name="moment">When it is decided on.</param>
public sealed class EffectFacts(
    Effect effect,
    ImmutableArray<string> destinations,
    ImmutableArray<Label> labels,
    Policy policy,
    Moment moment
)
{
    private ImmutableArray<string> _reached;
    private ImmutableArray<string> _sources;
    private string? _foldedTool;

    /// <summary>The effect.</summary>
    public Effect Effect => effect;

    /// <summary>The tool's name for <see cref="Glob.MayFit"/>.</summary>
    public string FoldedTool => _foldedTool ??= Glob.Fold(effect.Tool);

    /// <summary>When it is decided on.</summary>
    public Moment Moment => moment;

    /// <summary>The texts of all that is a destination, or may be one.</summary>
    public ImmutableArray<string> Destinations => destinations;

    /// <summary>All that the destinations may stand for, for <see cref="Glob.MayFit"/>: the members of groups, the addresses of contacts.</summary>
    public ImmutableArray<string> Reached =>
        _reached.IsDefault ? _reached = [.. destinations.SelectMany(policy.Reach)] : _reached;

    /// <summary>The names of all sources.</summary>
    public ImmutableArray<string> Sources =>
        _sources.IsDefault
            ? _sources = [.. labels.SelectMany(l => l.Sources).Distinct().Select(s => s.ToString())]
            : _sources;

    /// <summary>Whether <paramref name="principal"/> may see everything.</summary>
    public bool IsReadableBy(Principal principal) => labels.All(l => l.Readers.Includes(principal));
}
