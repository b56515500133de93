using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Edge.Files;
using Chela.Envelope.Labels;
using Chela.Reading.Form;
using Chela.Reading.Memos;
using Chela.Text;

namespace Chela.Digest;

/// <summary>
/// Keeps in the home what a digest made of notes and captures, for the next digest of the same week. Everything works
/// without it: what cannot be read or written is made again, and nobody is told.
/// </summary>
internal sealed class MemoStore(Run run, Home home)
{
    private string? _name;

    /// <summary>What was made before.</summary>
    public Memo Memo { get; private set; } = new(ProgramCode.Id);

    /// <summary>Reads what the last digest kept of a week of these vaults.</summary>
    public async Task LoadAsync(IsoWeek week, IEnumerable<string> vaults, CancellationToken cancellation)
    {
        // Sixteen places and no more: a week takes that of another one sooner or later.
        var place = ContentHash.Of($"{week}\n{string.Join('\n', vaults.Select(Path.GetFullPath))}").ToString()[0];
        _name = $"digest-{place}.memo";
        var read = ReadFile.Of(Path.Combine(home.Cache, _name), Memo.MostBytes);
        if (await run.PerformAsync(read, cancellation).ConfigureAwait(false) is Outcome.Done done)
        {
            Memo = Memo.Read(ReadFile.Result(done.Value), ProgramCode.Id);
        }
    }

    /// <summary>Keeps what this digest needed, and nothing else, once.</summary>
    public async Task SaveAsync(CancellationToken cancellation)
    {
        if (_name is { } name && Memo.HasChanged)
        {
            _name = null;
            // What was made of notes is for the owner alone, whatever became of it.
            var label = Label.Owner.RestrictTo(Readers.OwnerOnly);
            await run.PerformAsync(
                    WriteFiles.Of(home.Cache, [(name, Memo.Write())], [], label, isKept: false),
                    cancellation
                )
                .ConfigureAwait(false);
        }
    }
}
