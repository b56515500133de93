using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;
using Chela.Envelope.Verbs;
using Chela.Text;
using Chela.Text.Written;

namespace Chela.Envelope.Audit;

/// <summary>
/// The decision a second time: slow, short, and sharing with <see cref="ReferenceMonitor"/> only the types and what an owner
/// message was cut and read to. It re-derives the verdict of a certificate, and is the model that the tests hold the monitor
/// against. Where both agree on everything, a mistake has to be made twice.
/// </summary>
public sealed class ReferenceModel
{
    private const int MostLeaves = 10_000;

    private readonly Effect _effect;
    private readonly Authority _authority;
    private readonly Policy _policy;
    private readonly Usage _usage;
    private readonly Moment _moment;
    private readonly ToolDeclaration? _tool;
    private readonly List<Leaf> _leaves;
    private readonly List<Leaf> _destinations;
    private readonly EffectFacts _facts;
    private readonly StandingApproval? _standing;
    private readonly List<Saying> _sayings;
    private readonly Lazy<List<(string Name, Sought Address)>> _contacts;
    private readonly Dictionary<Leaf, WitnessKind?> _grounds = [];

    private ReferenceModel(Effect effect, Authority authority, Policy policy, Usage usage, Moment moment)
    {
        (_effect, _authority, _policy, _usage, _moment) = (effect, authority, policy, usage, moment);
        _tool = policy.Tools.GetValueOrDefault(effect.Tool);
        _sayings = [.. authority.Messages.Reverse().Take(Authority.MostMessages).Select(m => new Saying(m))];
        _contacts = new(() =>
            [
                .. from contact in policy.Contacts
                let address = Sought.Of(contact.Address)
                where address.Normal.Length > 0
                select (Sought.Words(contact.Name).Normal, address),
            ]
        );
        _leaves =
        [
            .. from argument in effect.Arguments
            from leaf in ValueTree.Leaves(argument.Name, argument.Value)
            select new Leaf(argument, leaf.Leaf, LabelOf(leaf.Leaf)),
        ];
        _destinations = [.. _leaves.Where(l => l.IsDestination && !l.IsEmpty)];
        _standing = IsJob ? null : policy.Standing.FirstOrDefault(s => s.Fits(effect, moment.Now));
        _facts = new EffectFacts(
            effect,
            [.. _destinations.Select(d => d.Text)],
            [.. _leaves.Select(l => l.Label ?? Labelled.Nothing)],
            policy,
            moment
        );
    }

    /// <summary>Derives the verdict on an effect.</summary>
    public static Derived Derive(Effect effect, Authority authority, Policy policy, Usage usage, Moment moment) =>
        new ReferenceModel(effect, authority, policy, usage, moment).Derive();

    /// <summary>The labels of the leaves in order; null where an origin names what there is not.</summary>
    public static ImmutableArray<Label?> Labels(Effect effect, Authority authority) =>
        [.. new ReferenceModel(effect, authority, Policy.Default, Usage.None, default)._leaves.Select(l => l.Label)];

    private JobModel? Job => _authority.Manifest is { } manifest ? new JobModel(_effect, manifest) : null;

    private bool IsJob => _authority.Manifest is not null;

    /// <summary>The places of a job whose readers may see all that goes along.</summary>
    private IEnumerable<ManifestPlace> Fitting() =>
        Job!.Fitting([.. _leaves.Select(l => l.Label!), .. _leaves.SelectMany(Referred).Select(r => r.Label)]);

    private bool IsAct => _effect.Kind is not (EffectKind.ObserveLocal or EffectKind.ObserveRemote);

    private bool IsGrave => IsAct && _effect.Kind != EffectKind.Write;

    private IEnumerable<PolicyRule> Rules(Verdict verdict) =>
        _policy.Rules.Where(r => r.Verdict == verdict && r.Fits(_facts));

    /// <summary>A rule that allows counts only if none that fits is stricter.</summary>
    private PolicyRule? Allowing =>
        Rules(Verdict.Deny).Concat(Rules(Verdict.Ask)).Any() ? null : Rules(Verdict.Allow).FirstOrDefault();

