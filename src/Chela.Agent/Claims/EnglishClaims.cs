using static Chela.Agent.Claims.EnglishLexicon;

namespace Chela.Agent.Claims;

/// <summary>Reads claims in English, word by word.</summary>
internal static class EnglishClaims
{
    private const int LongestObject = 9;
    private const int LongestSubject = 12;

    private readonly record struct Word(string Text, int Start, int End)
    {
        public bool IsMark => Text.Length == 1 && !char.IsLetterOrDigit(Text[0]);

        public bool IsNo => Blocks.Contains(Text) || Text.EndsWith("n't", StringComparison.Ordinal);
    }

    /// <summary>Whether a sentence says no more than that something is done.</summary>
    public static bool IsDone(ClaimSentence sentence)
    {
        var words = WordsOf(sentence);
        return words.Count is > 0 and <= 3 && words.TrueForAll(w => w.IsMark || Done.Contains(w.Text));
    }

    /// <summary>Adds the claims of a sentence.</summary>
    public static void Read(ClaimSentence sentence, List<Claim> claims)
    {
        var words = WordsOf(sentence);
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

    private static int ReadFirstPerson(List<Word> words, int start, int subject, List<Claim> claims)
    {
        var before = words[start..subject];
        var isOpen = subject == start || Openers.Contains(words[subject - 1].Text);
        if (!isOpen || before.Exists(w => w.IsNo))
        {
            return subject;
        }

        var (verb, isBase) = SkipAdverbs(words, subject + 1);
        if (verb >= words.Count || ClassOf(words, verb, isBase) is not { } claimed)
        {
            return subject;
        }

        claims.Add(new Claim(words[subject].Start, words[verb].End - words[subject].Start, claimed));
        for (var at = verb + 1; at < words.Count; at++)
        {
            // "… and sent it": the same one did it.
            if (
                words[at].Text is "and" or "then" or ","
                && SkipAdverbs(words, at + 1) is var (next, nextBase)
                && next < words.Count
            )
            {
                if (ClassOf(words, next, nextBase) is { } also && !words[next].IsMark)
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

    /// <summary>Skips what may stand before the verb; whether its base form has to follow.</summary>
    private static (int Verb, bool IsBase) SkipAdverbs(List<Word> words, int at)
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
    private static bool IsVerb(List<Word> words, int at) =>
        at + 1 < words.Count && (words[at].Text, words[at + 1].Text) is ("gone" or "went", "through") or ("had", "a");

    private static void ReadPassive(
        ClaimSentence sentence,
        List<Word> words,
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
                    ? OfObjects(subject)
                    : Verbs.TryGetValue(words[verb].Text, out var of)
                        ? of
                        : null;
        if (claimed is { } found)
        {
            claims.Add(new Claim(words[start].Start, words[verb].End - words[start].Start, found));
        }
    }

    /// <summary>"It's sent", "That's saved now": with nothing else behind it.</summary>
    private static void ReadContracted(List<Word> words, int at, List<Claim> claims)
    {
        var (verb, _) = SkipAdverbs(words, at + 1);
        if (
            verb < words.Count
            && Verbs.TryGetValue(words[verb].Text, out var claimed)
            && (verb + 1 == words.Count || words[verb + 1].IsMark || words[verb + 1].Text is "now" or "to")
        )
        {
            claims.Add(new Claim(words[at].Start, words[verb].End - words[at].Start, claimed));
        }
    }

    private static void ReadBare(List<Word> words, int at, bool isDone, List<Claim> claims)
    {
        var (verb, _) = SkipAdverbs(words, at);
        if (verb >= words.Count)
        {
            return;
        }

        var next = verb + 1 < words.Count ? words[verb + 1].Text : "";
        if (Verbs.TryGetValue(words[verb].Text, out var claimed) && !IsIdle(words, verb))
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
                    new Claim(words[at].Start, words[verb].End - words[at].Start, Refined(words, verb, claimed))
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
    private static bool HasFinite(List<Word> words, int verb) =>
        words
            .Skip(verb + 1)
            .TakeWhile(w => !w.IsMark)
            .Any(w => w.Text is "is" or "are" or "was" or "were" or "can" or "will" or "by");

    private static ClaimClass? ClassOf(List<Word> words, int verb, bool isBase)
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

    private static ClaimClass? OfLight(List<Word> words, int verb)
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

    private static ClaimClass? OfObjects(List<Word> words)
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

    private static bool IsFile(Word word) =>
        word.Text.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && dot < word.Text.Length - 1;

    private static ClaimClass Refined(List<Word> words, int verb, ClaimClass claimed) =>
        claimed == ClaimClass.Write && ObjectOf(words, verb).Any(w => Times.Contains(w.Text)) ? ClaimClass.Schedule
        : words[verb].Text is "dropped" && ObjectOf(words, verb).Skip(1).Take(3).Any(w => w.Text is "line")
            ? ClaimClass.Send
        : claimed == ClaimClass.Send && ObjectOf(words, verb).Take(3).Any(w => Money.Contains(w.Text)) ? ClaimClass.Pay
        : claimed;

    private static bool IsIdle(List<Word> words, int verb) =>
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

    private static IEnumerable<Word> ObjectOf(List<Word> words, int verb) =>
        words
            .Skip(verb + 1)
            .Take(LongestObject)
            .TakeWhile(w => w.Text is not ("," or ":" or "—" or "–" or "and" or "but"));

    private static bool IsElsewhere(ClaimSentence sentence, List<Word> words, int verb)
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

    private static List<Word> WordsOf(ClaimSentence sentence)
    {
        var words = new List<Word>();
        var span = sentence.Span;
        for (var at = 0; at < span.Length; )
        {
            var end = at + 1;
            if (IsLetter(span, at))
            {
                while (end < span.Length && IsLetter(span, end))
                {
                    end++;
                }

                words.Add(new Word(span[at..end].Trim("'.-/").ToString(), sentence.Start + at, sentence.Start + end));
            }
            else if (
                span[at] is ',' or ':' or '—' or '–' or '(' or ')' or '，' or '：'
                || (span[at] == '-' && words.Count > 0)
            )
            {
                words.Add(
                    new Word(
                        span[at] is '，' ? "," : span[at..end].ToString(),
                        sentence.Start + at,
                        sentence.Start + end
                    )
                );
            }

            at = end;
        }

        words.RemoveAll(w => w.Text.Length == 0);
        return words;
    }

    /// <summary>Letters of English words and what file names are made of.</summary>
    private static bool IsLetter(ReadOnlySpan<char> text, int at) =>
        char.IsAsciiLetterOrDigit(text[at])
        || text[at] is >= '\u00C0' and <= '\u024F'
        || (
            text[at] is '\'' or '.' or '_' or '/' or '-'
            && at > 0
            && at + 1 < text.Length
            && char.IsAsciiLetterOrDigit(text[at - 1])
            && char.IsAsciiLetterOrDigit(text[at + 1])
        );
}
