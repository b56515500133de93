using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Reading.Merge;
using Chela.Text;

namespace Chela.Edge.Files;

/// <summary>Brings what is to be written together with what somebody else did to the file since it was read.</summary>
internal static class FileMerge
{
    /// <summary>More lines are not compared: time grows with their product.</summary>
    private const int MostLines = 20_000;

    private const int MostConflicts = 5;
    private const int MostShown = 60;

    /// <summary>A change of what was read, merged into the file as it is.</summary>
    /// <param name="files">Where what was read may be kept.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="basedOn">The hash of what was read; nothing: the file as it is.</param>
    /// <param name="current">The file as it is; null if it is not there.</param>
    /// <param name="change">The change.</param>
    /// <exception cref="FileProblem">It cannot be merged.</exception>
    public static ReadOnlyMemory<byte> Based(
        VersionedFiles files,
        string path,
        Value basedOn,
        ReadOnlyMemory<byte>? current,
        Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> change
    )
    {
        if (basedOn is not Value.Text { Content: var hash })
        {
            return change(current ?? default);
        }

        if (current is not { } now)
        {
            throw Refused(path, "it was removed since it was read");
        }

        if (ContentHash.Of(now.Span).ToString() == hash)
        {
            return change(now);
        }

        var old = files.VersionOf(hash) ?? throw Refused(path, "it was changed since it was read; read it again");
        return Of(path, old, now, change(old));
    }

    /// <summary>Merges three versions by lines.</summary>
    /// <exception cref="FileProblem">It cannot be done without losing what somebody wrote.</exception>
    public static ReadOnlyMemory<byte> Of(
        string path,
        ReadOnlyMemory<byte> old,
        ReadOnlyMemory<byte> current,
        ReadOnlyMemory<byte> next
    )
    {
        if (TextFile.Of(old) is not { } was || TextFile.Of(current) is not { } now || TextFile.Of(next) is not { } then)
        {
            throw Refused(path, "it was changed meanwhile, and is no text that could be merged");
        }

        if (new[] { was, now, then }.Any(t => t.Text.Count(c => c == '\n') > MostLines))
        {
            throw Refused(path, $"it was changed meanwhile, and has more than {MostLines} lines to merge");
        }

        var merge = TextMerge.Merge(was.Text, now.Text, then.Text);
        return merge.Conflicts.IsEmpty
            ? now.With(merge.Text)
            : throw Refused(path, string.Join("; ", merge.Conflicts.Take(MostConflicts).Select(Shown)));
    }

    private static string Shown(TextConflict conflict) =>
        conflict.Lines.IsEmpty ? $"what was removed before line {conflict.Line} was to be changed"
        : conflict.Lines.Length == 1 ? $"line {conflict.Line} was changed meanwhile: {Shown(conflict.Lines[0])}"
        : $"lines {conflict.Line} to {conflict.Line + conflict.Lines.Length - 1} were changed meanwhile: {Shown(conflict.Lines[0])}";

    private static string Shown(string line) =>
        $"'{PlainText.OneLine(line.Length > MostShown ? line[..MostShown] + "…" : line)}'";

    private static FileProblem Refused(string path, string why) =>
        new(FailureKind.Other, $"cannot write {path}: {why}; nothing is written");
}