    private Derived Derive()
    {
        if (Unknown() is { } unknown)
        {
            return new Derived(Verdict.Deny, Check.Known, unknown);
        }

        var isWaived = _standing is not null;
        List<(Verdict Verdict, Check Check, string? Rule)> all =
        [
            (Verdict.Ask, Check.Verb, Words?.Missing()),
            (Verdict.Ask, Check.Grounding, isWaived ? null : Grounding()),
            (Verdict.Ask, Check.Control, isWaived ? null : Control()),
            (IsJob ? Verdict.Deny : Verdict.Ask, Check.Confidentiality, Confidentiality()),
            (Verdict.Ask, Check.Content, isWaived ? null : Content()),
            (Verdict.Deny, Check.Limits, Limit(Verdict.Deny)),
            (Verdict.Ask, Check.Limits, Limit(Verdict.Ask)),
            (Verdict.Deny, Check.Approval, Default(Verdict.Deny)),
            (Verdict.Ask, Check.Approval, Rules(Verdict.Ask).FirstOrDefault()?.Name ?? Default(Verdict.Ask)),
        ];
        var against = all.Where(c => c.Rule is not null).OrderByDescending(c => c.Verdict).ToList();
        var isApproved = _authority.Approvals.Any(a =>
            a.Effect == EffectJson.IdOf(_authority.Task, _effect) && a.At <= _moment.Now && _moment.Now < a.Expires
        );
        return against is not [var first, ..]
                ? new Derived(Verdict.Allow, Check.Approval, Words?.IsOrdered == true ? "order" : "checks")
            : first.Verdict == Verdict.Ask && isApproved ? new Derived(Verdict.Allow, Check.Approval, "approval")
            : new Derived(first.Verdict, first.Check, first.Rule!);
    }

    // 1. Known.
    private string? Unknown()
    {
        if (_tool is null)
        {
            return "tool";
        }

        var names = _effect.Arguments.Select(a => a.Name).ToList();
        var isDeclared = _effect.Arguments.All(a => _tool.RoleOf(a.Name) == a.Role);
        return _tool.Kind != _effect.Kind || !isDeclared || names.ToHashSet().Count != names.Count ? "declaration"
            : _leaves.Count > MostLeaves ? "size"
            : Keys().Any(k => k.Length is 0 or > 40 || k.Any(c => !(char.IsAsciiLetterOrDigit(c) || "._-".Contains(c))))
                ? "key"
            : _leaves.Any(l => l.Label is null) || _effect.Control.Any(c => LabelOf(c) is null) ? "origin"
            : Rules(Verdict.Deny).FirstOrDefault()?.Name ?? (Job?.Places.Any() == false ? "place" : null);
    }

    private IEnumerable<string> Keys() =>
        from argument in _effect.Arguments
        from record in ValueTree.Nodes(argument.Value).OfType<Value.Record>()
        from key in record.Fields.Keys
        select key;

    // 2. Verb.
    private VerbModel? Words =>
        !IsAct || _standing is not null || Allowing is not null || IsJob
            ? null
            : new VerbModel(_effect, _tool!, _authority, _usage);

    // 3. Grounding.
    private string? Grounding() => Missing() ?? Ungrounded();

    /// <summary>What a grave call leaves to the tool.</summary>
    private string? Missing()
    {
        return !IsGrave ? null
            : !(_effect.Kind == EffectKind.Send && IsKept) && Lacks(ParameterRole.Destination, ParameterRole.Selector)
                ? "target"
            : _effect.Kind == EffectKind.Spend && Lacks(ParameterRole.Amount) ? "amount"
            : null;

        bool Lacks(params ParameterRole[] roles) =>
            _tool!.Parameters.Any(p => roles.Contains(p.Role))
            && !_leaves.Any(l =>
                !l.IsEmpty && (roles.Contains(l.Role) || (l.IsDestination && roles.Contains(ParameterRole.Destination)))
            );
    }

    private string? Ungrounded() =>
        (
            from leaf in _leaves
            where !leaf.IsEmpty && NeedsGround(leaf)
            let ground = GroundOf(leaf)
            where ground is null || (ground == WitnessKind.Delegated && _effect.Kind != EffectKind.Write)
            select ground is not null ? "delegated"
            : leaf.Role == ParameterRole.Amount ? "amount"
            : leaf.Role == ParameterRole.Selector ? "selector"
            : leaf.Role == ParameterRole.Content ? "content"
            : "destination"
        ).FirstOrDefault();

