using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Edge.Files;
using Chela.Reading.Groups;

namespace Chela.Digest;

/// <summary>Reads what was learnt of the owner's groups. A model that cannot be read fails the run: its choices would be missed.</summary>
internal static class GroupModelLoader
{
    /// <summary>The model that is named, else that of the home; null if there is none, or the run has failed.</summary>
    public static async Task<GroupModel?> LoadAsync(Run run, Home home, string? named, CancellationToken cancellation)
    {
        var file = named is null ? home.Groups : Path.GetFullPath(named);
        var outcome = await run.PerformAsync(ReadFile.Of(file, GroupModelFile.MaxLength), cancellation)
            .ConfigureAwait(false);
        if (outcome is Outcome.Failed { Failure.Kind: FailureKind.NotFound } && named is null)
        {
            return null;
        }

        string? problem = null;
        var model = outcome is Outcome.Done done ? GroupModelFile.Read(ReadFile.Result(done.Value), out problem) : null;
        if (model is null)
        {
            run.Fail(
                new Remark(
                    problem is null ? null : named ?? file,
                    null,
                    null,
                    problem ?? outcome.Reason(),
                    "learn it again: chela digest learn DIR"
                )
            );
        }

        return model;
    }
}
