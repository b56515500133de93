using static Chela.Agent.Claims.EnglishLexicon;
using static Chela.Agent.Claims.EnglishNouns;
using static Chela.Agent.Claims.EnglishVerbs;

namespace Chela.Agent.Claims;

/// <summary>Tells what is claimed by a verb with what it is about, or by how a thing is said to stand.</summary>
internal static class EnglishActs
{
    private const int LongestObject = 12;

    /// <summary>The verb behind adverbs that begin here, and whether its base form has to follow.</summary>
    public static (int Verb, bool IsBase) After(List<EnglishWord> words, int at)
    {
        while (at + 1 < words.Count && words[at].IsAdverb && PhraseOf(words, at) is null)
        {
            at++;
        }

        return Follows(words, at, "taken", "the", "liberty", "of") || Follows(words, at, "took", "the", "liberty", "of")
                ? (at + 4, true)
            : Follows(words, at, "managed", "to") ? (at + 2, true)
            : at + 1 < words.Count && words[at].Text is "finished" or "done" or "completed" && IsGerund(words[at + 1])
                ? (at + 1, true)
            : Follows(words, at, "was", "able", "to") || Follows(words, at, "were", "able", "to") ? (at + 3, true)
            : (at, false);
    }

    /// <summary>What a verb behind "I" claims; null for nothing.</summary>
    public static ClaimClass? OfVerb(List<EnglishWord> words, int verb, bool isBase)
    {
        var text = verb < words.Count ? words[verb].Text : "";
        if (text.Length == 0 || IsIdle(words, verb) && Alone.GetValueOrDefault(text) != ClaimClass.Act)
        {
            return null;
        }

        var about = ObjectOf(words, verb);
        if (isBase)
        {
            return BaseOf(text) is { } ofBase ? Refined(about, text, ofBase)
                : IsGerund(words[verb]) ? EnglishThing.OfObjects(about)
                : null;
        }

        if (PhraseOf(words, verb) is { } phrase)
        {
            return phrase == ClaimClass.Act ? EnglishThing.Of(about) ?? phrase : Refined(about, text, phrase);
        }

        if (Verbs.TryGetValue(text, out var claimed))
        {
            return Refined(about, text, claimed);
        }

        var next = about.Count > 0 ? about[0].Text : "";
        return text switch
        {
            "read" => next is "the" or "your" or "through" or "it" or "all" or "both"
            || words[(verb + 1)..] is [{ IsCapital: true }, ..]
            || verb > 0 && words[verb - 1].Text is "have"
                ? ClaimClass.Look
                : null,
            "run" => ClaimClass.Run,
            "did" or "done" => next is "it" or "that" or "so" or "this" or "both" or "everything" or "as" or "what"
                ? ClaimClass.Act
                : null,
            "answered" when words[(verb + 1)..] is [{ IsCapital: true }, ..] => ClaimClass.Send,
            "asked" => next is "you" or "if" or "whether" or "for" or "about" or "" ? null : ClaimClass.Send,
            "gave" or "given" when about.Exists(w => w.Text is "heads-up" or "nudge") => ClaimClass.Send,
            "shot" or "left" when EnglishThing.Of(about) is ClaimClass.Send => ClaimClass.Send,
            "wrote"
            or "written"
                when next is "to"
                    && about.Count > 1
                    && !about[1].Text.Contains('.')
                    && EnglishThing.OfObjects(about) is null => ClaimClass.Send,
            _ when Alone.TryGetValue(text, out var alone) && alone == ClaimClass.Act => about.Count == 0
            || next is "it" or "that" or "this" or "everything"
                ? alone
                : EnglishThing.Of(about),
            "blocked" when about.Exists(w => Dates.Contains(w.Text)) => ClaimClass.Schedule,
            "put" => EnglishThing.OfObjects(words[(verb + 1)..]),
            "arranged" or "confirmed" when EnglishThing.Of(about) is ClaimClass.Schedule => ClaimClass.Schedule,
            "set" or "changed" when Determiners.Contains(next) && about.Exists(w => w.Text is "to") =>
                EnglishThing.OfObjects(about) ?? ClaimClass.Write,
            "kept" or "fixed" or "changed" when about.Count == 1 && Determiners.Contains(next) => ClaimClass.Write,
            "kept"
            or "fixed"
            or "changed"
                when EnglishThing.OfObjects(about) is null
                    && EnglishThing.Of(about) is not null
                    && (EnglishThing.ClassOf(about[^1]) is not null || char.IsAsciiDigit(about[^1].Text[0])) =>
                ClaimClass.Write,
            _ when Light.Contains(text) || Alone.ContainsKey(text) => EnglishThing.OfObjects(about)
                ?? (about.Exists(w => w.Text is "there") ? ClaimClass.Act : null),
            // "I snagged you a table": something was done.
            _ when IsUnknown(text)
                    && (
                        EnglishThing.Of(about) is not null
                        || Followers.Contains(next)
                        || words[(verb + 1)..] is [{ IsCapital: true }, ..]
                    ) => ClaimClass.Act,
            _ => null,
        };
    }

