using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Checks;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Certificates;

/// <summary>
/// Which records, tools and uses a verdict rests on. A record is *read* where its value counts: a part of it was taken or
/// read out. Where a key was looked up in it, only its items' keys and names count; where the planner had seen it or a
/// branch depended on it, only its label, and its hash is enough.
/// </summary>
internal sealed class Evidence
{
    private readonly HashSet<string> _read = [];
    private readonly HashSet<string> _lookedUp = [];
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

        var (isAnySeen, isLookedUp) = (at.Leaves.Any(IsFalseClaim), at.Leaves.Any(IsKey));
        Records =
        [
            .. at
                .Authority.Records.Values.Where(r =>
                {
                    var items = isLookedUp || labels.Contains(r.Id) ? Naming.IndexOf(at, r).Items : [];
                    if (labels.Contains(r.Id) && items.Count > 0)
                    {
                        _read.Add(r.Id);
                    }
                    else if (items.Count > 0)
                    {
                        _lookedUp.Add(r.Id);
                    }

                    return isAnySeen || labels.Contains(r.Id) || _read.Contains(r.Id) || _lookedUp.Contains(r.Id);
                })
                .OrderBy(r => r.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The records by id.</summary>
    public ImmutableArray<Record> Records { get; }

    /// <summary>A record as far as the verdict rests on it.</summary>
    public string JsonOf(Record record) =>
        _read.Contains(record.Id) ? RecordJson.Full(record)
        : _lookedUp.Contains(record.Id) ? RecordJson.Items(record, Naming.IndexOf(_at, record))
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

    /// <summary>Whether the owner is said to have said it, but did not: then every result counts.</summary>
    private bool IsFalseClaim(Leaf leaf) =>
        leaf.Value.From.OfType<Origin.Owner>().Any(claim => !Provenance.IsSaid(claim, leaf.Value, _at.Authority));

    /// <summary>Whether a value may be the key of something that is looked up in the records.</summary>
    private bool IsKey(Leaf leaf) =>
        !leaf.IsEmpty && (leaf.Role == ParameterRole.Selector || _at.Tool?.RefersOf(leaf.Parameter) is not null);
}
