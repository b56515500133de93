using static Chela.Agent.Claims.EnglishLexicon;
using static Chela.Agent.Claims.EnglishVerbs;

namespace Chela.Agent.Claims;

/// <summary>Reads claims without a verb of their own: "Reminder set for Monday", "Payment went through", "Car booked".</summary>
internal static class EnglishHeading
{
    private const int LongestHeading = 5;
    private const int LongestTitle = 2;

    /// <summary>Adds what a clause claims, and says whether it does.</summary>
    public static bool Read(List<EnglishWord> words, int first, List<Claim> claims)
    {
        for (var at = first + 1; at < Math.Min(words.Count, first + 1 + LongestHeading); at++)
        {
            if (
                words[first].IsNo
                || words[first].Text is "the" or "a" or "an"
                || words[at].IsNo
                || EnglishClaims.IsCopula(words[at])
                || words[at].Text is "you" or "has" or "have"
                || Intransitive.Contains(words[at].Text) && EnglishThing.Of(words[first..at]) is null
                || words[at].Text is "ran"
            )
            {
                return false;
            }

            var (isEnd, title) = (at + 1 == words.Count, words[first..at]);
            var isOurs =
                EnglishThing.ClassOf(title[^1]) is not null
                || char.IsAsciiDigit(title[^1].Text[0]) && EnglishThing.Of(title) is not null
                || isEnd && Verbs.ContainsKey(words[at].Text) && EnglishThing.Of(title) is not null
                || first == 0
                    && (isEnd || words[at + 1].Text is "to" or "from")
                    && at <= LongestTitle
                    && Verbs.ContainsKey(words[at].Text);
            if (
                isOurs
                && (isEnd || Continued.Contains(words[at + 1].Text))
                && !HasFinite(words, at)
                && EnglishState.Of(title, words, at, isEvent: false) is { } claimed
            )
            {
                claims.Add(EnglishClaims.Claimed(words, first, at, claimed));
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether another verb follows: then what looked like one belongs to a noun.</summary>
    public static bool HasFinite(List<EnglishWord> words, int verb)
    {
        for (var at = verb + 1; at < words.Count; at++)
        {
            if (
                EnglishClaims.IsCopula(words[at])
                || words[at].Text is "can" or "will"
                || words[at].Text is "by" && at + 1 < words.Count && EnglishResult.IsAgent(words[at + 1])
            )
            {
                return true;
            }
        }

        return false;
    }
}
