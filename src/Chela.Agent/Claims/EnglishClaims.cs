using static Chela.Agent.Claims.EnglishLexicon;

namespace Chela.Agent.Claims;

/// <summary>Reads claims in English, word by word.</summary>
internal static class EnglishClaims
{
    private const int LongestSubject = 12;

    /// <summary>Whether a sentence says no more than that something is done.</summary>
    public static bool IsDone(ClaimSentence sentence)
    {
        var words = EnglishWord.Of(sentence);
        return words.Count is > 0 and <= 3 && words.TrueForAll(w => w.IsMark || Done.Contains(w.Text));
    }

    /// <summary>Adds the claims of a sentence.</summary>
    public static void Read(ClaimSentence sentence, List<Claim> claims)
    {
        var words = EnglishWord.Of(sentence);
        var start = 0;
        var isDone = sentence.FollowsDone;
        for (var at = 0; at < words.Count; at++)
        {
            if (at == start && !words[at].IsMark)
            {
                // A clause without a subject: "Sent the report", "Done, saved it", "Reminder set for Monday".
                ReadBare(words, at, isDone, claims);
            }

            if (words[at].IsMark)
            {
                isDone |= words[start..at].TrueForAll(w => w.IsMark || Done.Contains(w.Text)) && at > start;
                start = at + 1;
            }
            else if (words[at].Text is "i" or "we" or "i've" or "we've")
            {
                at = Math.Max(at, ReadFirstPerson(words, start, at, claims));
            }
            else if (words[at].Text is "that's" or "it's" or "everything's" && at == start)
            {
                ReadContracted(words, at, claims);
            }
            else if (words[at].Text is "been" or "was" or "were" or "is" or "are" or "gone")
            {
                ReadPassive(sentence, words, start, at, isDone, claims);
            }
        }
    }

    private static int ReadFirstPerson(List<EnglishWord> words, int start, int subject, List<Claim> claims)
    {
        var before = words[start..subject];
        var isOpen = subject == start || Openers.Contains(words[subject - 1].Text);
        if (!isOpen || before.Exists(w => w.IsNo))
        {
            return subject;
        }

        var (verb, isBase) = EnglishVerb.After(words, subject + 1);
        if (verb >= words.Count || EnglishVerb.ClassOf(words, verb, isBase) is not { } claimed)
        {
            return subject;
        }

        claims.Add(new Claim(words[subject].Start, words[verb].End - words[subject].Start, claimed));
        for (var at = verb + 1; at < words.Count; at++)
        {
            // "… and sent it": the same one did it.
            if (
                words[at].Text is "and" or "then" or ","
                && EnglishVerb.After(words, at + 1) is var (next, nextBase)
                && next < words.Count
            )
            {
                if (EnglishVerb.ClassOf(words, next, nextBase) is { } also && !words[next].IsMark)
                {
                    claims.Add(new Claim(words[next].Start, words[next].End - words[next].Start, also));
                    at = next;
                }
                else if (words[next].Text is "i" or "i've" or "we" or "we've")
                {
                    return at;
                }
            }
            else if (words[at].IsNo && words[at].Text is not ("to" or "that"))
            {
                return at;
            }
        }

        return words.Count;
    }

    private static void ReadPassive(
        ClaimSentence sentence,
        List<EnglishWord> words,
        int start,
        int at,
        bool isDone,
        List<Claim> claims
    )
    {
        var auxiliary = words[at].Text;
        var isPerfect =
            at > start
            && words[at - 1].Text is "has" or "have" or "it's" or "successfully" or "now" or "just" or "already";
        var verb = at + 1;
        var hasCue = isDone;
        while (
            verb < words.Count && words[verb].Text is "successfully" or "now" or "just" or "already" or "all" or "both"
        )
        {
            hasCue = true;
            verb++;
        }

        // "… was submitted just now"
        hasCue |= verb + 1 < words.Count && words[verb + 1].Text is "successfully" or "now" or "just";
        if (auxiliary is "gone")
        {
            verb = at;
        }

        if (
            verb >= words.Count
            || verb - start > LongestSubject
            || at == start
            || words[start..at].Exists(w => w.IsNo || w.Text is "i" or "i've" or "you" or "you've" or "he" or "she")
        )
        {
            return;
        }

        var subject = words[start..at];
        var isReminder = auxiliary is "is" or "are" && subject.Exists(w => w.Text is "reminder" or "alarm" or "timer");
        if (!(auxiliary is "been" or "gone" ? isPerfect : hasCue || isReminder) || IsElsewhere(sentence, words, verb))
        {
            return;
        }

        ClaimClass? claimed = auxiliary is "gone"
            ? subject.Exists(w => Letters.Contains(w.Text)) && verb + 1 < words.Count && words[verb + 1].Text is "out"
                ? ClaimClass.Send
                : null
            : words[verb].Text is "live" or "online"
                ? ClaimClass.Publish
                : Light.Contains(words[verb].Text)
                    ? EnglishVerb.OfObjects(subject) ?? EnglishVerb.OfObjects(words[(verb + 1)..])
                    : Verbs.TryGetValue(words[verb].Text, out var of)
                        ? of
                        : null;
        if (claimed is { } found)
        {
            claims.Add(new Claim(words[start].Start, words[verb].End - words[start].Start, found));
        }
    }

