using System.Collections.Immutable;
using Chela.Envelope.Checks;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Policies;

/// <summary>What the conditions of a policy ask of an effect, found out when they first ask. Not thread-safe.</summary>
public sealed class EffectFacts
{
    private readonly List<Leaf> _leaves;
    private readonly Policy _policy;
    private ImmutableArray<string> _destinations;
    private ImmutableArray<Label> _labels;
    private ImmutableArray<string> _reached;
    private ImmutableArray<string> _sources;
    private ImmutableArray<string> _foldedSources;
    private string? _foldedTool;

    /// <summary>Takes an effect whose destinations and labels are known.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="destinations">The texts of all that is a destination, or may be one.</param>
    /// <param name="labels">The labels of all that it carries.</param>
    /// <param name="policy">The policy, for its contacts and groups.</param>
    /// <param name="moment">When it is decided on.</param>
    public EffectFacts(
        Effect effect,
        ImmutableArray<string> destinations,
        ImmutableArray<Label> labels,
        Policy policy,
        Moment moment
    )
        : this(effect, [], policy, moment) => (_destinations, _labels) = (destinations, labels);

    internal EffectFacts(Effect effect, List<Leaf> leaves, Policy policy, Moment moment) =>
        (Effect, _leaves, _policy, Moment) = (effect, leaves, policy, moment);

    /// <summary>The effect.</summary>
    public Effect Effect { get; }

    /// <summary>When it is decided on.</summary>
    public Moment Moment { get; }

    /// <summary>The tool's name for <see cref="Glob.MayFit"/>.</summary>
    public string FoldedTool => _foldedTool ??= Glob.Fold(Effect.Tool);

    /// <summary>The texts of all that is a destination, or may be one.</summary>
    public ImmutableArray<string> Destinations
    {
        get
        {
            if (_destinations.IsDefault)
            {
                var texts = ImmutableArray.CreateBuilder<string>(1);
                foreach (var leaf in _leaves)
                {
                    if (leaf.IsDestination && !leaf.IsEmpty)
                    {
                        texts.Add(leaf.Shown);
                    }
                }

                _destinations = texts.DrainToImmutable();
            }

            return _destinations;
        }
    }

    /// <summary>All that the destinations may stand for, for <see cref="Glob.MayFit"/>: the members of groups, the addresses of contacts.</summary>
    public ImmutableArray<string> Reached
    {
        get
        {
            if (_reached.IsDefault)
            {
                _reached = Destinations is [var only]
                    ? _policy.Reach(only)
                    : [.. Destinations.SelectMany(d => _policy.Reach(d))];
            }

            return _reached;
        }
    }

    /// <summary>The names of all sources.</summary>
    public ImmutableArray<string> Sources =>
        _sources.IsDefault
            ? _sources = [.. Labels.SelectMany(l => l.Sources).Distinct().Select(s => s.ToString())]
            : _sources;

    /// <summary>The names of all sources for <see cref="Glob.MayFit"/>.</summary>
    public ImmutableArray<string> FoldedSources =>
        _foldedSources.IsDefault ? _foldedSources = [.. Sources.Select(Glob.Fold)] : _foldedSources;

    /// <summary>Whether <paramref name="principal"/> may see everything.</summary>
    public bool IsReadableBy(Principal principal) => Labels.All(l => l.Readers.Includes(principal));

    private ImmutableArray<Label> Labels => _labels.IsDefault ? _labels = [.. _leaves.Select(l => l.Label)] : _labels;
}