    private bool NeedsGround(Leaf leaf) =>
        _effect.Kind switch
        {
            EffectKind.ObserveLocal => false,
            EffectKind.ObserveRemote => leaf.IsDestination,
            EffectKind.Execute => leaf.Role != ParameterRole.Option && !(IsJob && leaf.Role == ParameterRole.Content),
            _ => leaf.Role is not (ParameterRole.Content or ParameterRole.Option),
        };

    private WitnessKind? GroundOf(Leaf leaf) =>
        IsJob && leaf.Role != ParameterRole.Amount ? WitnessKind.Policy
        : _grounds.TryGetValue(leaf, out var ground) ? ground
        : _grounds[leaf] = SearchFor(leaf);

    private WitnessKind? SearchFor(Leaf leaf)
    {
        var words = Said(leaf.Value, leaf.IsDestination ? ParameterRole.Destination : leaf.Role);
        var isPlain =
            leaf.Value is not Value.Text text
            || leaf.Role == ParameterRole.Content
            || (ComparableText.Of(text.Content).Exact == text.Content && text.Content.Trim() == text.Content);
        return isPlain ? (words is not null ? WitnessKind.Stated : SearchBeyond(leaf))
            : words == leaf.Text ? WitnessKind.Stated
            : null;
    }

    private WitnessKind? SearchBeyond(Leaf leaf) =>
        leaf.IsDestination && IsOwner(leaf.Text) ? WitnessKind.Policy
        : leaf.IsDestination && _sayings.Any(s => s.Names(_contacts.Value, Sought.Of(leaf.Text)) is not null)
            ? WitnessKind.Contact
        : leaf.IsDestination && Allowing?.When.Destination is not null ? WitnessKind.Policy
        : leaf.Role == ParameterRole.Selector && IsResolved(leaf) ? WitnessKind.Resolved
        : leaf.Value.From.All(o => o is Origin.Part or Origin.Reader) && IsFromNamed(leaf) ? WitnessKind.Delegated
        : null;

    private string? Said(Value value, ParameterRole role) =>
        _sayings.Select(s => s.Words(value, role)).FirstOrDefault(words => words is not null);

    /// <summary>Every item of that key, of such a thing, bears a name that the owner said, and no item of another key bears the same.</summary>
    private bool IsResolved(Leaf leaf)
    {
        var named =
            from record in _authority.Records.Values
            where record.Effect.Kind is EffectKind.ObserveLocal or EffectKind.Write
            from item in Items(record)
            let name = NameOf(record, item.Item)
            where name is not null
            let isTaken = ToolObjects.MayTakeKey(_tool!, leaf.Argument.Name, ToolOf(record)!)
            select (Name: name, IsMine: HasKey(record, item.Item, leaf.Text), isTaken);
        var mine = named.Where(i => i.IsMine && i.isTaken).Select(i => i.Name).ToHashSet();
        return mine.Count > 0 && named.All(i => i.IsMine || !mine.Contains(i.Name));
    }

    // 4. Control.
    private string? Control() =>
        IsGrave && _effect.Control.Any(c => LabelOf(c) is { IsTrusted: false }) ? "branch" : null;

    // 5. Confidentiality.
    private string? Confidentiality()
    {
        if (IsJob)
        {
            return Fitting().Any() ? null : "readers";
        }

        if (
            _effect.Kind is EffectKind.ObserveLocal or EffectKind.Destroy or EffectKind.Configure
            || (_effect.Kind == EffectKind.Write && !Receivers.Any())
        )
        {
            return null;
        }

        var going = _leaves.Where(l =>
            l.Value is not (Value.Nothing or Value.Text { Content: "" })
            && (
                _effect.Kind == EffectKind.ObserveRemote
                || l.Role is ParameterRole.Content or ParameterRole.Option or ParameterRole.Undeclared
                || (l.Role != ParameterRole.Destination && GroundOf(l) is null or WitnessKind.Delegated)
            )
        );
        if (!Receivers.Any())
        {
            // Where the call leaves it to the tool, nobody knows who will see it; what is made for nobody is kept.
            return
                going.Any(l => !l.Label!.Readers.IsEveryone && !(IsKept && IsFromNamed(l)))
                || _leaves.SelectMany(Referred).Any(r => !r.Label.Readers.IsEveryone)
                ? "audience"
                : null;
        }

        return
            going.Any(l => IsLeak(l.Label!, IsFromNamed(l)))
            || _leaves.SelectMany(Referred).Any(r => IsLeak(r.Label, r.IsNamed))
            ? "readers"
            : null;
    }

