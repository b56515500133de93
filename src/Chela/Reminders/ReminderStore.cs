using System.Text;
using Chela.Agent.Effects;
using Chela.Agent.Reminders;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Edge.Files;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Text;

namespace Chela.Reminders;

/// <summary>The owner's reminders in the workspace, through the port.</summary>
internal sealed class ReminderStore(Run run, Home home)
{
    private const long Longest = 4 * 1024 * 1024;

    // Whatever it speaks of, it is for the owner alone.
    private static readonly Label s_label = Label.Owner.RestrictTo(Readers.OwnerOnly);

    private string? _hash;

    /// <summary>Reads them; what cannot be read is told, and stays. Null if the file itself cannot, which has been reported.</summary>
    public async Task<ReminderList?> LoadAsync(CancellationToken cancellation)
    {
        var outcome = await run.PerformAsync(ReadFile.Of(home.Reminders, Longest), cancellation).ConfigureAwait(false);
        switch (outcome)
        {
            case Outcome.Done done:
                var bytes = ReadFile.Result(done.Value);
                _hash = ContentHash.Of(bytes.Span).ToString();
                var list = ReminderList.Read(home.Reminders, Encoding.UTF8.GetString(bytes.Span));
                foreach (var remark in list.Remarks)
                {
                    run.Warn(remark);
                }

                return list;
            case Outcome.Failed { Failure.Kind: FailureKind.NotFound }:
                return ReminderList.Read(home.Reminders, "");
            default:
                run.Fail(outcome.Reason(), "make it readable");
                return null;
        }
    }

    /// <summary>Writes a reminder down. Whether that could be done; else it has been reported.</summary>
    public Task<bool> AddAsync(Reminder reminder, CancellationToken cancellation) =>
        PerformAsync(FileAppend.Of(home.Reminders, new Value.Text(reminder.Task, s_label)), cancellation);

    /// <summary>Takes a reminder out of the list that was loaded; what became of the file since then stays.</summary>
    public Task<bool> DropAsync(ReminderList list, Reminder reminder, CancellationToken cancellation) =>
        PerformAsync(
            FileWrite.Of(home.Reminders, new Value.Text(list.Without(reminder), s_label), _hash),
            cancellation
        );

    private async Task<bool> PerformAsync(Effect effect, CancellationToken cancellation)
    {
        var outcome = await run.PerformAsync(effect, cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done)
        {
            run.Fail(outcome.Reason(), null);
        }

        return outcome is Outcome.Done;
    }
}
