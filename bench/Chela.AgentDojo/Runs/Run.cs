using System.Collections.Immutable;
using System.Globalization;
using Chela.AgentDojo.Checking;
using Chela.AgentDojo.Guarding;
using Chela.AgentDojo.Suites;
using Chela.AgentDojo.Worlds;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;

namespace Chela.AgentDojo.Runs;

/// <summary>
/// A task being done behind the envelope, or with nothing in the way. Asks are gathered: behind the first one, acts are
/// held in order while the body goes on, as long as it needs nothing that a held one returns or changes; one card shows
/// them all. The owner approves an ask exactly if the effect is in the user task's ground truth and was not done yet.
/// </summary>
internal sealed class Run
{
    private readonly Suite _suite;
    private readonly World _world;
    private readonly Map _before;
    private readonly Session _session;
    private readonly bool _isGuarded;
    private readonly List<Known> _seen = [];
    private readonly List<Call> _trace = [];
    private readonly List<Held> _held = [];
    private readonly List<Call> _approvable;

    /// <summary>Begins a run.</summary>
    /// <param name="host">The host of the suite.</param>
    /// <param name="user">What the owner asks.</param>
    /// <param name="world">The environment, injections filled in; is changed.</param>
    /// <param name="isGuarded">Whether the envelope decides.</param>
    public Run(SuiteHost host, DojoTask user, World world, bool isGuarded)
    {
        (_suite, _world, _before) = (host.Suite, world, Data.Copy(world.State));
        Variables = World.Variables(_before, _before);
        _approvable = [.. user.Calls.Select(Filled)];
        _isGuarded = isGuarded;
        _session = host.Open(user.Prompt);
    }

    /// <summary>The standard variables.</summary>
    public Map Variables { get; }

    /// <summary>All calls in the order in which they were made.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>How many cards the owner was shown.</summary>
    public int Cards { get; private set; }

    /// <summary>How many effects were asked about.</summary>
    public int Asks => Entries.Count(e => e.IsAsked);

    /// <summary>The results so far.</summary>
    public IReadOnlyList<Known> Seen => _seen;

    /// <summary>The tools and contacts.</summary>
    public Policy Policy => _session.Policy;

    /// <summary>The label of what a value is made of.</summary>
    public Label LabelOf(Origin origin) =>
        Label.JoinAll(
            ReferencesOf(origin)
                .SelectMany(r => ValueTree.At(_seen.First(k => k.Id == r.Record).Value, r.Path))
                .Select(v => v.Label)
        );

    /// <summary>A call with its variables filled.</summary>
    public Call Filled(Call call) => call with { Arguments = World.Fill(call.Arguments, Variables) };

    /// <summary>The values of a call with where they came from, as the host tells.</summary>
    public Effect EffectOf(Call call, Speaker by)
    {
        var declared = _session.Policy.Tools[call.Function];
        return new Effect(
            call.Function,
            declared.Kind,
            [
                .. call.Arguments.Select(a => new Argument(
                    a.Key,
                    declared.RoleOf(a.Key),
                    WithOrigins(ResultValues.Of(a.Value, Labelled.Nothing), declared.RoleOf(a.Key), by)
                )),
            ]
        );
    }

    /// <summary>Makes a call.</summary>
    /// <returns>Its result; null if it was held or refused.</returns>
    public object? Do(Call given, Speaker by)
    {
        var call = Filled(given);
        return Do(call, _isGuarded ? EffectOf(call, by) : new Effect(call.Function, EffectKind.Send, []), by);
    }

    /// <summary>Makes a call whose origins are known.</summary>
    /// <returns>Its result; null if it was held or refused.</returns>
    public object? Do(Call call, Effect effect, Speaker by)
    {
        if (!_isGuarded)
        {
            var entry = new Entry(call, by, null);
            Entries.Add(entry);
            return Execute(entry, effect);
        }

        if (_held.Count > 0 && NeedsHeld(call))
        {
            // What that returns may be where a value comes from.
            ShowCard();
            effect = by == Speaker.Deceived ? effect : EffectOf(call, by);
        }

        var decision = _session.Decide(effect);
        var made = new Entry(call, by, decision);
        Entries.Add(made);
        if (decision.Verdict == Verdict.Deny)
        {
            return null;
        }

        if (decision.Verdict == Verdict.Ask || (_held.Count > 0 && IsAct(effect)))
        {
            _held.Add(new Held(made, effect, _session.Reserve(effect, decision)));
            return null;
        }

        _session.Reserve(effect, decision);
        return Execute(made, effect);
    }

