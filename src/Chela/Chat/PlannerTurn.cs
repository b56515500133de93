using System.Collections.Immutable;
using System.Text.Json;
using Chela.Agent.Effects;
using Chela.Configuration;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Memory.Handles;

namespace Chela.Chat;

/// <summary>
/// What a planner's turn has so far: the owner's words, the results and their handles, and what the planner has seen. Calls of one
/// step run side by side and see the same; what they brought is taken in afterwards, in the order in which they were written.
/// </summary>
/// <param name="host">The turn's host.</param>
/// <param name="id">The turn's id.</param>
/// <param name="conversation">The conversation.</param>
/// <param name="settings">The owner's settings.</param>
/// <param name="words">The owner's words: those of the task and of the conversation.</param>
/// <param name="order">What the message asks for as a whole; null if the rules do not know it. Read only where it matters.</param>
internal sealed class PlannerTurn(
    Host host,
    string id,
    string conversation,
    ChelaSettings settings,
    Authority words,
    Lazy<OwnerOrder?> order
)
{
    private readonly Dictionary<EffectId, int> _calls = [];
    private readonly Lock _lock = new();
    private Authority _authority = words;
    private ImmutableArray<string> _seen = [];
    private int _records;
    private bool _isLed;

    /// <summary>The turn's host.</summary>
    public Host Host => host;

    /// <summary>The turn's id.</summary>
    public string Id => id;

    /// <summary>The conversation.</summary>
    public string Conversation => conversation;

    /// <summary>The owner's zone.</summary>
    public TimeZoneInfo Zone => settings.Zone ?? host.Zone;

    /// <summary>The owner's settings.</summary>
    public ChelaSettings Settings => settings;

    /// <summary>The handles.</summary>
    public HandleShelf Handles { get; } = new();

    /// <summary>The list of what is to be done.</summary>
    public Checklist Checklist { get; } = new();

    /// <summary>So many bytes of a handle's content are shown at once at most.</summary>
    public int MostShown { get; set; } = 24 * 1024;

    /// <summary>Who must be among the readers of whatever the planner is shown.</summary>
    public Readers Sight { get; set; } = Readers.Everyone;

    /// <summary>The join of the labels of all that the planner has seen besides the owner's words.</summary>
    public Label Seen { get; private set; } = Label.Public;

    /// <summary>Performs an effect on the word of the owner.</summary>
    public async ValueTask<(Outcome Outcome, EffectId Id)> PerformAsync(Effect effect, CancellationToken cancellation)
    {
        Authority authority;
        EffectId named;
        lock (_lock)
        {
            authority = _authority;
            effect = effect with { Control = Control() };
            named = IdOf(effect);
        }

        return (await host.OnWord(authority).PerformAsync(effect, cancellation).ConfigureAwait(false), named);
    }

    /// <summary>A call as the owner ordered it, where it comes down to that: in their words, and not in the planner's.</summary>
    public Effect AsOrdered(Effect call)
    {
        lock (_lock)
        {
            if (_isLed || order.Value?.Fitting(call) is not { } own)
            {
                return call;
            }

            _authority = _authority with { Order = order.Value.Order };
            var origins = new Origins(_authority, _seen);
            return own with { Arguments = [.. own.Arguments.Select(a => a with { Value = origins.PutOn(a.Value) })] };
        }
    }

    /// <summary>Performs a look of our own making, within these places and no others.</summary>
    public async ValueTask<(Outcome Outcome, EffectId Id)> LookAsync(
        Effect effect,
        IEnumerable<ManifestPlace> places,
        CancellationToken cancellation
    )
    {
        EffectId named;
        // A job of ours looks, which knows none of the task's messages and results.
        effect = effect with
        {
            Arguments = [.. effect.Arguments.Select(a => a with { Value = ValueTree.WithOrigins(a.Value, []) })],
        };
        lock (_lock)
        {
            named = IdOf(effect);
        }

        return (await host.Effects(places).PerformAsync(effect, cancellation).ConfigureAwait(false), named);
    }

    /// <summary>Puts label and origins on what the planner wrote: handles become what they stand for.</summary>
    public Value Written(JsonElement json)
    {
        Origins origins;
        Label label;
        lock (_lock)
        {
            origins = new Origins(_authority, _seen);
            label = Seen.Join(Labelled.Planner);
        }

        return Written(JsonValues.Of(json, label), origins);
    }

    /// <summary>Takes a value into the records of the task, and makes a handle of it.</summary>
    public Handle Take(Found found)
    {
        lock (_lock)
        {
            var record = Add(found.Effect, found.Value);
            return Handles.Add(
                new Handle("", found.Description)
                {
                    Value = found.Value,
                    Source = found.Source,
                    Record = record,
                    Effect = found.Id,
                    ReadOf = found.ReadOf,
                }
            );
        }
    }

    /// <summary>Takes what stands in the conversation into the records, without a handle: the planner sees it.</summary>
    public void See(Effect effect, Value value)
    {
        lock (_lock)
        {
            Show(Add(effect, value), value.Label);
        }
    }

    /// <summary>The value of a handle of an earlier turn is known now.</summary>
    public Handle Fill(Handle handle, Effect effect, Value value, string source)
    {
        lock (_lock)
        {
            return Handles.Fill(handle with { Value = value, Source = source, Record = Add(effect, value) });
        }
    }

    /// <summary>The planner is shown a handle's content: from now on whatever it writes may come from there.</summary>
    public void Show(Handle handle)
    {
        lock (_lock)
        {
            Show(handle.Record, handle.Value!.Label);
            if (!handle.Value.Label.IsTrusted)
            {
                // INVARIANT: what the owner had not read when they gave the order does not lead to its being carried out.
                (_isLed, _authority) = (true, _authority with { Order = null });
            }
        }
    }

    /// <summary>The id that the turn gives to the next call: the how many-th equal one it is.</summary>
    private EffectId IdOf(Effect effect)
    {
        var first = EffectJson.IdOf(id, effect);
        var place = _calls.GetValueOrDefault(first);
        _calls[first] = place + 1;
        return place == 0 ? first : EffectJson.IdOf($"{id}#{place}", effect);
    }

    private string Add(Effect effect, Value value)
    {
        var record = $"r{++_records}";
        _authority = _authority.With(new Record(record, effect, value));
        return record;
    }

    private void Show(string record, Label label)
    {
        if (!_seen.Contains(record))
        {
            _seen = _seen.Add(record);
            Seen = Seen.Join(label);
        }
    }

    /// <summary>What the planner saw of others may have led it here.</summary>
    private ImmutableArray<Reference> Control() =>
        [
            .. _seen
                .Where(s => !_authority.Records[s].Value.Label.IsTrusted)
                .Select(s => new Reference(s, ValuePath.Whole)),
        ];

    private Value Written(Value value, Origins origins) =>
        value switch
        {
            Value.List list => Joined(list with { Items = [.. list.Items.Select(i => Written(i, origins))] }),
            Value.Record record => Joined(
                record with
                {
                    Fields = record.Fields.SetItems(
                        record.Fields.Select(f => KeyValuePair.Create(f.Key, Written(f.Value, origins)))
                    ),
                }
            ),
            Value.Text text => Written(text, origins),
            _ => origins.PutOn(value),
        };

    private Value.Text Written(Value.Text text, Origins origins)
    {
        var pieces = HandleText.Split(text.Content, Handles);
        if (pieces is [{ Handle: null }])
        {
            return (Value.Text)origins.PutOn(text);
        }

        var (content, label) = (new System.Text.StringBuilder(), Label.Public);
        var from = ImmutableArray.CreateBuilder<Origin>();
        foreach (var piece in pieces)
        {
            if (piece.Handle is { } handle)
            {
                var part = PartOf(handle, piece.Path);
                content.Append(HandleText.Show(part));
                label = label.Join(part.Label);
                from.Add(
                    handle.ReadOf is { } source
                        ? new Origin.Reader([new Reference(source, ValuePath.Whole)])
                        : new Origin.Part(new Reference(handle.Record, piece.Path))
                );
            }
            else
            {
                var own = (Value.Text)origins.PutOn(new Value.Text(piece.Text, text.Label));
                content.Append(piece.Text);
                label = label.Join(own.Label);
                from.AddRange(own.From);
            }
        }

        return new Value.Text(content.ToString(), label) { From = from.ToImmutable() };
    }

    private static Value PartOf(Handle handle, ValuePath path) =>
        handle.Value is { } value
            ? ValueTree.At(value, path).First()
            : throw new ToolMistakeException($"{handle.Name} is of an earlier message: reveal it first, then use it.");

    private static Value Joined(Value value) =>
        value with
        {
            Label = value switch
            {
                Value.List list => Label.JoinAll(list.Items.Select(i => i.Label)),
                Value.Record record => Label.JoinAll(record.Fields.Values.Select(f => f.Label)),
                _ => value.Label,
            },
        };
}
