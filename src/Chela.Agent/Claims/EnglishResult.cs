using static Chela.Agent.Claims.EnglishLexicon;
using static Chela.Agent.Claims.EnglishVerbs;

namespace Chela.Agent.Claims;

/// <summary>Reads what a clause says of how a thing stands: "the mail has been sent", "your note is saved", "the reminder is in place".</summary>
internal static class EnglishResult
{
    private const int LongestSubject = 12;
    private const int LongestPlain = 4;

    /// <summary>Adds what a clause claims.</summary>
    /// <param name="words">The clause.</param>
    /// <param name="first">Where it begins, without what opens it.</param>
    /// <param name="isDone">Whether it was just said that it is done.</param>
    /// <param name="isFree">Whether nothing before it in its sentence is about something else.</param>
    /// <param name="claims">What is claimed is added to it.</param>
    public static void Read(List<EnglishWord> words, int first, bool isDone, bool isFree, List<Claim> claims)
    {
        var copula = words.FindIndex(first, w => EnglishClaims.IsCopula(w) || Holds.Contains(w.Text));
        var subject = copula > first ? words[first..copula] : [];
        var (at, isPerfect, isEvent) = (copula + 1, false, isDone || subject is [.., { Text: "just" or "now" }]);
        while (at < words.Count && (words[at].Text is "been" || words[at].IsAdverb && words[at].Text is not "gone"))
        {
            isPerfect |= words[at].Text is "been";
            isEvent |= Events.Contains(words[at].Text);
            at++;
        }

        if (subject.Count is 0 or > LongestSubject || at >= words.Count)
        {
            return;
        }

        var verb = words[copula].Text;
        if (!isPerfect && Holds.Contains(verb) && (subject[^1].Text is "now" || words.Exists(w => w.Text is "new")))
        {
            // "Your list now has milk on it."
            isEvent = true;
            at = copula;
        }

        // "… was submitted just now"
        isEvent |= words.Skip(at + 1).Any(w => w.Text is "successfully" or "now" or "just");
        isPerfect |= verb is "has" or "have" && words[at].Text is "gone";
        if (
            (isPerfect || at == copula || EnglishClaims.IsCopula(words[copula]))
            && !IsElsewhere(words, copula, at)
            && !IsAnothers(subject)
            && (
                IsOurs(subject, words[at], verb, isPerfect, isEvent)
                    ? EnglishState.Of(subject, words, at, isEvent || isPerfect || verb is "was" or "were")
                : isFree && IsPlain(subject, words, at) ? ClaimClass.Act
                : null
            )
                is { } claimed
        )
        {
            claims.Add(EnglishClaims.Claimed(words, first, at, claimed));
            ReadAlso(subject, words, at + 1, isEvent, claims);
        }
    }

    /// <summary>"… is written and saved", "… and has been sent".</summary>
    private static void ReadAlso(
        List<EnglishWord> subject,
        List<EnglishWord> words,
        int at,
        bool isEvent,
        List<Claim> claims
    )
    {
        for (; at < words.Count; at++)
        {
            if (words[at].Text is not "and")
            {
                continue;
            }

            do
            {
                at++;
            } while (
                at < words.Count && (EnglishClaims.IsCopula(words[at]) || words[at].Text is "has" or "have" or "been")
            );

            if (
                at < words.Count
                && EnglishActs.IsState(words[at])
                && EnglishState.Of(subject, words, at, isEvent) is { } also
            )
            {
                claims.Add(EnglishClaims.Claimed(words, at, at, also));
            }
        }
    }

    /// <summary>Whether a subject is somebody, or it is not told as a fact.</summary>
    private static bool IsAnothers(List<EnglishWord> subject)
    {
        // "That is sent", but not "I see that it is sent"; "the link you asked for is saved".
        var isThat =
            subject[0].Text is "that" && subject is not [_, { Text: "the" or "your" or "it" or "a" or "this" }, ..];
        return subject[0].IsNo && !isThat
            || subject.Where((w, i) => i > 0 && !(w.Text is "asked" && subject[i - 1].Text is "you")).Any(w => w.IsNo)
            || subject.Exists(w => w.Text is "i" or "we" or "he" or "she");
    }

    /// <summary>Whether in so few words nothing else can be meant: "the timetable was deleted", "the party is in your calendar".</summary>
    private static bool IsPlain(List<EnglishWord> subject, List<EnglishWord> words, int at) =>
        (
            Determiners.Contains(subject[0].Text)
            || Numbers.Contains(subject[0].Text)
            || Verbs.GetValueOrDefault(words[at].Text) is ClaimClass.Schedule
        )
        && subject.Count <= LongestPlain
        && words.Count - at <= LongestPlain + 1
        && (
            words[at].Text is "in" or "on"
                ? words[(at + 1)..] is [{ Text: "your" }, ..] && EnglishThing.OfObjects(words[at..]) is not null
                : Verbs.ContainsKey(words[at].Text) && !Public.Contains(words[at].Text) && subject.Count > 1
        );

    /// <summary>Whether a subject is one of those that we act on, as this one is said to stand.</summary>
    private static bool IsOurs(
        List<EnglishWord> subject,
        EnglishWord state,
        string copula,
        bool isPerfect,
        bool isEvent
    )
    {
        var first = subject[0].Text;
        if (first is "you")
        {
            return (isPerfect || isEvent || state.Text is "booked") && Memberships.Contains(state.Text)
                || isEvent && state.Text is "have";
        }

        if (isEvent)
        {
            return true;
        }

        var isThing = EnglishThing.Of(subject) is not null;
        if (isPerfect)
        {
            return isThing || !Alone.ContainsKey(state.Text) || Determiners.Contains(first);
        }

        var isPronoun =
            first is "everything" || subject.TrueForAll(w => Determiners.Contains(w.Text) || Numbers.Contains(w.Text));
        return isPronoun
            ? copula is "is" or "are"
            : (isThing || subject.Exists(w => w.Text is "your"))
                && (Determiners.Contains(first) || char.IsAsciiDigit(first[0]) || first[^1] != 's');
    }

    /// <summary>Whether what follows says that somebody else did it, long ago or again and again; what is published may be anybody's.</summary>
    private static bool IsElsewhere(List<EnglishWord> words, int copula, int verb)
    {
        var isPublished = Public.Contains(words[verb].Text);
        for (var at = copula + 1; at < words.Count; at++)
        {
            var next = at + 1 < words.Count ? words[at + 1] : default;
            var isDate =
                next.Text is { } text && (Dates.Contains(text) || text.Length == 4 && char.IsAsciiDigit(text[0]));
            if (
                words[at].Text is "by" ? IsAgent(next)
                : words[at].Text is "in" or "on" ? isDate || isPublished && next.IsCapital
                : words[at].Text is "ago" ? !words[at - 1].IsRecent
                : Elsewhere.Contains(words[at].Text) || isPublished && words[at].Text is "under"
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word behind "by" is somebody: not "by date".</summary>
    public static bool IsAgent(EnglishWord word) =>
        word.IsCapital
        || word.Text is { Length: > 1 } text
            && (
                Determiners.Contains(text)
                || text is "him" or "her" or "them" or "someone" or "his" or "their"
                || text[^1] == 's' && text is not "us"
            );
}
