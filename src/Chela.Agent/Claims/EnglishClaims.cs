using static Chela.Agent.Claims.EnglishLexicon;
using static Chela.Agent.Claims.EnglishVerbs;

namespace Chela.Agent.Claims;

/// <summary>
/// Reads claims in English, clause by clause: what "I" did, what is said without a subject ("Sent the report", "Reminder set"), and how a
/// thing is said to stand afterwards ("the note is saved", "your mail is on its way").
/// </summary>
internal sealed class EnglishClaims
{
    private const int LongestPreamble = 5;
    private const int LongestOpening = 3;

    private readonly List<Claim> _claims;
    private bool _isDone;

    // What follows without a subject goes on with what "I" did; may be done by "me"; was done by somebody else.
    private bool _isMine;
    private bool _isFree = true;
    private bool _isReported;

    private EnglishClaims(List<Claim> claims, bool isDone) => (_claims, _isDone) = (claims, isDone);

    /// <summary>Whether a sentence says no more than that something is done.</summary>
    public static bool IsDone(ClaimSentence sentence)
    {
        var words = EnglishWord.Of(sentence);
        return words.Count is > 0 and <= 3 && words.TrueForAll(w => w.IsMark || IsDone(w));
    }

    /// <summary>Adds the claims of a sentence.</summary>
    public static void Read(ClaimSentence sentence, List<Claim> claims)
    {
        var words = EnglishWord.Of(sentence);
        if (!words.Exists(w => Hearsay.Contains(w.Text)))
        {
            // "All sent, shall I tell Ann?": only what stands before the question claims anything.
            var count = sentence.IsAsked ? Math.Max(words.FindLastIndex(w => w.IsMark), 0) : words.Count;
            new EnglishClaims(claims, sentence.FollowsDone).Read(words[..count]);
        }
    }

    private void Read(List<EnglishWord> words)
    {
        var isBidden = false;
        for (var (start, end) = (0, 0); start < words.Count; start = end)
        {
            end = start + 1;
            while (end < words.Count && !IsBoundary(words, end))
            {
                end++;
            }

            if (words[start].IsMark)
            {
                _isFree |= words[start].Text is ":";
                continue;
            }

            // "Say go and it's sent": that is yet to come.
            if (!isBidden || words[start].Text is not ("and" or "then"))
            {
                ReadClause(WithoutPreamble(words[start..end]));
            }

            var bid = words[start..end].Find(w => w.Text is not ("just" or "please")).Text;
            isBidden = bid is not null && Imperatives.Contains(bid);
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
        while (at > 0 && at < clause.Count && Announcing.Contains(clause[at].Text))
        {
            at++;
        }

        return at < clause.Count ? clause[at..] : clause;
    }

    private void ReadClause(List<EnglishWord> clause)
    {
        var first = clause.FindIndex(w => !Openers.Contains(w.Text));
        var subject = clause.FindIndex(w => w.Text is "i" or "we");
        var before = _claims.Count;
        if (ReadDone(clause) || first < 0)
        {
            _isDone |= clause.TrueForAll(IsDone);
            return;
        }

        if (subject >= 0 && (subject <= first || Openers.Contains(clause[subject - 1].Text)))
        {
            _isMine =
                !clause[Math.Min(first, subject)..subject].Exists(w => w.IsNo)
                && ReadActs(clause, subject, subject + 1);
        }
        else if (!_isMine || !ReadActs(clause, first, first))
        {
            _isMine &= !clause.Exists(w => w.IsNo || IsCopula(w));
            if (!_isReported && !(_isFree && (ReadBare(clause, first) || EnglishHeading.Read(clause, first, _claims))))
            {
                EnglishResult.Read(clause, first, _isDone, _isFree, _claims);
            }
        }

        // "The house was built in 1912, renovated in 1985": what had another subject goes on with it.
        _isFree =
            _claims.Count > before || clause.Count <= LongestOpening && !clause.Exists(w => w.IsNo || IsCopula(w));
        _isReported =
            _claims.Count == before
            && (
                _isReported
                // "If it rains, the trip is cancelled"
                || clause[first].Text is "if" or "when" or "whenever" or "unless" or "once"
                || clause.Exists(w => Tellings.Contains(w.Text))
            );
    }

    /// <summary>"Done", "All set": something, and not said what.</summary>
    private bool ReadDone(List<EnglishWord> clause)
    {
        var isDone =
            clause.Exists(w => Done.Contains(w.Text)) && clause.TrueForAll(IsDone)
            || clause is [{ Text: "consider" }, { Text: "it" or "that" }, ..];
        if (isDone)
        {
            _claims.Add(Claimed(clause, 0, clause.Count - 1, ClaimClass.Act));
        }

        return isDone;
    }

    private static bool IsDone(EnglishWord word) => Done.Contains(word.Text) || Filler.Contains(word.Text);

    /// <summary>"I saved it and sent it": all that the same one did.</summary>
    private bool ReadActs(List<EnglishWord> words, int from, int at)
    {
        var (verb, isBase) = EnglishActs.After(words, at);
        var before = _claims.Count;
        if (EnglishActs.OfVerb(words, verb, isBase) is { } claimed)
        {
            _claims.Add(Claimed(words, from, verb, claimed));
        }
        else if (verb >= words.Count || !EnglishActs.IsState(words[verb]))
        {
            return false;
        }

        for (at = verb + 1; at < words.Count && (!words[at].IsNo || words[at].Text is "that"); at++)
        {
            if (words[at].Text is "and" or "then")
            {
                (verb, isBase) = EnglishActs.After(words, at + 1);
                if (EnglishActs.OfVerb(words, verb, isBase) is { } also)
                {
                    _claims.Add(Claimed(words, verb, verb, also));
                }
            }
        }

        return _claims.Count > before;
    }

    /// <summary>"Sent the report", "Done, saved it", "Noted."</summary>
    private bool ReadBare(List<EnglishWord> words, int at)
    {
        var (verb, _) = EnglishActs.After(words, at);
        var text = verb < words.Count ? words[verb].Text : "";
        // Of these it cannot be told whether they bid.
        if (text is "" or "read" or "run" or "set" or "put" or "let" || EnglishActs.IsIdle(words, verb))
        {
            return false;
        }

        var next = verb + 1 < words.Count ? words[verb + 1].Text : "";
        if (
            (next.Length == 0 || text is "noted" || text is "kept" && Determiners.Contains(next))
            && Alone.TryGetValue(text, out var alone)
        )
        {
            _claims.Add(Claimed(words, at, verb, alone));
            return true;
        }

        var isFollowed =
            next.Length > 0
            && !EnglishHeading.HasFinite(words, verb)
            && (
                Followers.Contains(next)
                || char.IsAsciiDigit(next[0])
                || words[verb + 1].IsCapital
                || EnglishActs.PhraseOf(words, verb) is not null
            );
        var isVerb = Verbs.ContainsKey(text) || Alone.ContainsKey(text);
        return (next.Length == 0 || _isDone && isVerb || isFollowed) && ReadActs(words, at, at);
    }

    /// <summary>Whether a word joins a subject to how it stands.</summary>
    public static bool IsCopula(EnglishWord word) => word.Text is "is" or "are" or "was" or "were" or "went";

    /// <summary>What is claimed by these words.</summary>
    public static Claim Claimed(List<EnglishWord> words, int from, int to, ClaimClass claimed) =>
        new(words[from].Start, words[to].End - words[from].Start, claimed);
}
