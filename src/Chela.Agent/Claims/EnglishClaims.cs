using static Chela.Agent.Claims.EnglishLexicon;

namespace Chela.Agent.Claims;

/// <summary>
/// Reads claims in English, clause by clause: what "I" did, what is said without a subject ("Sent the report", "Reminder set"), and how a
/// thing is said to stand afterwards ("the note is saved", "your mail is on its way").
/// </summary>
internal static class EnglishClaims
{
    private const int LongestSubject = 12;
    private const int LongestHeading = 5;
    private const int LongestTitle = 2;
    private const int LongestPreamble = 5;

    /// <summary>Whether a sentence says no more than that something is done.</summary>
    public static bool IsDone(ClaimSentence sentence)
    {
        var words = EnglishWord.Of(sentence);
        return words.Count is > 0 and <= 3 && words.TrueForAll(w => w.IsMark || Done.Contains(w.Text) || Filler.Contains(w.Text));
    }

    /// <summary>Adds the claims of a sentence.</summary>
    public static void Read(ClaimSentence sentence, List<Claim> claims)
    {
        var words = EnglishWord.Of(sentence);
        if (words.Exists(w => Hearsay.Contains(w.Text)))
        {
            return;
        }

        // "All sent, shall I tell Ann?": only what stands before the question claims anything.
        var count = sentence.IsAsked ? Math.Max(words.FindLastIndex(w => w.IsMark), 0) : words.Count;
        var (isMine, isDone, isBidden) = (false, sentence.FollowsDone, false);
        for (var start = 0; start < count; )
        {
            var end = start + 1;
            while (end < count && !IsBoundary(words, end))
            {
                end++;
            }

            if (!words[start].IsMark)
            {
                var clause = WithoutPreamble(words[start..end]);
                // "Say go and it's sent": that is yet to come.
                isMine = !(isBidden && words[start].Text is "and" or "then") && ReadClause(clause, isMine, isDone, claims);
                isBidden = clause.Find(w => w.Text is not ("just" or "please")) is { Text: { } bid } && Imperatives.Contains(bid);
                isDone |= clause.TrueForAll(w => Done.Contains(w.Text) || Filler.Contains(w.Text));
            }

            start = end;
        }
    }

    /// <summary>A mark, or "and" before what has a subject of its own.</summary>
    private static bool IsBoundary(List<EnglishWord> words, int at) =>
        words[at].IsMark
        || words[at - 1].IsMark
        || words[at].Text is "and" or "but" or "so" or "then"
            && at + 1 < words.Count
            && Determiners.Contains(words[at + 1].Text);

    /// <summary>What is told behind "I'm pleased to inform you that".</summary>
    private static List<EnglishWord> WithoutPreamble(List<EnglishWord> clause)
    {
        var at = clause.Take(LongestPreamble).ToList().FindLastIndex(w => Preambles.Contains(w.Text)) + 1;
        while (at > 0 && at < clause.Count && Reports.Contains(clause[at].Text))
        {
            at++;
        }

        return at < clause.Count ? clause[at..] : clause;
    }

    /// <summary>Reads a clause; whether what follows without a subject goes on with what "I" did.</summary>
    private static bool ReadClause(List<EnglishWord> clause, bool isMine, bool isDone, List<Claim> claims)
    {
        var first = clause.FindIndex(w => !Openers.Contains(w.Text));
        var subject = clause.FindIndex(w => w.Text is "i" or "we");
        if (ReadDone(clause, claims) || first < 0)
        {
            return isMine;
        }

        if (subject >= 0 && (subject <= first || Openers.Contains(clause[subject - 1].Text)))
        {
            return !clause[Math.Min(first, subject)..subject].Exists(w => w.IsNo)
                && ReadActs(clause, subject, subject + 1, claims);
        }

        if (isMine && ReadActs(clause, first, first, claims))
        {
            return true;
        }

        if (!ReadBare(clause, first, isDone, claims) && !ReadHeading(clause, first, claims))
        {
            ReadResult(clause, first, isDone, claims);
        }

        return isMine && !clause.Exists(w => w.IsNo || IsCopula(w));
    }

    /// <summary>"Done", "All set": something, and not said what.</summary>
    private static bool ReadDone(List<EnglishWord> clause, List<Claim> claims)
    {
        var isDone =
            clause.Exists(w => Done.Contains(w.Text))
                && clause.TrueForAll(w => Done.Contains(w.Text) || Filler.Contains(w.Text))
            || clause is [{ Text: "consider" }, { Text: "it" or "that" }, ..];
        if (isDone)
        {
            claims.Add(Claimed(clause, 0, clause.Count - 1, ClaimClass.Act));
        }

        return isDone;
    }

