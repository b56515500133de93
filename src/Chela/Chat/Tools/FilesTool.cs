using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Edge.Files;
using Chela.Envelope.Effects;
using Chela.Verbs;

namespace Chela.Chat.Tools;

/// <summary>Files in the folders that the owner granted: the workspace, the vaults, and the places of <c>chela.yaml</c>.</summary>
internal sealed class FilesTool()
    : PlannerTool(
        "files",
        "append: a line; edit: old, there once, becomes text.",
        """{"type":"object","properties":{"op":{"enum":["list","read","write","append","edit","move","remove"]},"path":{"type":"string"},"text":{"type":"string"},"old":{"type":"string"},"to":{"type":"string"},"reveal":{"type":"boolean"}},"required":["op","path"]}"""
    )
{
    private const long Largest = 16 * 1024 * 1024;

    /// <summary>The folders.</summary>
    public static ImmutableArray<string> Places(PlannerTurn turn) =>
        [turn.Host.Home.Workspace, .. turn.Settings.Places, .. turn.Settings.Vaults.Select(Path.GetFullPath)];

    /// <inheritdoc/>
    public override async Task<ToolAnswer> RunAsync(
        PlannerTurn turn,
        ToolArguments arguments,
        CancellationToken cancellation
    )
    {
        arguments.Only("op", "path", "text", "old", "to", "reveal");
        var op = arguments.Word("op", "list", "read", "write", "append", "edit", "move", "remove");
        var path = Granted(turn, arguments.Text("path"));
        if (op is "list" or "read")
        {
            return await LookAsync(turn, op, path.Content, arguments.IsSet("reveal"), cancellation)
                .ConfigureAwait(false);
        }

        var effect = op switch
        {
            "write" => FileWrite.Of(path.Content, arguments.Text("text")),
            "append" => FileAppend.Of(path.Content, arguments.Text("text")),
            "edit" => FileEdit.Of(path.Content, arguments.Text("old"), arguments.Text("text")),
            "move" => FileMove.Of(path.Content, Granted(turn, arguments.Text("to")).Content),
            _ => FileRemove.Of(path.Content),
        };
        // As the planner wrote them: with their origins.
        effect = effect.WithArgument("path", path);
        effect = op == "move" ? effect.WithArgument("to", Granted(turn, arguments.Text("to"))) : effect;
        var (outcome, _) = await turn.PerformAsync(effect, cancellation).ConfigureAwait(false);
        return outcome is Outcome.Done { Value: var value }
            ? ToolAnswer.Did(value is Value.Text said ? said.Content : $"ok: {op} {path.Content}")
            : ToolAnswer.Says($"Not done. {outcome.Reason()}");
    }

    private static async Task<ToolAnswer> LookAsync(
        PlannerTurn turn,
        string op,
        string path,
        bool isRevealed,
        CancellationToken cancellation
    )
    {
        var full = Configuration.Home.Expand(path, turn.Host.Home.Workspace);
        var effect = op == "list" ? ListFiles.Of(full) : ReadFile.Of(full, Largest);
        var (outcome, id) = await turn.LookAsync(effect, Grants.Read(Places(turn)), cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done done)
        {
            return ToolAnswer.Says($"Not done. {outcome.Reason()}");
        }

        var (description, value) = await Contents
            .OfAsync(effect.Tool, full, done.Value, cancellation)
            .ConfigureAwait(false);
        var found = new Found(description, effect, value) { Id = id, Source = full };
        return await RevealTool.RevealedAsync(turn, found, isRevealed, cancellation).ConfigureAwait(false);
    }

    /// <summary>A path in a granted folder. What is not in the workspace has to be full.</summary>
    private static Value.Text Granted(PlannerTurn turn, Value.Text path)
    {
        if (path.Content.Contains('\0', StringComparison.Ordinal))
        {
            throw new ToolMistakeException("files: a path has no NUL in it.");
        }

        var full = Path.GetFullPath(Configuration.Home.Expand(path.Content, turn.Host.Home.Workspace));
        var places = Places(turn);
        if (!places.Any(p => IsBelow(full, p)))
        {
            throw new ToolMistakeException(
                $"files: expected a path in {string.Join(", ", places)}, found {path.Content}; the owner grants folders under places in chela.yaml."
            );
        }

        // As it was written: so the owner's own words ground it.
        return path;
    }

    private static bool IsBelow(string path, string place) =>
        path == place
        || (
            path.StartsWith(place, StringComparison.Ordinal)
            && (Path.EndsInDirectorySeparator(place) || path[place.Length] == Path.DirectorySeparatorChar)
        );
}
