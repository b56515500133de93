using static Chela.Agent.Claims.EnglishLexicon;

namespace Chela.Agent.Claims;

/// <summary>Tells what a verb claims with what it is about.</summary>
internal static class EnglishVerb
{
    private const int LongestObject = 9;

    /// <summary>The verb behind adverbs that begin here, and whether its base form has to follow.</summary>
    public static (int Verb, bool IsBase) After(List<EnglishWord> words, int at)
    {
        while (at < words.Count && Adverbs.Contains(words[at].Text) && !IsVerb(words, at))
        {
            at++;
        }

        if (at + 2 < words.Count && words[at].Text is "managed" && words[at + 1].Text is "to")
        {
            return (at + 2, true);
        }

        return
            at + 3 < words.Count
            && words[at].Text is "was" or "were"
            && words[at + 1].Text is "able"
            && words[at + 2].Text is "to"
            ? (at + 3, true)
            : (at, false);
    }

    /// <summary>"Gone through" and "had a look" are what was done, "gone ahead" and "had" are not.</summary>
    private static bool IsVerb(List<EnglishWord> words, int at) =>
        at + 1 < words.Count && (words[at].Text, words[at + 1].Text) is ("gone" or "went", "through") or ("had", "a");

    /// <summary>What a verb behind "I" claims; null for nothing.</summary>
    public static ClaimClass? ClassOf(List<EnglishWord> words, int verb, bool isBase)
    {
        if (IsIdle(words, verb))
        {
            return null;
        }

        if (isBase)
        {
            return Bases.TryGetValue(words[verb].Text, out var ofBase) ? Refined(words, verb, ofBase) : null;
        }

        if (Verbs.TryGetValue(words[verb].Text, out var claimed))
        {
            return Refined(words, verb, claimed);
        }

        return Light.Contains(words[verb].Text) ? OfLight(words, verb) : null;
    }

    private static ClaimClass? OfLight(List<EnglishWord> words, int verb)
    {
        var about = ObjectOf(words, verb).ToList();
        var next = about.Count > 0 ? about[0].Text : "";
        return words[verb].Text switch
        {
            "looked" => next is "up" or "through" or "at" or "into" ? ClaimClass.Look : null,
            "gone" or "went" => next is "through" ? ClaimClass.Look : null,
            "read" => next is "the" or "your" or "through" or "it" or "all" or "both" ? ClaimClass.Look : null,
            "let" => about.Exists(w => w.Text is "know") ? ClaimClass.Send : null,
            "had" or "took" or "taken" when about.Take(3).Any(w => w.Text is "look") => ClaimClass.Look,
            "took" or "taken" => about.Exists(w => w.Text is "off" or "out") ? ClaimClass.Remove : null,
            "got" => next is "rid" ? ClaimClass.Remove : null,
            "run" => ClaimClass.Run,
            "wrote"
            or "written"
                when next is "to" && about.Count > 1 && !about[1].Text.Contains('.') && OfObjects(about) is null =>
                ClaimClass.Send,
            _ => OfObjects(about),
        };
    }

    /// <summary>What the things named here let a light verb claim.</summary>
    public static ClaimClass? OfObjects(List<EnglishWord> words)
    {
        ClaimClass? found = null;
        foreach (var word in words)
        {
            if (Objects.TryGetValue(word.Text, out var claimed))
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

    private static bool IsFile(EnglishWord word) =>
        word.Text.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && dot < word.Text.Length - 1;

    /// <summary>What a verb claims with its object: what is written into a calendar is set for a time.</summary>
    public static ClaimClass Refined(List<EnglishWord> words, int verb, ClaimClass claimed) =>
        claimed == ClaimClass.Write && ObjectOf(words, verb).Any(w => Times.Contains(w.Text)) ? ClaimClass.Schedule
        : words[verb].Text is "dropped" && ObjectOf(words, verb).Skip(1).Take(3).Any(w => w.Text is "line")
            ? ClaimClass.Send
        : claimed == ClaimClass.Send && ObjectOf(words, verb).Take(3).Any(w => Money.Contains(w.Text)) ? ClaimClass.Pay
        : claimed;

    /// <summary>Whether only the reply itself was worked on, or it is a manner of speaking.</summary>
    public static bool IsIdle(List<EnglishWord> words, int verb) =>
        (ObjectOf(words, verb).Any(w => Idle.Contains(w.Text)) && !ObjectOf(words, verb).Any(IsFile))
        || (
            words[verb].Text is "saved"
            && ObjectOf(words, verb).FirstOrDefault().Text is "you" or "us"
            && ObjectOf(words, verb).Take(4).Any(w => Saved.Contains(w.Text))
        )
        || (
            words[verb].Text is "told" or "informed" or "notified"
            && ObjectOf(words, verb).FirstOrDefault().Text is "you"
        );

    private static IEnumerable<EnglishWord> ObjectOf(List<EnglishWord> words, int verb) =>
        words
            .Skip(verb + 1)
            .Take(LongestObject)
            .TakeWhile(w => w.Text is not ("," or ":" or "—" or "–" or "and" or "but"));
}