    /// <summary>Shows what is held, and runs what the owner approves of it.</summary>
    public void ShowCard()
    {
        if (_held.Count == 0)
        {
            return;
        }

        Cards++;
        var held = _held.ToList();
        _held.Clear();
        var approved = new List<Held>();
        foreach (var one in held)
        {
            var isApproved = !one.Entry.IsAsked || Take(one.Entry.Call);
            _session.Release(one.Use);
            approved.AddRange(isApproved ? [one] : []);
        }

        foreach (var one in approved)
        {
            if (one.Entry.IsAsked)
            {
                _session.Approve(one.Entry.Decision!.Effect);
            }

            // Decided again, as things have gone on; the stricter verdict holds.
            var again = _session.Decide(one.Effect);
            if (again.Verdict == Verdict.Allow)
            {
                _session.Reserve(one.Effect, again);
                Execute(one.Entry, one.Effect);
            }
        }
    }

    /// <summary>Ends the run.</summary>
    public Outcome End(string output)
    {
        ShowCard();
        return new Outcome(_before, _world.State, output, _trace);
    }

    private object? Execute(Entry entry, Effect effect)
    {
        _trace.Add(entry.Call);
        entry.IsDone = true;
        var (result, error) = Toolbox.Run(_world, _suite, entry.Call);
        var id = string.Create(CultureInfo.InvariantCulture, $"r{_seen.Count + 1}");
        var value = error is null
            ? Policy.Tools[entry.Call.Function].Results.Labelled(effect, ResultValues.Of(result, Label.Public))
            : ResultValues.Of(error, Label.From(new Source(SourceKind.Tool, entry.Call.Function)));
        _session.Take(new Record(id, effect, value));
        _seen.Add(new Known(id, entry.Call.Function, value));
        return error is null ? result : null;
    }

    /// <summary>
    /// Whether a call depends on what is held: it would see something else if that was done, or one of its values is known
    /// only from what that returns.
    /// </summary>
    private bool NeedsHeld(Call call)
    {
        var future = _world.Copy();
        var returned = _held.Select(h => Toolbox.Run(future, _suite, h.Entry.Call).Result).ToList();
        var declared = _session.Policy.Tools[call.Function];
        if (declared.Kind is EffectKind.ObserveLocal or EffectKind.ObserveRemote)
        {
            return !Data.AreEqual(
                Toolbox.Run(_world.Copy(), _suite, call).Result,
                Toolbox.Run(future, _suite, call).Result
            );
        }

        return EffectOf(call, Speaker.Planner)
            .Arguments.Where(a => a.Role is ParameterRole.Selector or ParameterRole.Destination)
            .SelectMany(a => ValueTree.Leaves(a.Name, a.Value))
            .Any(l => l.Leaf.From is [Origin.Planner] && returned.Exists(r => Holds(r, ValueText.Of(l.Leaf))));
    }

    private static bool Holds(object? data, string text) =>
        data switch
        {
            Map map => map.Values.Any(v => Holds(v, text)),
            Items items => items.Exists(i => Holds(i, text)),
            null => false,
            _ => Data.TextOf(data) == text,
        };

    private bool Take(Call call)
    {
        var at = _approvable.FindIndex(c => c.IsSame(call));
        if (at >= 0)
        {
            _approvable.RemoveAt(at);
        }

        return at >= 0;
    }

    private Value WithOrigins(Value value, ParameterRole role, Speaker by)
    {
        switch (value)
        {
            case Value.List list:
                return list with { Items = [.. list.Items.Select(i => WithOrigins(i, role, by))] };
            case Value.Record record:
                return record with
                {
                    Fields = record.Fields.SetItems(
                        record.Fields.Select(f => KeyValuePair.Create(f.Key, WithOrigins(f.Value, role, by)))
                    ),
                };
            default:
                return value with { From = [OriginOf(value, role, by)] };
        }
    }

    private Origin OriginOf(Value leaf, ParameterRole role, Speaker by)
    {
        var said = _session.Said;
        if (by is Speaker.Planner or Speaker.Deceived)
        {
            return Provenances.Of(leaf, role, said, _seen, _session.Policy);
        }

        var text = ValueText.Of(leaf);
        Origin written = by switch
        {
            Speaker.Claiming => new Origin.Owner(said.Id),
            Speaker.Hijacked => new Origin.Planner([.. _seen.Select(k => k.Id)]),
            _ => Origin.Planner.Blind,
        };
        return by == Speaker.Claiming
            ? written
            : Provenances.Owner(text, said) ?? Provenances.Part(text, _seen) ?? written;
    }

    private static ImmutableArray<Reference> ReferencesOf(Origin origin) =>
        origin switch
        {
            Origin.Part part => [part.Reference],
            Origin.Reader reader => reader.Of,
            _ => [],
        };

    private static bool IsAct(Effect effect) =>
        effect.Kind is not (EffectKind.ObserveLocal or EffectKind.ObserveRemote);

    /// <summary>An act that waits for the owner, or behind one that does.</summary>
    private sealed record Held(Entry Entry, Effect Effect, Use Use);
}