    /// <summary>What a tool makes and gives to nobody stays with the owner.</summary>
    private bool IsKept =>
        _tool!.Parameters.Any(p => p.Role == ParameterRole.Destination)
        && _tool.Sense.Does is { } does
        && !does.HasFlag(VerbTraits.Gives);

    /// <summary>To whom something goes; of what is written a file's name is nobody.</summary>
    private IEnumerable<Leaf> Receivers =>
        _destinations.Where(d =>
            _effect.Kind != EffectKind.Write
            || _policy.Groups.ContainsKey(d.Text)
            || Sought.IsPlace(Sought.Of(d.Text).Kind)
        );

    /// <summary>What a key refers to, which goes along with it: its label, and whether the owner named it.</summary>
    private IEnumerable<(Label Label, bool IsNamed)> Referred(Leaf leaf)
    {
        if (leaf.IsEmpty || _tool!.RefersOf(leaf.Argument.Name) is not { } word)
        {
            return [];
        }

        var items = (
            from record in _authority.Records.Values
            where ToolOf(record)?.Words.Any(w => w == word || w == word + "s") == true
            from item in Items(record)
            where HasKey(record, item.Item, leaf.Text)
            select (Record: record, item.Item)
        ).ToList();
        return items.Count == 0
            ? [(Label.Public.RestrictTo(Readers.Only()), false)]
            :
            [
                (
                    Label.JoinAll(items.Select(i => i.Item.Label)),
                    items.Exists(i => NameOf(i.Record, i.Item) is not null)
                ),
            ];
    }

    private bool IsLeak(Label label, bool isNamed) =>
        Receivers.Any(d =>
            !MayRead(d.Text, label) && !(GroundOf(d) is WitnessKind.Stated or WitnessKind.Contact && isNamed)
        );

    private bool MayRead(string name, Label label) => MayReadAlone(name, label) || GroupsThatRead(label).Contains(name);

    private bool MayReadAlone(string name, Label label) =>
        // Somebody who only calls himself the owner is not.
        label.Readers.IsEveryone
        || IsOwner(name)
        || (Principal.Of(name) != Principal.Owner && Includes(label, name))
        || (CanonicalUrl.TryParse(Principal.Canonical(name), out var url) && Includes(label, url.Host));

    /// <summary>The groups that may read: the fewest that there are, so that groups in a circle read nothing.</summary>
    private HashSet<string> GroupsThatRead(Label label)
    {
        HashSet<string> reading = [];
        int before;
        do
        {
            before = reading.Count;
            reading.UnionWith(
                from @group in _policy.Groups
                where !reading.Contains(@group.Key)
                where
                    Includes(label, "#" + @group.Key)
                    || (!@group.Value.IsEmpty && @group.Value.All(m => MayReadAlone(m, label) || reading.Contains(m)))
                select @group.Key
            );
        } while (reading.Count > before);

        return reading;
    }

    private static bool Includes(Label label, string reader) =>
        reader.Length > 0 && label.Readers.Includes(Principal.Of(reader));

    // 6. Content.
    private string? Content()
    {
        // What a job composes may go to a place that is named, if its readers may see it; where they may not it is denied.
        var isRead =
            (!IsJob || (Fitting().Any() && Fitting().All(p => p.Place is null)))
            && (
                _effect.Kind is EffectKind.Send or EffectKind.Spend
                || (_effect.Kind == EffectKind.Write && ToolObjects.AreOwnersWords(_tool!))
            );
        return isRead
            ? _leaves
                .Where(l => (l.IsContent || l.Role == ParameterRole.Option) && !l.IsEmpty)
                .Select(l =>
                    l.IsContent && !IsOwn(l) && !IsTakenFromNamed(l) ? "untrusted"
                    : l.Value is Value.Hashed || !Mentions(l.Text).All(m => IsKnown(l, m)) ? "link"
                    : null
                )
                .FirstOrDefault(rule => rule is not null)
            : null;
    }