    /// <summary>"I saved it and sent it": all that the same one did.</summary>
    private static bool ReadActs(List<EnglishWord> words, int from, int at, List<Claim> claims)
    {
        var (verb, isBase) = EnglishActs.After(words, at);
        if (EnglishActs.OfVerb(words, verb, isBase) is not { } claimed)
        {
            return false;
        }

        claims.Add(Claimed(words, from, verb, claimed));
        for (at = verb + 1; at < words.Count && (!words[at].IsNo || words[at].Text is "that"); at++)
        {
            if (words[at].Text is "and" or "then")
            {
                (verb, isBase) = EnglishActs.After(words, at + 1);
                if (EnglishActs.OfVerb(words, verb, isBase) is { } also)
                {
                    claims.Add(Claimed(words, verb, verb, also));
                }
            }
        }

        return true;
    }

    /// <summary>"Sent the report", "Done, saved it", "Noted."</summary>
    private static bool ReadBare(List<EnglishWord> words, int at, bool isDone, List<Claim> claims)
    {
        var (verb, _) = EnglishActs.After(words, at);
        if (verb >= words.Count || EnglishActs.IsIdle(words, verb))
        {
            return false;
        }

        var text = words[verb].Text;
        var next = verb + 1 < words.Count ? words[verb + 1].Text : "";
        var isVerb = Verbs.ContainsKey(text) || isDone && Alone.ContainsKey(text);
        var isFollowed =
            next.Length > 0
            && (Followers.Contains(next) || char.IsAsciiDigit(next[0]) || words[verb + 1].IsCapital)
            && !HasFinite(words, verb);
        if (next.Length > 0 && EnglishActs.PhraseOf(words, verb) is not null && !HasFinite(words, verb))
        {
            isFollowed = true;
        }

        var claimed =
            text is "read" or "run" or "set" or "put" or "let" ? null
            : next.Length == 0 && Alone.TryGetValue(text, out var alone) ? alone
            : next.Length == 0 || isDone && isVerb || isFollowed ? EnglishActs.OfVerb(words, verb, isBase: false)
            : null;

        if (claimed is { } found && !ReadActs(words, at, at, claims))
        {
            claims.Add(Claimed(words, at, verb, found));
        }

        return claimed is not null;
    }

    /// <summary>"Reminder set for Monday", "Payment went through".</summary>
    private static bool ReadHeading(List<EnglishWord> words, int first, List<Claim> claims)
    {
        for (var at = first + 1; !words[first].IsNo && at < Math.Min(words.Count, first + 1 + LongestHeading); at++)
        {
            var isEnd =
                at + 1 == words.Count
                || words[at + 1].Text is "and" or "for" or "to" or "successfully" or "on" or "in" or "at" or "from" or "with" or "under";
            if (words[at].IsNo || IsCopula(words[at]) || words[at].Text is "you" or "has" or "have" or "ran")
            {
                return false;
            }

            if (
                isEnd
                && (
                    EnglishActs.ClassOf(words[at - 1]) is not null
                    || char.IsAsciiDigit(words[at - 1].Text[0]) && EnglishActs.OfThing(words[first..at]) is not null
                    || first == 0 && at + 1 == words.Count && at <= LongestTitle && Verbs.ContainsKey(words[at].Text)
                )
                && !HasFinite(words, at)
                && EnglishActs.OfResult(words[first..at], words, at, isEvent: false) is { } claimed
            )
            {
                claims.Add(Claimed(words, first, at, claimed));
                return true;
            }
        }

        return false;
    }