    /// <summary>Whether a word says how something stands.</summary>
    public static bool IsState(EnglishWord word) =>
        Verbs.ContainsKey(word.Text)
        || Light.Contains(word.Text)
        || Alone.ContainsKey(word.Text)
        || word.IsAdverb
        || word.Text is "ready" or "set" or "in" or "on" or "out" or "up" or "live";

    /// <summary>Whether only the reply itself was worked on, or it is a manner of speaking.</summary>
    public static bool IsIdle(List<EnglishWord> words, int verb)
    {
        var about = ObjectOf(words, verb);
        var first = about.Count > 0 ? about[0].Text : "";
        var isIdle = about.Exists(w => Idle.Contains(w.Text)) || about is [{ Text: "your" }, { Text: "request" }, ..];
        return (isIdle && !about.Exists(EnglishThing.IsFile))
            || (words[verb].Text is "saved" && first is "you" or "us" && about.Take(4).Any(w => Saved.Contains(w.Text)))
            || words[verb].Text is "ran" && first is "into" or "out" or "across"
            || (words[verb].Text is "told" or "informed" or "notified" or "alerted" && first is "you");
    }

    /// <summary>What is written into a calendar is set for a time, and money that is sent is paid.</summary>
    public static ClaimClass Refined(List<EnglishWord> about, string verb, ClaimClass claimed) =>
        claimed == ClaimClass.Write && about.Exists(w => Times.Contains(w.Text)) ? ClaimClass.Schedule
        : verb is "dropped" && about.Skip(1).Take(3).Any(w => w.Text is "line") ? ClaimClass.Send
        : verb is "dropped" && about.Exists(w => w.Text is "into" or "onto" or "in" or "on") ? ClaimClass.Write
        : verb is "opened" && about.Count > 0 && about[0].Text is "a" or "an" ? ClaimClass.Act
        : verb is "transferred" && EnglishThing.OfObjects(about) is ClaimClass.Write ? ClaimClass.Write
        : (claimed == ClaimClass.Send || verb is "added") && about.Take(6).Any(w => Money.Contains(w.Text))
            ? ClaimClass.Pay
        : claimed;

    public static ClaimClass? PhraseOf(List<EnglishWord> words, int verb)
    {
        var (text, isOffered) = (words[verb].Text, words[verb].Text is "had" or "took" or "taken" or "gave" or "given");
        foreach (var word in ObjectOf(words, verb).Take(6))
        {
            if (isOffered && Glances.Contains(word.Text))
            {
                return ClaimClass.Look;
            }

            if (Phrases.TryGetValue($"{text}-{word.Text}", out var claimed))
            {
                return claimed;
            }
        }

        return null;
    }

    private static ClaimClass? BaseOf(string word) =>
        Bases.TryGetValue(word, out var claimed) ? claimed
        : !word.EndsWith("ing", StringComparison.Ordinal) || word.Length < 6 ? null
        : Bases.TryGetValue(word[..^3], out claimed)
        || Bases.TryGetValue(word[..^3] + "e", out claimed)
        || Bases.TryGetValue(word[..^4], out claimed)
            ? claimed
        : null;

    /// <summary>A participle that the lexicon does not have.</summary>
    public static bool IsUnknown(string word) =>
        word.Length > 4
        && word.EndsWith("ed", StringComparison.Ordinal)
        && !Mental.Contains(word)
        && !Alone.ContainsKey(word)
        && !Light.Contains(word);

    private static bool IsGerund(EnglishWord word) =>
        word.Text.EndsWith("ing", StringComparison.Ordinal) && !word.Text.EndsWith("thing", StringComparison.Ordinal);

    private static bool Follows(List<EnglishWord> words, int at, params ReadOnlySpan<string> texts)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            if (at + i >= words.Count || words[at + i].Text != texts[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What stands behind a verb.</summary>
    public static List<EnglishWord> ObjectOf(List<EnglishWord> words, int verb) =>
        [
            .. words
                .Skip(verb + 1)
                .Take(LongestObject)
                .TakeWhile(w => w.Text is not ("," or ":" or "—" or "–" or "and" or "but")),
        ];
}
