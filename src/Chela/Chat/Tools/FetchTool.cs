using Chela.Agent.Effects;
using Chela.Edge.Web;
using Chela.Envelope.Effects;
using Chela.Reading.Captures;

namespace Chela.Chat.Tools;

/// <summary>Fetches a page of the web, and takes the text out of it.</summary>
internal sealed class FetchTool()
    : PlannerTool(
        "fetch",
        "The text of a web page.",
        """{"type":"object","properties":{"url":{"type":"string"}},"required":["url"]}"""
    )
{
    /// <inheritdoc/>
    public override async Task<ToolAnswer> RunAsync(
        PlannerTurn turn,
        ToolArguments arguments,
        CancellationToken cancellation
    )
    {
        arguments.Only("url");
        var url = arguments.Text("url");
        var question = new WebQuestion(url.Content)
        {
            Limit = Capture.MaxLength,
            // The owner did not ask for a page whose address he did not write.
            IsBeyond = !url.From.All(o => o is Origin.Owner),
        };
        var effect = WebGet.Of(question).WithArgument("url", url);
        var (outcome, id) = await turn.PerformAsync(effect, cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done done)
        {
            return ToolAnswer.Says($"Not done. {outcome.Reason()}");
        }

        var (description, value) = await Contents
            .OfAsync(effect.Tool, url.Content, done.Value, cancellation)
            .ConfigureAwait(false);
        return ToolAnswer.Of(new Found(description, effect, value) { Id = id, Source = url.Content });
    }
}
