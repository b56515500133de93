using System.Collections.Immutable;
using Chela.Agent.Reports;
using Chela.Reading.Cards;
using Chela.Reading.Compose;
using Chela.Reading.Form;
using Chela.Reading.Memos;
using Chela.Reading.Notes;
using Chela.Reading.Vaults;

namespace Chela.Digest;

/// <summary>Reads the notes of a week with what they embed, and makes entries of them.</summary>
internal sealed class EntryLoader(Run run, VaultReader reader, IReader cards, Memo memo, OwnNotes ownNotes)
{
    /// <summary>The entries of a vault's week, in its order. Private notes are counted and nothing else.</summary>
    public async Task<ImmutableArray<Entry>> LoadAsync(
        LoadedVault vault,
        WeekNotes week,
        DigestStyle style,
        CancellationToken cancellation
    )
    {
        foreach (var problem in week.Problems)
        {
            run.LeaveOut(problem.In(vault));
        }

        // What others wrote is none of the owner's own.
        NoteKind? fallback = ownNotes == OwnNotes.All && vault.Open is null ? NoteKind.Own : null;
        var notes = new Dictionary<string, Note>();
        var chosen = new List<(Note Note, NoteKind Kind)>();
        foreach (var file in week.Notes.Where(f => !f.IsPrivate))
        {
            if (await reader.ReadAsync(vault, file, cancellation).ConfigureAwait(false) is not { } note)
            {
                continue;
            }

            notes[file.Path] = note;
            if (EntryMaker.KindOf(note) is { } kind)
            {
                chosen.Add((note, kind));
            }
            else if (fallback is { } own)
            {
                if (EntryMaker.NoTextIn(note) is { } reason)
                {
                    LeaveOut(vault, file, reason, "give it a headline to have it in the digest");
                }
                else
                {
                    chosen.Add((note, own));
                }
            }
            else if (vault.Open is not null)
            {
                LeaveOut(
                    vault,
                    file,
                    "has no address to link to",
                    "save it by its address, or write it into your vault with --to-vault and give it a headline"
                );
            }
            else
            {
                LeaveOut(vault, file, "neither a headline nor a source", "add one, or run with --own-notes all");
            }
        }

        var hidden = week.Notes.Count(f => f.IsPrivate);
        if (hidden > 0)
        {
            run.Did(hidden == 1 ? "1 private note was kept back" : $"{hidden} private notes were kept back");
        }

        // What is read may turn out private or not only now, where the listing's front matter could not be read.
        chosen.RemoveAll(c => c.Note.Properties.IsPrivate);
        await ReadEmbedsAsync(vault, chosen, notes, cancellation).ConfigureAwait(false);
        var maker = new EntryMaker(vault.Vault, cards, memo, notes, style, problem => run.Warn(problem.In(vault)));
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var (note, kind) in chosen)
        {
            var entry = vault.Finish(await maker.MakeAsync(note, kind, cancellation).ConfigureAwait(false));
            if (
                kind == NoteKind.Own
                && DigestWriter.TextOf(entry, Language.Chinese) is { Body.IsEmpty: true, Callout.IsEmpty: true }
            )
            {
                run.LeaveOut(
                    new Remark(
                        vault.NameOf(note.Path),
                        null,
                        null,
                        "has no text",
                        "write a sentence, or give it a headline"
                    )
                );
            }
            else
            {
                entries.Add(entry);
            }
        }

        return entries.ToImmutable();
    }

    private async Task ReadEmbedsAsync(
        LoadedVault vault,
        List<(Note Note, NoteKind Kind)> chosen,
        Dictionary<string, Note> notes,
        CancellationToken cancellation
    )
    {
        var waiting = new Queue<Note>(chosen.Where(c => c.Kind == NoteKind.Finished).Select(c => c.Note));
        var asked = notes.Keys.ToHashSet();
        while (waiting.TryDequeue(out var note))
        {
            foreach (var file in BodyWriter.EmbedsOf(note, vault.Vault).Where(f => VaultPath.IsNote(f.Path)))
            {
                if (
                    asked.Add(file.Path)
                    && await reader.ReadAsync(vault, file, cancellation).ConfigureAwait(false) is { } embedded
                )
                {
                    notes[file.Path] = embedded;
                    waiting.Enqueue(embedded);
                }
            }
        }
    }

    private void LeaveOut(LoadedVault vault, VaultFile file, string message, string advice) =>
        run.LeaveOut(new Remark(vault.NameOf(file.Path), null, null, message, advice));
}