    private bool IsOwn(Leaf leaf) =>
        leaf.Value.From.IsEmpty ? leaf.Label!.IsTrusted : leaf.Value.From.All(o => IsTrusted(o, leaf.Value));

    private bool IsTakenFromNamed(Leaf leaf) =>
        leaf.Value.From.Any(o => o is Origin.Part or Origin.Reader)
        && leaf.Value.From.All(o => IsTrusted(o, leaf.Value) || IsNamed(o));

    private bool IsTrusted(Origin origin, Value leaf) =>
        origin switch
        {
            Origin.Owner owner => IsSaid(owner, leaf),
            Origin.Part part => LabelOf(part.Reference) is { IsTrusted: true },
            Origin.Planner planner => planner.Seen.All(id => LabelOf(Whole(id)) is { IsTrusted: true }),
            _ => false,
        };

    private static IEnumerable<WrittenForm> Mentions(string content) =>
        WrittenForms.Read(ComparableText.Of(content)).Where(f => Sought.IsPlace(f.Kind));

    private bool IsKnown(Leaf leaf, WrittenForm mention) =>
        _sayings
            .SelectMany(s => s.Forms)
            .Concat(
                from origin in leaf.Value.From
                where IsNamed(origin) || (origin is Origin.Part && IsTrusted(origin, leaf.Value))
                from reference in References(origin)
                from part in ValueTree.At(_authority.Records[reference.Record].Value, reference.Path)
                from text in ValueTree.Nodes(part).OfType<Value.Text>()
                from form in Mentions(text.Content)
                select form
            )
            .Any(f => f.Kind == mention.Kind && f.Normal == mention.Normal) || IsOwner(mention.Normal);

    // 7. Limits, and what the policy says of the kind.
    private string? Limit(Verdict beyond) =>
        _policy.Budgets.FirstOrDefault(b => b.Beyond == beyond && b.IsExceeded(_facts, _usage))?.Name;

    private string? Default(Verdict verdict) => _policy.DefaultOf(_effect.Kind) == verdict ? "default" : null;

    // Labels: all that went into a value.
    private Label? LabelOf(Value leaf) =>
        leaf.From.IsEmpty ? leaf.Label : Join(Label.Public, leaf.From.Select(o => LabelOf(o, leaf)));

    private Label? LabelOf(Origin origin, Value leaf) =>
        origin switch
        {
            Origin.Owner owner when _authority.Messages.All(m => m.Id != owner.Message) => null,
            Origin.Owner owner when IsSaid(owner, leaf) => Label.Owner,
            Origin.Owner => Join(Labelled.Planner, _authority.Records.Values.Select(r => r.Value.Label)),
            Origin.Part part => LabelOf(part.Reference),
            Origin.Reader reader => Join(Labelled.Reader, reader.Of.Select(LabelOf)),
            Origin.Planner planner => Join(Labelled.Planner, planner.Seen.Select(id => LabelOf(Whole(id)))),
            _ => null,
        };

    private Label? LabelOf(Reference reference) =>
        !_authority.Records.TryGetValue(reference.Record, out var record) ? null
        : ValueTree.At(record.Value, reference.Path).ToList() is not [] and var parts
            ? Label.JoinAll(parts.Select(p => p.Label))
        : Labelled.Nothing;

    private static Label? Join(Label first, IEnumerable<Label?> others) =>
        others.Aggregate((Label?)first, (all, other) => other is null ? null : all?.Join(other));

    /// <summary>Whether the owner said it in the message that is claimed: in one piece, whatever it is.</summary>
    private bool IsSaid(Origin.Owner owner, Value leaf)
    {
        var age = _authority.Messages.Reverse().ToList().FindIndex(m => m.Id == owner.Message);
        return age >= 0
            && age < _sayings.Count
            && _sayings[age].Words(Sought.Words(ValueText.Of(leaf)), ParameterRole.Content) is not null;
    }

    private bool IsOwner(string name) =>
        _policy.OwnerNames.Any(n => Principal.Canonical(n) == Principal.Canonical(name));

    // What the owner named: "the bill in december.txt".
    private bool IsFromNamed(Leaf leaf) =>
        leaf.Value.From.SelectMany(References).ToList() is not [] and var references
        && references.All(IsNamed)
        && leaf.Value.From.OfType<Origin.Owner>().All(o => IsSaid(o, leaf.Value));

