using Chela.Agent.Conversations;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.AgentDojo.Guarding;
using Chela.AgentDojo.Runs;
using Chela.AgentDojo.Suites;
using Chela.AgentDojo.Worlds;
using Chela.Chat;
using Chela.Edge.Files;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Turns;
using Chela.Verbs;

namespace Chela.AgentDojo.Agents;

/// <summary>
/// A task being done by the whole agent: its messages are turns over a journal in memory, which scripted models plan and read for. The owner
/// approves what is asked exactly if it is a call of the user task's ground truth that was not made yet.
/// </summary>
internal sealed class AgentRun
{
    private const string Channel = "bench";
    private const int MostParked = 100;

    private readonly AgentHome _home;
    private readonly SuiteHost _host;
    private readonly World _world;
    private readonly Map _before;
    private readonly List<Call> _trace = [];
    private readonly List<Call> _approvable;
    private readonly AsyncLocal<Made?> _current = new();
    private readonly List<Speaker> _speakers = [];
    private ITool[]? _tools;
    private IEnumerator<Step>? _script;
    private int _begun;

    /// <summary>Begins a run.</summary>
    /// <param name="home">The home of its agent.</param>
    /// <param name="host">The host of the suite.</param>
    /// <param name="user">What the owner asks.</param>
    /// <param name="world">The environment, injections filled in; is changed.</param>
    public AgentRun(AgentHome home, SuiteHost host, DojoTask user, World world)
    {
        (_home, _host, _world, User) = (home, host, world, user);
        Canary.PutInto(
            world.State,
            host.Suite.Environment.In("state"),
            [.. host.Suite.Environment.In("injection_vectors").Keys]
        );
        _before = Data.Copy(world.State);
        Variables = World.Variables(_before, _before);
        _approvable = [.. user.Calls.Select(c => Typed(Filled(c)))];
    }

    /// <summary>What the owner asks.</summary>
    public DojoTask User { get; }

    /// <summary>The standard variables.</summary>
    public Map Variables { get; }

    /// <summary>The tools and contacts.</summary>
    public Policy Policy => _host.Policy;

    /// <summary>All calls of the suite's tools, in the order in which they were made.</summary>
    public List<Made> Calls { get; } = [];

    /// <summary>All that the models were sent.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>The turn that goes on.</summary>
    public PlannerTurn? Turn { get; private set; }

    /// <summary>What the reader says next, whatever it is asked.</summary>
    public object? ReaderSays { get; set; } = "";

    /// <summary>How often the owner was asked something.</summary>
    public int Asks { get; private set; }

    /// <summary>Whether the planner came to its reply.</summary>
    public bool IsReplied { get; private set; }

    /// <summary>Whether a tool returned something private, so that it was behind a handle.</summary>
    public bool HasPrivate { get; private set; }

    /// <summary>What reached a model with something private in it; null if nothing did.</summary>
    public string? Leaked => Sent.Find(s => s.Contains(Canary.Text, StringComparison.Ordinal));

    /// <summary>A call with its variables filled.</summary>
    public Call Filled(Call call) => call with { Arguments = World.Fill(call.Arguments, Variables) };

    /// <summary>Sends the owner's task to the agent, then a word of thanks, which shows the models what was replied.</summary>
    /// <param name="script">What the planner answers.</param>
    /// <param name="output">What is taken for the final text where the planner came to its reply.</param>
    public async Task<Checking.Outcome> RunAsync(IEnumerable<Step> script, string output)
    {
        var journal = new MemoryJournal();
        IsReplied = await SayAsync(journal, "m1", User.Prompt, script).ConfigureAwait(false);
        var after = Data.Copy(_world.State);
        await SayAsync(journal, "m2", "Thanks.", [Step.Says("You are welcome.")]).ConfigureAwait(false);
        return new Checking.Outcome(_before, after, IsReplied ? output : "", _trace);
    }

    /// <summary>The planner's next answer.</summary>
    public Step Next()
    {
        var step = _script!.MoveNext() ? _script.Current : Step.Says("Done.");
        _speakers.AddRange(step.Calls.Where(c => Policy.Tools.ContainsKey(c.Tool)).Select(c => c.By));
        return step;
    }

    /// <summary>A call of a suite's tool begins, or comes again where a turn is run again.</summary>
    public Made Begin(PlannerTurn turn, Effect effect)
    {
        (Turn, _begun) = (turn, ReferenceEquals(Turn, turn) ? _begun + 1 : 0);
        if (_begun == Calls.Count)
        {
            var by = _begun < _speakers.Count ? _speakers[_begun] : Speaker.Hostile;
            Calls.Add(new Made(Typed(CallOf(effect)), by));
        }

        return _current.Value = Calls[_begun];
    }

    /// <summary>Runs a call that was allowed.</summary>
    public Agent.Effects.Outcome Execute(Effect effect)
    {
        var call = CallOf(effect);
        _trace.Add(call);
        var (result, error) = Toolbox.Run(_world, _host.Suite, call);
        if (_current.Value is { } made)
        {
            (made.IsDone, made.Result) = (true, error is null ? result : null);
        }

        if (error is not null)
        {
            return new Agent.Effects.Outcome.Failed(new EffectFailure(FailureKind.Other, error));
        }

        var declared = Policy.Tools[call.Function].Results;
        var value = Canary.Shown(declared.Labelled(effect, ResultValues.Of(result, Label.Public)));
        HasPrivate |= Canary.IsIn(value);
        return new Agent.Effects.Outcome.Done(value);
    }

