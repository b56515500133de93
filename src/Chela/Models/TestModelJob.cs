using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Effects;
using Chela.Agent.Models;
using Chela.Agent.Reports;
using Chela.Envelope.Labels;

namespace Chela.Models;

/// <summary>Calls a model twice: whether it answers, and whether it calls tools.</summary>
internal sealed class TestModelJob(Run run)
{
    private const int MostShown = 200;

    private static readonly PromptTool s_tool = new(
        "note",
        "Writes down a word.",
        """{"type":"object","properties":{"word":{"type":"string"}},"required":["word"]}"""
    );

    /// <summary>Tests a model; what is wrong is told.</summary>
    public async Task RunAsync(ModelSettings model, CancellationToken cancellation)
    {
        if (
            await AskAsync(model, "Answer with one word: ready", [], cancellation).ConfigureAwait(false)
            is not { } answer
        )
        {
            return;
        }

        run.Did($"{model.Name} answers: {Shown(answer.Text)}");
        Tell(model, answer);
        if (
            await AskAsync(model, "Call the tool with the word: ready", [s_tool], cancellation).ConfigureAwait(false)
            is not { } called
        )
        {
            return;
        }

        if (called.Calls.Any(c => c.Tool == s_tool.Name))
        {
            run.Did("it calls tools");
        }
        else
        {
            run.Warn(
                new Remark(
                    null,
                    null,
                    null,
                    $"{model.Name} did not call the tool that it was told to call",
                    "it can read and write, but not act"
                )
            );
        }

        Tell(model, called);
    }

    private async Task<ModelAnswer?> AskAsync(
        ModelSettings model,
        string text,
        ImmutableArray<PromptTool> tools,
        CancellationToken cancellation
    )
    {
        var prompt = new ModelPrompt([new PromptMessage(PromptRole.User, text, Label.System)], tools);
        var outcome = await run.PerformAsync(ModelCall.Of(model, prompt), cancellation).ConfigureAwait(false);
        if (outcome is Outcome.Done done)
        {
            return ModelCall.AnswerOf(model, done.Value);
        }

        run.Fail(new Remark(null, null, null, $"{model.Name}: {outcome.Reason()}", null));
        return null;
    }

    private void Tell(ModelSettings model, ModelAnswer answer)
    {
        var most = answer.Usage.IsBound ? "at most " : "";
        var cost = answer.Cost is { } money
            ? string.Create(CultureInfo.InvariantCulture, $", cost {money:0.######}")
            : "";
        run.Did(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{answer.Latency.TotalSeconds:0.0} s, {most}{answer.Usage.Input} tokens read and {answer.Usage.Output} written{cost}"
            )
        );
        if (answer.Finish == ModelFinish.Length)
        {
            run.Warn(
                new Remark(
                    null,
                    null,
                    null,
                    $"{model.Name} reached the {model.Output} tokens that it may write",
                    "raise 'output' in chela.yaml"
                )
            );
        }
    }

    /// <summary>Its words on one line, without what moves the cursor.</summary>
    private static string Shown(string text)
    {
        var line = new string([.. text.Trim().Select(c => char.IsControl(c) ? ' ' : c)]);
        return line.Length > MostShown ? line[..MostShown] + "…" : line;
    }
}
