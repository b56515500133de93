using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Checks;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Certificates;

/// <summary>
/// Which records, tools and uses a verdict rests on. A record is *read* where its value counts: a part of it was taken or
/// read out. Where a key was looked up in it, only the items that have the key, or a name of such an item, count; where the
/// planner had seen it or a branch depended on it, only its label, and its hash is enough.
/// </summary>
internal sealed class Evidence
{
    private readonly HashSet<string> _read = [];
    private readonly Dictionary<string, HashSet<RecordItem>> _lookedUp = [];
    private readonly Situation _at;

    /// <summary>Looks a decided effect over.</summary>
    public Evidence(Situation at)
    {
        _at = at;
        var labels = new HashSet<string>();
        foreach (var origin in at.Leaves.SelectMany(l => l.Value.From))
        {
            Add(origin, labels);
        }

        foreach (var reference in at.Effect.Control)
        {
            (reference.Path.Steps.IsEmpty ? labels : _read).Add(reference.Record);
        }

        foreach (var leaf in at.Leaves.Where(IsKey))
        {
            LookUp(leaf.Shown);
        }

        var isAnySeen = at.Leaves.Any(IsFalseClaim);
        foreach (var id in labels)
        {
            // Of what was seen as a whole only a thing that is the whole can have been named.
            if (
                at.Authority.Records.TryGetValue(id, out var seen)
                && Naming.IndexOf(at, seen).Items.Exists(i => i.Path.Steps.IsEmpty)
            )
            {
                _read.Add(id);
            }
        }

        Records =
        [
            .. at
                .Authority.RecordList.Where(r =>
                    isAnySeen || labels.Contains(r.Id) || _read.Contains(r.Id) || _lookedUp.ContainsKey(r.Id)
                )
                .OrderBy(r => r.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The records by id.</summary>
    public ImmutableArray<Record> Records { get; }

    /// <summary>A record as far as the verdict rests on it.</summary>
    public string JsonOf(Record record) =>
        _read.Contains(record.Id) ? RecordJson.Full(record)
        : _lookedUp.TryGetValue(record.Id, out var items) ? RecordJson.Some(record, Naming.IndexOf(_at, record), items)
        : RecordJson.Brief(record);

    /// <summary>The tool of the effect, and those of the records.</summary>
    public IEnumerable<ToolDeclaration> Tools =>
        Records
            .Select(r => r.Effect.Tool)
            .Append(_at.Effect.Tool)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => _at.Policy.Tools.GetValueOrDefault(name))
            .OfType<ToolDeclaration>();

    /// <summary>The uses that a limit counts, or that used up a verb.</summary>
    public IEnumerable<Use> Uses =>
        _at.Policy.Budgets.Any(b => b.When.IsAbout(_at.Facts, grants: false))
            ? _at.Usage.Uses
            : _at.Usage.Uses.Where(u => u.IsOfTask && u.Verb is not null);

    private void Add(Origin origin, HashSet<string> labels)
    {
        var isSeen = origin is Origin.Planner;
        foreach (var reference in Naming.References(origin))
        {
            (isSeen ? labels : _read).Add(reference.Record);
        }
    }

    private void LookUp(string key)
    {
        foreach (var record in _at.Authority.RecordList)
        {
            foreach (var item in Naming.IndexOf(_at, record).WithKey(key))
            {
                Add(record, [item]);
                foreach (var name in item.Names)
                {
                    foreach (var other in _at.Authority.RecordList)
                    {
                        Add(other, Naming.IndexOf(_at, other).Named(name.Read.Sought));
                    }
                }
            }
        }
    }

    private void Add(Record record, List<RecordItem> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        if (!_lookedUp.TryGetValue(record.Id, out var known))
        {
            _lookedUp[record.Id] = known = [];
        }

        known.UnionWith(items);
    }

    /// <summary>Whether the owner is said to have said it, but did not: then every result counts.</summary>
    private bool IsFalseClaim(Leaf leaf) =>
        leaf.Value.From.OfType<Origin.Owner>().Any(claim => !Provenance.IsSaid(claim, leaf.Value, _at.Authority));

    /// <summary>Whether a value may be the key of something that is looked up in the records.</summary>
    private bool IsKey(Leaf leaf) =>
        !leaf.IsEmpty && (leaf.Role == ParameterRole.Selector || _at.Tool?.RefersOf(leaf.Parameter) is not null);
}
