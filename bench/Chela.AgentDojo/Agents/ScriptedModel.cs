using Chela.Agent.Effects;
using Chela.Agent.Models;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.AgentDojo.Agents;

/// <summary>The models of a run, somewhere on the net: what they are sent is kept, what they answer is scripted.</summary>
/// <param name="run">The run.</param>
internal sealed class ScriptedModel(AgentRun run) : ITool
{
    private int _calls;

    /// <inheritdoc/>
    public ToolDeclaration Declaration => ModelCall.Declaration;

    /// <inheritdoc/>
    public ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var prompt = ModelCall.PromptOf(effect);
        run.Sent.AddRange(
            prompt.Messages.SelectMany(m => m.Calls.Select(c => c.Arguments).Append(m.Text).Append(m.ResultOf ?? ""))
        );
        run.Sent.AddRange(prompt.Tools.Select(t => t.Description + t.Schema));
        if (ModelCall.ChargedTo(effect).Role == "reader")
        {
            return Answer(effect, DataJson.Of(run.ReaderSays), []);
        }

        var step = run.Next();
        var calls = step.Calls.Select(c => new PromptCall($"c{++_calls}", c.Tool, DataJson.Of(c.Arguments)));
        return Answer(effect, step.Text, [.. calls]);
    }

    private static ValueTask<Outcome> Answer(Effect effect, string text, PromptCall[] calls) =>
        ValueTask.FromResult<Outcome>(
            new Outcome.Done(
                ModelCall.ValueOf(
                    effect,
                    new ModelAnswer(
                        text,
                        [.. calls],
                        calls.Length > 0 ? ModelFinish.Calls : ModelFinish.Stop,
                        new ModelUsage(1, 0, 1)
                    )
                )
            )
        );
}