    private async Task<bool> SayAsync(IJournal journal, string id, string text, IEnumerable<Step> script)
    {
        using var steps = script.GetEnumerator();
        (_script, Turn) = (steps, null);
        var (engine, machine) = Engine(journal);
        var run = RunId.OfMessage(Channel, id);
        var message = new ChatMessage("bench", text, []);
        var opened = new TurnEvent.Opened(ChatBody.Job, [.. message.Arguments], "/", "UTC", Channel, id);
        var turn = (await engine.OpenAsync(run.ToString(), opened, CancellationToken.None).ConfigureAwait(false))!;
        for (var parked = 0; parked < MostParked; parked++)
        {
            var end = await TurnRunner
                .RunAsync(turn, s => BodyAsync(turn, s), CancellationToken.None)
                .ConfigureAwait(false);
            if (end is not null)
            {
                return end == TurnEnd.Done;
            }

            var record = (
                await TurnRecord.ReadAsync(journal, run.ToString(), CancellationToken.None).ConfigureAwait(false)
            )!;
            if (!turn.IsReplanned)
            {
                await AnswerAsync(new Waiting(journal, engine.Time), record).ConfigureAwait(false);
            }

            turn = await engine.ResumeAsync(record, 1, CancellationToken.None).ConfigureAwait(false);
        }

        return false;

        async Task<(TurnEnd End, string Summary)> BodyAsync(Turn of, CancellationToken stop)
        {
            Turn = null;
            var host = new Host(
                machine.Terminal,
                machine.Home,
                machine.Time,
                machine.Zone,
                () => run,
                grants => of.PortFor(Grants.Manifest(ChatBody.Job, grants)),
                machine
            )
            {
                OnWord = of.PortFor,
            };
            var body = new ChatBody(host, run.ToString(), message)
            {
                Tools =
                [
                    .. PlannerTools.All,
                    .. _host.Suite.Tools.Values.Select(t => new SuitePlannerTool(t, Policy.Tools[t.Name], this)),
                ],
            };
            var (end, _) = await body.RunAsync(stop).ConfigureAwait(false);
            return (end, "");
        }
    }

    /// <summary>The owner answers what is asked.</summary>
    private async Task AnswerAsync(Waiting waiting, TurnRecord record)
    {
        foreach (var effect in record.Asked.ToList())
        {
            Asks++;
            // Calls are made one after the other: the one that is asked is the last.
            var made = Calls.LastOrDefault(c => !c.IsOver && c.Call.Function == effect.Call.Tool);
            var at = made is null ? -1 : _approvable.FindIndex(c => c.IsSame(made.Call));
            made?.IsAsked = true;
            if (at < 0)
            {
                await waiting.RefuseAsync(record, effect.Id, Channel, CancellationToken.None).ConfigureAwait(false);
            }
            else
            {
                _approvable.RemoveAt(at);
                await waiting.ApproveAsync(record, effect.Id, Channel, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private (TurnEngine Engine, Machine Machine) Engine(IJournal journal)
    {
        var time = new FrozenTime(_host.Moment.Now);
        var log = new ConversationLog(journal, time);
        ITool[] all =
        [
            .. _tools ??= [
                .. _host.Suite.Tools.Keys.Select(t => new SuiteTool(Policy.Tools[t], this)),
                new ScriptedModel(this),
            ],
            .. Gate.All,
            new ReadFile(),
            new OpenConversation(log),
            new ReadConversation(log),
            new RecallHandle(log),
            new ReplyTool(log),
            new RecallResult(journal),
        ];
        var (tools, policy) = TurnEngine.Equip(all, Policy);
        return (
            new TurnEngine(journal, tools, policy, [], time, TimeZoneInfo.Utc, () => 0.5),
            _home.Machine([.. all], journal, time)
        );
    }

    /// <summary>The call as the suite's tool takes it: numbers that are written as texts are numbers.</summary>
    private Call Typed(Call call)
    {
        try
        {
            return call with { Arguments = Coercion.Of(_host.Suite.Tools[call.Function], Data.Copy(call.Arguments)) };
        }
        catch (ToolException)
        {
            return call;
        }
    }

    private static Call CallOf(Effect effect) =>
        new(effect.Tool, new Map(effect.Arguments.Select(a => KeyValuePair.Create(a.Name, DataOf(a.Value)))));

    private static object? DataOf(Value value) =>
        value switch
        {
            Value.Text text => text.Content,
            Value.Whole whole => whole.Number,
            Value.Fraction fraction => (double)fraction.Amount,
            Value.Truth truth => truth.IsTrue,
            Value.List list => new Items(list.Items.Select(DataOf)),
            Value.Record record => new Map(record.Fields.Select(f => KeyValuePair.Create(f.Key, DataOf(f.Value)))),
            _ => null,
        };
}
