using static Chela.Agent.Claims.EnglishLexicon;
using static Chela.Agent.Claims.EnglishNouns;

namespace Chela.Agent.Claims;

/// <summary>Tells what is claimed by what is named: that a reminder is in place says that something was set for a time.</summary>
internal static class EnglishThing
{
    /// <summary>What the head of a subject is to be done with: the invitation in "your invitation to the meeting".</summary>
    public static ClaimClass? Of(List<EnglishWord> subject)
    {
        ClaimClass? found = null;
        foreach (var word in HeadOf(subject))
        {
            found = ClassOf(word) ?? found;
        }

        return found;
    }

    /// <summary>The subject without what is said of it behind a preposition.</summary>
    public static List<EnglishWord> HeadOf(List<EnglishWord> subject)
    {
        var thing = subject.FindIndex(w => ClassOf(w) is not null);
        var end = thing < 0 ? -1 : subject.FindIndex(thing, w => Prepositions.Contains(w.Text));
        return end < 0 ? subject : subject[..end];
    }

    /// <summary>What is claimed of a thing itself.</summary>
    public static ClaimClass? ClassOf(EnglishWord word) =>
        Nouns.TryGetValue(word.Text, out var claimed) || Nouns.TryGetValue(Singular(word.Text), out claimed) ? claimed
        : IsFile(word) || Array.Exists(NounEndings, ending => word.Text.EndsWith(ending, StringComparison.Ordinal))
            ? ClaimClass.Write
        : null;

    /// <summary>What the things named here let a light verb claim.</summary>
    public static ClaimClass? OfObjects(List<EnglishWord> words)
    {
        ClaimClass? found = null;
        foreach (var word in words)
        {
            if (Objects.TryGetValue(Singular(word.Text), out var claimed))
            {
                // The head of "the backup job" is the job; but what is in the calendar is set for a time.
                found = found is ClaimClass.Schedule ? found : claimed;
            }
            else if (IsFile(word))
            {
                found ??= ClaimClass.Write;
            }
        }

        return found;
    }

    /// <summary>Whether a word is the name of a file.</summary>
    public static bool IsFile(EnglishWord word) =>
        word.Text.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        && dot < word.Text.Length - 1
        && char.IsAsciiLetter(word.Text[dot + 1]);

    private static string Singular(string word) =>
        word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
}
