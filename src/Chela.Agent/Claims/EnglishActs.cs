using static Chela.Agent.Claims.EnglishLexicon;

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
                : IsGerund(words[verb]) ? OfObjects(about)
                : null;
        }

        if (PhraseOf(words, verb) is { } phrase)
        {
            return phrase == ClaimClass.Act ? OfThing(about) ?? phrase : Refined(about, text, phrase);
        }

        if (Verbs.TryGetValue(text, out var claimed))
        {
            return Refined(about, text, claimed);
        }

        var next = about.Count > 0 ? about[0].Text : "";
        return text switch
        {
            "read" => next is "the" or "your" or "through" or "it" or "all" or "both" ? ClaimClass.Look : null,
            "run" => ClaimClass.Run,
            "did" or "done" => next is "it" or "that" or "so" or "this" or "both" or "everything"
                ? ClaimClass.Act
                : null,
            "asked" => next is "you" or "if" or "whether" or "for" or "about" or "" ? null : ClaimClass.Send,
            "gave" or "given" when about.Exists(w => w.Text is "heads-up" or "nudge") => ClaimClass.Send,
            "shot" or "left" when OfThing(about) is ClaimClass.Send => ClaimClass.Send,
            "wrote"
            or "written"
                when next is "to" && about.Count > 1 && !about[1].Text.Contains('.') && OfObjects(about) is null =>
                ClaimClass.Send,
            _ when Alone.TryGetValue(text, out var alone) && alone == ClaimClass.Act => OfThing(about)
                ?? (about.Count == 0 || next is "it" or "that" or "this" or "everything" ? alone : null),
            "set" or "changed" when Determiners.Contains(next) && about.Exists(w => w.Text is "to") => OfObjects(about)
                ?? ClaimClass.Write,
            "kept"
            or "fixed"
            or "changed"
                when OfThing(about) is not null
                    && (ClassOf(about[^1]) is not null || char.IsAsciiDigit(about[^1].Text[0])) => ClaimClass.Write,
            _ when Light.Contains(text) || Alone.ContainsKey(text) => OfObjects(about)
                ?? (about.Exists(w => w.Text is "there") ? ClaimClass.Act : null),
            // "I snagged you a table": something was done.
            _ when IsUnknown(text) && (OfThing(about) is not null || Followers.Contains(next)) => ClaimClass.Act,
            _ => null,
        };
    }

    /// <summary>
    /// What is claimed of a subject whose predicate begins at <paramref name="at"/>: "… saved", "… in place", "… on its way". Without
    /// <paramref name="isEvent"/> it only says how it stands.
    /// </summary>
    public static ClaimClass? OfResult(List<EnglishWord> subject, List<EnglishWord> words, int at, bool isEvent)
    {
        var (thing, text) = (OfThing(subject), words[at].Text);
        var next = at + 1 < words.Count ? words[at + 1].Text : "";
        if (PhraseOf(words, at) is { } phrase && text is not "gone")
        {
            return phrase == ClaimClass.Act ? thing ?? phrase : phrase;
        }

        if (Verbs.TryGetValue(text, out var claimed))
        {
            return Refined(HeadOf(subject), text, Refined(ObjectOf(words, at), text, claimed));
        }

        var isAll =
            thing is null && subject[0].Text is "it" or "that" or "this" or "all" or "both" or "everything" or "they";
        return (text, next) switch
        {
            ("live" or "online", _) when isEvent || thing is not null => ClaimClass.Send,
            ("up", not ("to" or "for")) when thing is ClaimClass.Send || isEvent => ClaimClass.Send,
            ("has" or "includes" or "contains" or "shows", _) when isEvent && thing is ClaimClass.Write => thing,
            ("out", _) or ("on", "its" or "their" or "the") when thing is ClaimClass.Send && IsWay(words, at) => thing,
            ("through", _) => thing is ClaimClass.Pay ? thing : null,
            ("gone", "out" or "off") => thing is ClaimClass.Send ? thing : null,
            ("gone", "live" or "online") => ClaimClass.Send,
            ("gone", "through") => thing is ClaimClass.Pay ? thing : null,
            ("gone", "" or "from" or "now" or "," or "for") => ClaimClass.Remove,
            ("in", "place") => thing ?? ClaimClass.Write,
            ("set" or "confirmed", _) => thing ?? (isAll ? ClaimClass.Act : null),
            ("ready", _) or ("good", "to") => thing is ClaimClass.Write or ClaimClass.Schedule ? thing
            : isAll ? ClaimClass.Act
            : null,
            ("left", _) => isEvent && thing is ClaimClass.Send ? thing : null,
            ("complete" or "successful", _) => thing,
            ("in" or "on", _) when isEvent => OfObjects(words[at..]) ?? (next is "there" ? thing : null),
            _ when Alone.TryGetValue(text, out var alone) => alone == ClaimClass.Act
                ? thing ?? (isAll || isEvent && subject[0].Text is "your" ? alone : null)
            : alone == ClaimClass.Remove || isAll ? (isAll ? ClaimClass.Act : alone)
            : OfObjects(subject) ?? thing ?? OfObjects(ObjectOf(words, at)) ?? (isEvent || isAll ? alone : null),
            _ when Light.Contains(text) && !(text is "taken" && next.Length > 0) => OfObjects(subject)
                ?? thing
                ?? OfObjects(ObjectOf(words, at)),
            // "The archive has been flattened": something was done to it.
            _ when isEvent && IsUnknown(text) && (thing is not null || subject[0].Text is "your") => ClaimClass.Act,
            ("active" or "enabled" or "open" or "closed" or "paused", _)
                when isEvent && (thing is not null || subject[0].Text is "your") => thing ?? ClaimClass.Act,
            _ => null,
        };
    }

    /// <summary>What the head of a subject is to be done with: the invitation in "your invitation to the meeting".</summary>
    public static ClaimClass? OfThing(List<EnglishWord> subject)
    {
        ClaimClass? found = null;
        foreach (var word in HeadOf(subject))
        {
            found = ClassOf(word) ?? found;
        }

        return found;
    }

    private static List<EnglishWord> HeadOf(List<EnglishWord> subject)
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
        return (isIdle && !about.Exists(IsFile))
            || (words[verb].Text is "saved" && first is "you" or "us" && about.Take(4).Any(w => Saved.Contains(w.Text)))
            || words[verb].Text is "ran" && first is "into" or "out" or "across"
            || (words[verb].Text is "told" or "informed" or "notified" or "alerted" && first is "you");
    }

    /// <summary>What the things named here let a light verb claim.</summary>
    private static ClaimClass? OfObjects(List<EnglishWord> words)
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

    /// <summary>What is written into a calendar is set for a time, and money that is sent is paid.</summary>
    private static ClaimClass Refined(List<EnglishWord> about, string verb, ClaimClass claimed) =>
        claimed == ClaimClass.Write && about.Exists(w => Times.Contains(w.Text)) ? ClaimClass.Schedule
        : verb is "dropped" && about.Skip(1).Take(3).Any(w => w.Text is "line") ? ClaimClass.Send
        : verb is "dropped" && about.Exists(w => w.Text is "into" or "onto" or "in" or "on") ? ClaimClass.Write
        : verb is "opened" && about.Count > 0 && about[0].Text is "a" or "an" ? ClaimClass.Act
        : verb is "transferred" && OfObjects(about) is ClaimClass.Write ? ClaimClass.Write
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

            if (Phrases.TryGetValue($"{text} {word.Text}", out var claimed))
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
    private static bool IsUnknown(string word) =>
        word.Length > 4
        && word.EndsWith("ed", StringComparison.Ordinal)
        && !Mental.Contains(word)
        && !Alone.ContainsKey(word)
        && !Light.Contains(word);

    private static bool IsGerund(EnglishWord word) => word.Text.EndsWith("ing", StringComparison.Ordinal);

    private static bool IsFile(EnglishWord word) =>
        word.Text.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        && dot < word.Text.Length - 1
        && char.IsAsciiLetter(word.Text[dot + 1]);

    private static bool IsWay(List<EnglishWord> words, int at) =>
        words[at].Text is "out" || words[at..].Take(3).Any(w => w.Text is "way");

    private static string Singular(string word) =>
        word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;

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

    private static List<EnglishWord> ObjectOf(List<EnglishWord> words, int verb) =>
        [
            .. words
                .Skip(verb + 1)
                .Take(LongestObject)
                .TakeWhile(w => w.Text is not ("," or ":" or "—" or "–" or "and" or "but")),
        ];
}
