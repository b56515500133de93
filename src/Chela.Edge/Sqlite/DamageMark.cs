using System.Text;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>
/// The file that remembers that somebody found the journal damaged: one who read it, the audit. Where it is, all of the journal is
/// checked before anything is written to it again; what proves sound loses the mark.
/// </summary>
internal static class DamageMark
{
    /// <summary>Whether somebody found damage.</summary>
    public static bool IsSet(JournalPaths paths) => File.Exists(paths.Damage);

    /// <summary>What was found; null if nothing was.</summary>
    public static JournalException? Problem(JournalPaths paths)
    {
        try
        {
            return IsSet(paths) ? SqliteProblem.Damaged(File.ReadAllText(paths.Damage).TrimEnd()) : null;
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            // Whoever left it is still writing it, or took it away: it is looked for again.
            return null;
        }
    }

    /// <summary>Remembers it. Where nothing can be written, the next one to read finds it again.</summary>
    public static void Set(JournalPaths paths, string what)
    {
        try
        {
            using var file = new FileStream(paths.Damage, OwnerOnly.Options(FileMode.Create));
            file.Write(Encoding.UTF8.GetBytes(what + "\n"));
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            // It only reminds.
        }
    }

    /// <summary>Takes the mark away: it is sound, or something sound is in its place.</summary>
    public static void Clear(JournalPaths paths) => File.Delete(paths.Damage);
}