    /// <summary>"It's sent", "That's saved now": with nothing else behind it.</summary>
    private static void ReadContracted(List<EnglishWord> words, int at, List<Claim> claims)
    {
        var (verb, _) = EnglishVerb.After(words, at + 1);
        if (
            verb < words.Count
            && Verbs.TryGetValue(words[verb].Text, out var claimed)
            && (verb + 1 == words.Count || words[verb + 1].IsMark || words[verb + 1].Text is "now" or "to")
        )
        {
            claims.Add(new Claim(words[at].Start, words[verb].End - words[at].Start, claimed));
        }
    }

    private static void ReadBare(List<EnglishWord> words, int at, bool isDone, List<Claim> claims)
    {
        var (verb, _) = EnglishVerb.After(words, at);
        if (verb >= words.Count)
        {
            return;
        }

        var next = verb + 1 < words.Count ? words[verb + 1].Text : "";
        if (Verbs.TryGetValue(words[verb].Text, out var claimed) && !EnglishVerb.IsIdle(words, verb))
        {
            var isAlone = next.Length == 0 && (words.Count == 1 || isDone) || next is "," or "—" or "–" or "-";
            if (
                isAlone
                || isDone
                || (verb == at || words[at].Text is "successfully")
                    && Followers.Contains(next)
                    && !HasFinite(words, verb)
            )
            {
                claims.Add(
                    new Claim(
                        words[at].Start,
                        words[verb].End - words[at].Start,
                        EnglishVerb.Refined(words, verb, claimed)
                    )
                );
            }
        }
        else if (
            Headings.Contains(words[at].Text)
            && at + 1 < words.Count
            && (Verbs.TryGetValue(words[at + 1].Text, out var heading) || words[at + 1].Text is "set")
            && (at + 2 == words.Count || words[at + 2].Text is "for" or "to" or "successfully" or "," or "on" or "in")
        )
        {
            claims.Add(
                new Claim(
                    words[at].Start,
                    words[at + 1].End - words[at].Start,
                    words[at + 1].Text is "set" ? ClaimClass.Schedule
                        : Objects.GetValueOrDefault(words[at].Text, heading) is ClaimClass.Pay ? ClaimClass.Pay
                        : heading
                )
            );
        }
    }

    /// <summary>Whether another verb follows: then what looked like one belongs to a noun.</summary>
    private static bool HasFinite(List<EnglishWord> words, int verb) =>
        words
            .Skip(verb + 1)
            .TakeWhile(w => !w.IsMark)
            .Any(w => w.Text is "is" or "are" or "was" or "were" or "can" or "will" or "by");

    private static bool IsElsewhere(ClaimSentence sentence, List<EnglishWord> words, int verb)
    {
        for (var at = verb + 1; at < words.Count; at++)
        {
            var isIn = words[at].Text is "in" or "on" && at + 1 < words.Count;
            var next = isIn ? sentence.Text[words[at + 1].Start] : ' ';
            if (
                Elsewhere.Contains(words[at].Text) && !(at + 1 < words.Count && words[at + 1].Text is "me")
                || isIn && (char.IsAsciiLetterUpper(next) || char.IsAsciiDigit(next))
            )
            {
                return true;
            }
        }

        return false;
    }
}
