using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;
using Chela.Text;

namespace Chela.Envelope.Policies;

/// <summary>What the owner and the tools have settled before any task begins. Immutable.</summary>
public sealed record Policy
{
    private static readonly ConditionalWeakTable<Policy, Known> s_known = [];

    /// <summary>What holds where the owner has written nothing.</summary>
    public static Policy Default { get; } = new();

    /// <summary>The tools there are, by name.</summary>
    public ImmutableDictionary<string, ToolDeclaration> Tools { get; init; } =
        ImmutableDictionary<string, ToolDeclaration>.Empty;

    /// <summary>Addresses and names of the owner.</summary>
    public ImmutableArray<string> OwnerNames { get; init; } = [];

    /// <summary>Whom the owner knows.</summary>
    public ImmutableArray<Contact> Contacts { get; init; } = [];

    /// <summary>Names of groups and their members.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Groups { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The verdict for a kind whose checks all pass; <see cref="Verdict.Allow"/> where nothing is set, but <see cref="Verdict.Ask"/> for <see cref="EffectKind.Configure"/>.</summary>
    public ImmutableDictionary<EffectKind, Verdict> Defaults { get; init; } =
        ImmutableDictionary<EffectKind, Verdict>.Empty;

    /// <summary>The rules in the order of the file; the strictest that fits holds.</summary>
    public ImmutableArray<PolicyRule> Rules { get; init; } = [];

    /// <summary>Approvals that were made permanent.</summary>
    public ImmutableArray<StandingApproval> Standing { get; init; } = [];

    /// <summary>Limits.</summary>
    public ImmutableArray<Budget> Budgets { get; init; } = [];

    /// <summary>The verdict for a kind whose checks all pass. <see cref="EffectKind.Configure"/> is never below <see cref="Verdict.Ask"/>.</summary>
    public Verdict DefaultOf(EffectKind kind)
    {
        var set = Defaults.GetValueOrDefault(kind, Verdict.Allow);
        return kind == EffectKind.Configure && set < Verdict.Ask ? Verdict.Ask : set;
    }

    /// <summary>
    /// SHA-256 of <see cref="PolicyJson"/>: names all that the owner wrote. Tools are not in it, they come from the program.
    /// </summary>
    public ContentHash Digest => OfThis.Digest.Value;

    /// <summary>The policy as <see cref="PolicyJson"/> writes it.</summary>
    public string Json => OfThis.Json.Value;

    /// <summary>
    /// A call with the kind and roles that its tool declared; of a tool that is not known, those of
    /// <see cref="ToolDeclaration.Undeclared"/>.
    /// </summary>
    public Effect CallOf(string tool, IEnumerable<(string Name, Value Value)> arguments)
    {
        var declared = Tools.GetValueOrDefault(tool);
        return new Effect(
            tool,
            declared?.Kind ?? EffectKind.Send,
            [
                .. arguments.Select(a => new Argument(
                    a.Name,
                    declared?.RoleOf(a.Name) ?? ParameterRole.Undeclared,
                    a.Value
                )),
            ]
        );
    }

    /// <summary>
    /// All that a destination may stand for, after <see cref="Glob.Fold"/>: itself, the members of a group, the addresses
    /// of contacts.
    /// </summary>
    public ImmutableArray<string> Reach(string destination)
    {
        var name = Glob.Fold(destination);
        var names = OfThis.Names.Value;
        var group = name.TrimStart('#');
        return names.Contains(group) ? [name, .. names[group], .. names[group].SelectMany(m => names[m])] : [name];
    }

    /// <summary>Whether a name is one of the owner's own, whatever its case.</summary>
    internal bool IsOwner(string name) =>
        !OwnerNames.IsEmpty && OfThis.OwnerNames.Value.Contains(Principal.Canonical(name));

    // Found out once, apart from the record's own fields: 'with' would copy what holds no longer.
    private Known OfThis => s_known.GetValue(this, static policy => new Known(policy));

    private sealed class Known(Policy policy)
    {
        public Lazy<string> Json { get; } = new(() => PolicyJson.Of(policy));

        public Lazy<ContentHash> Digest { get; } = new(() => ContentHash.Of(policy.Json));

        public Lazy<HashSet<string>> OwnerNames { get; } =
            new(() => [.. policy.OwnerNames.Select(Principal.Canonical)]);

        public Lazy<ILookup<string, string>> Names { get; } =
            new(() =>
                policy
                    .Contacts.Select(c => (c.Name, Means: c.Address))
                    .Concat(policy.Groups.SelectMany(g => g.Value.Select(m => (Name: g.Key, Means: m))))
                    .ToLookup(n => Glob.Fold(n.Name), n => Glob.Fold(n.Means))
            );
    }
}