    private bool IsNamed(Origin origin) =>
        origin is Origin.Part or Origin.Reader && References(origin).Any() && References(origin).All(IsNamed);

    private bool IsNamed(Reference reference)
    {
        if (!_authority.Records.TryGetValue(reference.Record, out var record))
        {
            return false;
        }

        var looked =
            from argument in record.Effect.Arguments
            where ToolOf(record)?.RoleOf(argument.Name) is not (ParameterRole.Content or ParameterRole.Option)
            from leaf in ValueTree.Leaves(argument.Name, argument.Value)
            where _destinations.All(d => d.Text != ValueText.Of(leaf.Leaf))
            select leaf.Leaf;
        return looked.Any(Tells)
            || Items(record)
                .Any(i =>
                    reference.Path.Steps.Take(i.Path.Steps.Length).SequenceEqual(i.Path.Steps)
                    && NameOf(record, i.Item) is not null
                );
    }

    private static IEnumerable<Reference> References(Origin origin) =>
        origin switch
        {
            Origin.Part part => [part.Reference],
            Origin.Reader reader => reader.Of,
            Origin.Planner planner => planner.Seen.Select(Whole),
            _ => [],
        };

    private static Reference Whole(string record) => new(record, ValuePath.Whole);

    private ToolDeclaration? ToolOf(Record record) => _policy.Tools.GetValueOrDefault(record.Effect.Tool);

    /// <summary>The parts of a result, at most two levels in, that have a key field: none inside another.</summary>
    private IEnumerable<(ValuePath Path, Value.Record Item)> Items(Record record)
    {
        return ToolOf(record) is { KeyFields.IsEmpty: false } tool ? In(record.Value, ValuePath.Whole) : [];

        IEnumerable<(ValuePath, Value.Record)> In(Value value, ValuePath path) =>
            value is Value.Record item && tool.KeyFields.Any(item.Fields.ContainsKey) ? [(path, item)]
            : path.Steps.Length == 2 ? []
            : value switch
            {
                Value.Record map => map.Fields.SelectMany(f => In(f.Value, path.Then(PathStep.Field(f.Key)))),
                Value.List list => list.Items.SelectMany((v, i) => In(v, path.Then(PathStep.Item(i)))),
                _ => [],
            };
    }

    private bool HasKey(Record record, Value.Record item, string key) =>
        ToolOf(record)!.KeyFields.Any(k => item.Fields.TryGetValue(k, out var field) && ValueText.Of(field) == key);

    private string? NameOf(Record record, Value.Record item) =>
        ToolOf(record)!
            .NameFields.Select(n => item.Fields.GetValueOrDefault(n))
            .OfType<Value.Text>()
            .Where(n => n.Label.IsTrusted || (Tells(n) && !IsReceiver(Said(n, ParameterRole.Selector)!)))
            .Select(n => Said(n, ParameterRole.Selector))
            .FirstOrDefault(words => words is not null);

    /// <summary>Whether the newest words that say it tell one thing from others.</summary>
    private bool Tells(Value value) =>
        _sayings.Select(s => s.Tells(value)).FirstOrDefault(tells => tells is not null) == true;

    private bool IsReceiver(string words) =>
        _destinations.Any(d =>
            (
                Said(d.Value, ParameterRole.Destination)
                ?? (
                    IsOwner(d.Text)
                        ? d.Text
                        : _sayings
                            .Select(s => s.Names(_contacts.Value, Sought.Of(d.Text)))
                            .FirstOrDefault(n => n is not null)
                )
            )?.Contains(words, StringComparison.Ordinal) == true
        );

    private sealed class Leaf(Argument argument, Value value, Label? label)
    {
        public Argument Argument => argument;

        public Value Value => value;

        public Label? Label => label;

        public ParameterRole Role => Argument.Role;

        public bool IsDestination => Role is ParameterRole.Destination or ParameterRole.Undeclared;

        public bool IsContent => Role is ParameterRole.Content or ParameterRole.Undeclared;

        public string Text => ValueText.Of(Value);

        public bool IsEmpty => Value is Value.Nothing || (Value is Value.Text && string.IsNullOrWhiteSpace(Text));
    }
}
