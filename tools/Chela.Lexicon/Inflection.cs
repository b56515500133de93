namespace Chela.Lexicon;

/// <summary>Makes the regular forms of English words; of a phrase its first word is inflected, of a noun its last.</summary>
internal static class Inflection
{
    /// <summary>The plural of a noun: <c>ticket</c>, <c>tickets</c>.</summary>
    public static string Plural(string noun) =>
        noun switch
        {
            _ when EndsIn(noun, "s", "x", "z", "ch", "sh") => noun + "es",
            [.. var stem, 'y'] when !IsVowel(stem[^1]) => stem + "ies",
            _ => noun + "s",
        };

    /// <summary>The participle of a verb: <c>cancelled</c>, <c>deleted</c>; British and American doubling both.</summary>
    public static IEnumerable<string> Participles(string verb) => First(verb, "ed");

    /// <summary>The gerund of a verb: <c>sending</c>, <c>running</c>.</summary>
    public static IEnumerable<string> Gerunds(string verb) => First(verb, "ing");

    private static IEnumerable<string> First(string verb, string ending)
    {
        var space = verb.IndexOf(' ', StringComparison.Ordinal);
        var (word, rest) = space < 0 ? (verb, "") : (verb[..space], verb[space..]);
        return Forms(word, ending).Select(form => form + rest);
    }

    private static IEnumerable<string> Forms(string word, string ending)
    {
        if (word.EndsWith('e') && (ending == "ed" || !EndsIn(word, "ee", "ye", "oe")))
        {
            yield return word[..^1] + ending;
        }
        else if (ending == "ed" && word is [.. var stem, 'y'] && !IsVowel(stem[^1]))
        {
            yield return stem + "ied";
        }
        else
        {
            yield return word + ending;
            if (
                word.Length > 2
                && !IsVowel(word[^1])
                && IsVowel(word[^2])
                && !IsVowel(word[^3])
                && word[^1] is not ('w' or 'x' or 'y')
            )
            {
                yield return word + word[^1] + ending;
            }
        }
    }

    private static bool EndsIn(string word, params string[] endings) =>
        endings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal));

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