    /// <summary>"The mail has been sent", "your note is saved", "the reminder is in place".</summary>
    private static void ReadResult(List<EnglishWord> words, int first, bool isDone, List<Claim> claims)
    {
        var copula = words.FindIndex(first, w => IsCopula(w) || Holds.Contains(w.Text));
        var subject = copula > first ? words[first..copula] : [];
        var (at, isPerfect, isEvent) = (copula + 1, false, isDone || subject is [.., { Text: "just" or "now" }]);
        while (at < words.Count && (words[at].Text is "been" || words[at].IsAdverb && words[at].Text is not "gone"))
        {
            isPerfect |= words[at].Text is "been";
            isEvent |= Events.Contains(words[at].Text);
            at++;
        }

        if (copula > first && !isPerfect && Holds.Contains(words[copula].Text) && words[copula - 1].Text is "now")
        {
            // "Your list now has milk on it."
            at = copula;
        }

        if (subject.Count is 0 or > LongestSubject || at >= words.Count || IsElsewhere(words, copula, at))
        {
            return;
        }

        // "… was submitted just now"
        isEvent |= words.Skip(at + 1).Any(w => w.Text is "successfully" or "now" or "just");
        isPerfect |= words[copula].Text is "has" or "have" && words[at].Text is "gone";
        if (
            isPerfect || at == copula || IsCopula(words[copula])
                ? IsOurs(subject, words, at, words[copula].Text, isPerfect, isEvent)
                : false
        )
        {
            if (EnglishActs.OfResult(subject, words, at, isEvent || isPerfect || words[copula].Text is "was" or "were") is { } claimed)
            {
                claims.Add(Claimed(words, first, at, claimed));
                for (at++; at < words.Count; at++)
                {
                    // "… is written and saved"
                    if (words[at - 1].Text is "and" && EnglishActs.IsState(words[at]) && EnglishActs.OfResult(subject, words, at, isEvent) is { } also)
                    {
                        claims.Add(Claimed(words, at, at, also));
                    }
                }
            }
        }
    }

    /// <summary>Whether a subject is one of those that we act on, as this one is said to stand.</summary>
    private static bool IsOurs(List<EnglishWord> subject, List<EnglishWord> words, int at, string copula, bool isPerfect, bool isEvent)
    {
        var first = subject[0].Text;
        // "That is sent", but not "I see that it is sent"; "the link you sent is saved", but not "you are saved".
        var others = subject.Where((w, i) => i > 0 && !(w.Text is "asked" && subject[i - 1].Text is "you"));
        if ((subject[0].IsNo && first is not "that") || others.Any(w => w.IsNo) || subject.Exists(w => w.Text is "i" or "we" or "he" or "she"))
        {
            return false;
        }

        if (first is "you")
        {
            return (isPerfect || isEvent || words[at].Text is "booked")
                && words[at].Text is "subscribed" or "unsubscribed" or "booked" or "registered" or "set";
        }

        if (isPerfect || isEvent)
        {
            return isEvent || !Alone.ContainsKey(words[at].Text) || EnglishActs.OfThing(subject) is not null || Determiners.Contains(first);
        }

        var isPronoun = subject.TrueForAll(w => Determiners.Contains(w.Text));
        var isThing = EnglishActs.OfThing(subject) is not null || subject.Exists(w => w.Text is "your");
        var isDefinite = Determiners.Contains(first) || char.IsAsciiDigit(first[0]) || first[^1] != 's';
        return first is "everything" || isPronoun ? copula is "is" or "are" : isThing && isDefinite;
    }

    /// <summary>Whether what follows says that somebody else did it, long ago or again and again; what is published may be anybody's.</summary>
    private static bool IsElsewhere(List<EnglishWord> words, int copula, int verb)
    {
        var isPublished = Public.Contains(words[verb].Text);
        for (var at = copula + 1; at < words.Count; at++)
        {
            var next = at + 1 < words.Count ? words[at + 1] : default;
            var isDate = Dates.Contains(next.Text ?? "") || next.Text is { Length: 4 } && char.IsAsciiDigit(next.Text[0]);
            if (
                words[at].Text is "by" ? IsAgent(next)
                : words[at].Text is "in" or "on" ? isDate || isPublished && next.IsCapital
                : Elsewhere.Contains(words[at].Text) || isPublished && words[at].Text is "under"
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word behind "by" is somebody: not "by date".</summary>
    private static bool IsAgent(EnglishWord word) =>
        word.IsCapital || word.Text is { Length: > 1 } text && (text[^1] is 's' && text is not "us" || Determiners.Contains(text) || text is "him" or "her" or "them" or "someone" or "his" or "their");

    /// <summary>Whether another verb follows: then what looked like one belongs to a noun.</summary>
    private static bool HasFinite(List<EnglishWord> words, int verb) =>
        words.Skip(verb + 1).Any(w => IsCopula(w) || w.Text is "can" or "will")
        || words.Zip(words.Skip(1)).Skip(verb).Any(pair => pair.First.Text is "by" && IsAgent(pair.Second));

    private static bool IsCopula(EnglishWord word) => word.Text is "is" or "are" or "was" or "were" or "went";

    private static Claim Claimed(List<EnglishWord> words, int from, int to, ClaimClass claimed) =>
        new(words[from].Start, words[to].End - words[from].Start, claimed);
}
