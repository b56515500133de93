using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;
using Microsoft.Extensions.AI;

namespace Chela.Envelope.ExtensionsAI;

/// <summary>
/// The task of one request: what the owner said in the conversation, what its tools returned, what was done. Made anew out
/// of the messages of each request, so that nothing has to be kept between them. Thread-safe.
/// </summary>
internal sealed class GuardedTask
{
    /// <summary>The turn of what the model has seen in any case.</summary>
    public const int BeforeThisRequest = -1;

    private static readonly TimeSpan s_approvalLife = TimeSpan.FromDays(1);

    // A text that looks like a refusal is none: only the very objects that were given out count.
    private static readonly ConditionalWeakTable<object, object> s_refusals = [];

    private readonly Lock _lock = new();
    private readonly EnvelopeOptions _options;
    private readonly Policy _policy;
    private readonly Moment _moment;
    private readonly List<(string Id, int Iteration)> _seen = [];
    private Authority _authority = Authority.Of("chat");
    private Usage _usage = Usage.None;

    public GuardedTask(
        EnvelopeOptions options,
        IEnumerable<AITool> tools,
        IEnumerable<ChatMessage> messages,
        string? conversation
    )
    {
        _options = options;
        _moment = new Moment(options.Clock.GetLocalNow());
        var undeclared = tools.Select(t => t.Name).Distinct().Where(n => !options.Policy.Tools.ContainsKey(n));
        _policy = options.Policy with
        {
            Tools = options.Policy.Tools.AddRange(
                undeclared.Select(n => KeyValuePair.Create(n, ToolDeclaration.Undeclared(n)))
            ),
        };
        if (conversation is not null)
        {
            // The provider keeps messages that are not here.
            Add(Unknown(""), new Value.Text("", Labelled.Nothing), BeforeThisRequest);
        }

        Replay(messages);
    }

    /// <summary>What the model is told instead of a result.</summary>
    public static string Refusal(string why)
    {
        var refusal = $"Refused, and not done: {why}";
        s_refusals.Add(refusal, refusal);
        return refusal;
    }

    /// <summary>A call as an effect, with the origins of its arguments.</summary>
    /// <param name="tool">The function's name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="iteration">The model's turn in the request: it has seen what was returned in those before.</param>
    public Effect EffectOf(string tool, IEnumerable<KeyValuePair<string, object?>> arguments, int iteration)
    {
        Origins origins;
        lock (_lock)
        {
            origins = new Origins(_authority, [.. _seen.Where(s => s.Iteration < iteration).Select(s => s.Id)]);
        }

        return _policy.CallOf(
            tool,
            arguments.Select(a => (a.Key, origins.PutOn(CallValues.Of(a.Value, Labelled.Nothing))))
        );
    }

    /// <summary>Decides on an effect, and asks for approval where that is needed. What may run counts as done from here on.</summary>
    /// <returns>Why it does not run; null if it does.</returns>
    public async ValueTask<string?> RefuseAsync(Effect effect, CancellationToken cancellation)
    {
        var decision = Decide(effect, isApproved: false);
        if (
            decision.Verdict == Verdict.Ask
            && await _options.Approve(new ApprovalRequest(effect, decision), cancellation).ConfigureAwait(false)
        )
        {
            decision = Decide(effect, isApproved: true);
        }

        return decision.Verdict == Verdict.Allow ? null : Refusal(decision.Why);
    }

    /// <summary>Takes the result of a call, labelled as its tool declared.</summary>
    public void Record(Effect effect, object? result, int iteration) =>
        Record(effect, result, _policy.Tools.GetValueOrDefault(effect.Tool)?.Results, iteration);

    /// <summary>Takes the message of a call that failed: in whosever words, so that no declaration covers it.</summary>
    public void RecordFailure(Effect effect, string message, int iteration) => Record(effect, message, null, iteration);

    private void Record(Effect effect, object? result, ResultDeclaration? declared, int iteration) =>
        Add(
            effect,
            (declared ?? ResultDeclaration.Undeclared).Labelled(effect, CallValues.Of(result, Label.Public)),
            iteration
        );

    private Decision Decide(Effect effect, bool isApproved)
    {
        Decision decision;
        lock (_lock)
        {
            var authority = _authority;
            if (isApproved)
            {
                var id = EffectJson.IdOf(authority.Task, effect);
                authority = authority with
                {
                    Approvals = [new Approval(id, "owner", "callback", _moment.Now, _moment.Now + s_approvalLife)],
                };
            }

            // INVARIANT: decided and counted in one step, so that of two calls at once one cannot use the other's verb.
            decision = ReferenceMonitor.Decide(effect, authority, _policy, _usage, _moment);
            if (decision.Verdict == Verdict.Allow)
            {
                Count(effect, decision);
            }
        }

        _options.Decided?.Invoke(effect, decision);
        return decision;
    }

    private void Count(Effect effect, Decision decision) =>
        _usage = _usage.With(Use.Of(decision.Effect, effect, decision.Verb, _moment.Now));

    private void Add(Effect effect, Value value, int iteration)
    {
        lock (_lock)
        {
            var id = $"r{_seen.Count + 1}";
            _authority = _authority.With(new Record(id, effect, value));
            _seen.Add((id, iteration));
        }
    }

    /// <summary>Goes through the conversation so far: each result was a call that was done, unless we know that it was refused.</summary>
    private void Replay(IEnumerable<ChatMessage> messages)
    {
        var calls = new Dictionary<string, Effect>();
        var count = 0;
        foreach (var message in messages)
        {
            count++;
            if (_options.IsOwners(message))
            {
                _authority = _authority.With(new OwnerMessage($"m{count}", message.Text, isOfTask: true));
            }
            else if (message.Role == ChatRole.Assistant && message.Text.Length > 0)
            {
                Add(Unknown("assistant"), new Value.Text(message.Text, LabelOfAssistant()), BeforeThisRequest);
            }

            foreach (var content in message.Contents)
            {
                if (content is FunctionCallContent call)
                {
                    calls[call.CallId] = EffectOf(call.Name, call.Arguments ?? new Dictionary<string, object?>(), 0);
                }
                else if (content is FunctionResultContent { Result: var result } answer && !IsRefusal(result))
                {
                    var effect = calls.GetValueOrDefault(answer.CallId) ?? Unknown("");
                    Count(effect, ReferenceMonitor.Decide(effect, _authority, _policy, _usage, _moment));
                    Record(effect, result, BeforeThisRequest);
                }
            }
        }
    }

    private Label LabelOfAssistant() =>
        _options.HasWholeHistory
            ? Label.JoinAll(_authority.Records.Values.Select(r => r.Value.Label))
            : Labelled.Planner.RestrictTo(Readers.OwnerOnly);

    private static bool IsRefusal(object? result) => result is not null && s_refusals.TryGetValue(result, out _);

    private static Effect Unknown(string name) => new(name, EffectKind.Send, []);
}
