using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Conversations;
using Chela.Agent.Models;
using Chela.Chat.Tools;
using Chela.Envelope.Labels;
using Chela.Memory.Context;
using Chela.Memory.Handles;

namespace Chela.Chat;

/// <summary>
/// The body of a turn that a model plans: it is asked, its calls are carried out side by side, it is shown what came of them, until it
/// replies. It has no authority: each call is an effect that the envelope decides.
/// </summary>
/// <param name="turn">The turn.</param>
/// <param name="models">The models of the planner.</param>
/// <param name="tools">The tools.</param>
/// <param name="parts">What the models see besides the steps.</param>
internal sealed class PlannerLoop(
    PlannerTurn turn,
    RoleModels models,
    ImmutableArray<PlannerTool> tools,
    ImmutableArray<ContextPart> parts
)
{
    /// <summary>How often a model is asked in a turn at most.</summary>
    public const int MostSteps = 40;

    /// <summary>How long models may take in a turn, as the record tells it.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromMinutes(30);

    // So many bytes a token stands for at least in most texts; our own bound is one.
    private const int BytesOfToken = 3;

    /// <summary>The label of what a planner writes that has seen nothing but the owner's words.</summary>
    private static readonly Label s_blind = PastExchange.OwnerWords.Join(Labelled.Planner);

    private const int MostCalls = 16;
    private const int MostMistakes = 3;
    private const int MostRepeats = 3;
    private const int MostTold = 40;
    private const int LongestTold = 200;

    // The same object for each message: what it is made into has to be made once.
    private readonly ImmutableArray<PromptTool> _prompts =
        tools == PlannerTools.All ? PlannerTools.Prompts : [.. tools.Select(t => t.Prompt)];
    private readonly long _tooled = tools.Sum(t => t.Prompt.TokenBound);
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);
    private ImmutableArray<Step> _steps = [];
    private ImmutableArray<string> _did = [];
    private ImmutableArray<string> _notDid = [];
    private TimeSpan _worked;
    private int _mistakes;
    private bool _isReminded;

    /// <summary>What the models saw, call by call.</summary>
    public ImmutableList<ContextView> Views { get; private set; } = [];

    /// <summary>Runs to the reply.</summary>
    public async Task<Planned> RunAsync(CancellationToken cancellation) =>
        await PlanAsync(cancellation).ConfigureAwait(false) with
        {
            Did = _did,
            NotDid = _notDid,
        };

    private async Task<Planned> PlanAsync(CancellationToken cancellation)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            if (_worked > MostTime)
            {
                return Planned.Failed($"It was not done after {MostTime.TotalMinutes} minutes, and is given up.");
            }

            var current = models.Current;
            turn.Sight = current.Sees.Readers();
            turn.MostShown = Math.Clamp(RoomIn(current) / 3, 1024, 24 * 1024);
            var answer = await AskAsync(cancellation).ConfigureAwait(false);
            _worked += (answer as RoleAnswer.Answered)?.Answer.Latency ?? TimeSpan.Zero;
            switch (answer)
            {
                case RoleAnswer.Failed failed:
                    return Planned.Failed($"No model answered: {failed.Why}");
                case RoleAnswer.Answered { Answer: { Finish: ModelFinish.Refused } refusal }:
                    return Planned.Failed(
                        $"The model refused.{(refusal.Text.Length > 0 ? " It says: " + refusal.Text : "")}"
                    );
                case RoleAnswer.Answered { Answer: { Calls.IsEmpty: false } calls }:
                    await CarryOutAsync(calls, cancellation).ConfigureAwait(false);
                    if (Stuck() is { } stuck)
                    {
                        return Planned.Failed(stuck);
                    }

                    break;
                case RoleAnswer.Answered { Answer: var said } when said.Text.AsSpan().Trim().IsEmpty:
                    Note(said, "Your answer was empty. Reply to the owner, or call a tool.");
                    _mistakes++;
                    if (Stuck() is { } empty)
                    {
                        return Planned.Failed(empty);
                    }

                    break;
                case RoleAnswer.Answered { Answer: var said }
                    when turn.Checklist.Open is { IsEmpty: false } open && !_isReminded:
                    _isReminded = true;
                    Note(
                        said,
                        $"Still open on your list: {string.Join("; ", open)}. Do them now, or mark them done and say in your reply why not."
                    );
                    break;
                case RoleAnswer.Answered { Answer: var said }:
                    return new Planned(said.Text, IsDone: true)
                    {
                        IsCut = said.Finish == ModelFinish.Length,
                        Open = turn.Checklist.Open,
                    };
            }
        }

        return Planned.Failed(
            string.Create(CultureInfo.InvariantCulture, $"It was not done after {MostSteps} steps, and is given up.")
        );
    }

    private ValueTask<RoleAnswer> AskAsync(CancellationToken cancellation) =>
        models.AskAsync(
            (model, effort) =>
            {
                long room = model.Context - model.Output;
                ImmutableArray<ContextPart> all = [.. parts, new StepsPart(_steps)];
                var view =
                    ContextAssembly.Assemble(all, Math.Max(0, room - _tooled), model.Sees.Readers())
                    // Sent all the same where it may well fit: a model counts its tokens better than we do, and says so if they are too many.
                    ?? ContextAssembly.Assemble(
                        all,
                        Math.Max(0, (room * BytesOfToken) - _tooled),
                        model.Sees.Readers()
                    );
                if (view is null)
                {
                    return null;
                }

                Views = Views.Add(view);
                return new ModelPrompt(view.Messages, _prompts) { Effort = effort };
            },
            cancellation
        );

    /// <summary>How many tokens of a model's context there are for all but the tools.</summary>
    private int RoomIn(ModelSettings model) => (int)Math.Max(0, model.Context - model.Output - _tooled);

    private async Task CarryOutAsync(ModelAnswer answer, CancellationToken cancellation)
    {
        var calls = answer.Calls.Take(MostCalls).ToImmutableArray();
        foreach (var call in calls)
        {
            await RevealTool.RecallAsync(turn, call.Arguments, cancellation).ConfigureAwait(false);
        }

        var answers = await Task.WhenAll(calls.Select(c => AnswerAsync(c, cancellation))).ConfigureAwait(false);
        _mistakes = answers.All(a => a.IsMistake) ? _mistakes + 1 : 0;
        // What others know the planner by now stands before what it wrote, so that its own words carry it.
        var messages = ImmutableArray.CreateBuilder<PromptMessage>();
        messages.Add(new PromptMessage(PromptRole.Assistant, answer.Text, OwnLabel) { Calls = calls });
        var summaries = new List<string>();
        foreach (var (call, (given, _, of)) in calls.Zip(answers))
        {
            var told = of.FlowsTo(OwnLabel.Join(Labelled.Planner)) ? given : given.Covered(call.Tool, of);
            // What a tool returns can hold what it was given.
            told = of.FlowsTo(s_blind) ? told : told.Joined(of);
            var (text, label, handles) = Tell(told);
            _notDid = given.Failed is { } failed && _notDid.Length < MostTold ? _notDid.Add(Cut(failed)) : _notDid;
            _did = told.IsAct && _did.Length < MostTold ? _did.Add(Cut(told.Text)) : _did;
            messages.Add(new PromptMessage(PromptRole.Tool, text, label) { ResultOf = call.Id });
            summaries.Add(handles.IsEmpty ? call.Tool : $"{call.Tool} → {string.Join(", ", handles)}");
            var repeated =
                $"{call.Tool} {call.Arguments}\n{(told.Found.IsEmpty ? text : string.Join('\n', told.Found.Select(f => HandleText.Show(f.Value))))}";
            _repeats[repeated] = _repeats.GetValueOrDefault(repeated) + 1;
        }

        if (answer.Calls.Length > calls.Length)
        {
            summaries.Add("more calls than are made at once");
        }

        _steps = _steps.Add(new Step(messages.ToImmutable(), string.Join(", ", summaries)));
    }

    private async Task<(ToolAnswer Told, bool IsMistake, Label Of)> AnswerAsync(
        PromptCall call,
        CancellationToken cancellation
    )
    {
        var of = Label.Public;
        try
        {
            if (tools.FirstOrDefault(t => t.Name == call.Tool) is not { } tool)
            {
                throw new ToolMistakeException(
                    $"There is no tool '{call.Tool}'. There are: {string.Join(", ", tools.Select(t => t.Name))}."
                );
            }

            var arguments = ToolArguments.Parse(call.Tool, call.Arguments, turn.Written);
            of = arguments.Label;
            return (await tool.RunAsync(turn, arguments, cancellation).ConfigureAwait(false), false, of);
        }
        catch (ToolMistakeException e)
        {
            return (ToolAnswer.Says($"Not done. {e.Message}"), true, of);
        }
    }

    /// <summary>What the planner reads of an answer: handles, and content where it is revealed.</summary>
    private (string Text, Label Label, ImmutableArray<string> Handles) Tell(ToolAnswer answer)
    {
        var (lines, label) = (new List<string>(), Label.System);
        var handles = ImmutableArray.CreateBuilder<string>();
        if (answer.Text.Length > 0)
        {
            lines.Add(answer.Text);
            label = label.Join(OwnLabel);
        }

        if (answer.Shown is { } shown)
        {
            handles.Add(shown.Name);
            if (shown.Value!.Label.Readers.Includes(turn.Sight))
            {
                turn.Show(shown);
                label = label.Join(shown.Value.Label);
                lines.Add(answer.Piece);
            }
            else
            {
                lines.Add($"Not shown: {shown.Name} is private, and not for this model.");
            }
        }

        foreach (var found in answer.Found)
        {
            var handle = turn.Take(found);
            handles.Add(handle.Name);
            if (!found.IsRevealed)
            {
                lines.Add($"{handle.Name}: {handle.Description}");
            }
            else if (!found.Value.Label.Readers.Includes(turn.Sight))
            {
                lines.Add($"{handle.Name}: {handle.Description}; not revealed: it is private, and not for this model");
            }
            else
            {
                turn.Show(handle);
                label = label.Join(found.Value.Label);
                lines.Add($"{handle.Name}: {handle.Description}\n{HandleText.Show(found.Value)}");
            }
        }

        return (string.Join('\n', lines), label, handles.ToImmutable());
    }

    /// <summary>Why it cannot go on like this, if no other model or effort is left; null if it can.</summary>
    private string? Stuck()
    {
        if (_mistakes < MostMistakes && _repeats.Values.All(n => n < MostRepeats))
        {
            return null;
        }

        var why =
            _mistakes >= MostMistakes
                ? "calls that no tool knows, or nothing at all"
                : "the same call with the same result";
        (_mistakes, _isReminded) = (0, false);
        _repeats.Clear();
        return models.Raise() ? null : $"The model went in circles: {why}, {MostMistakes} times. It is given up.";
    }

    private static string Cut(string text) => text.Length <= LongestTold ? text : text[..LongestTold] + "…";

    private void Note(ModelAnswer said, string note) =>
        _steps = _steps.Add(
            new Step(
                [
                    new PromptMessage(PromptRole.Assistant, said.Text, OwnLabel),
                    new PromptMessage(PromptRole.User, $"[{note}]", OwnLabel),
                ],
                "a note"
            )
        );

    /// <summary>The label of what the planner writes: all that it has seen.</summary>
    private Label OwnLabel => turn.Seen.Join(PastExchange.OwnerWords);
}
