using Chela.Envelope.Verbs;
using Chela.Text.Written;

namespace Chela.Envelope.Grounding;

/// <summary>
/// Tells whether words of the owner's, by which something was looked for, name what was found: "the bill in december.txt"
/// does, "meeting" does not, whatever a search for it returns.
/// </summary>
internal static class TellingWords
{
    private const string Openers = "\"“„'‘「『《";
    private const string Closers = "\"”“'’」』》";

    /// <summary>
    /// Whether the words at a place of a message tell one thing from others: an address, a file's name, a day; what stands
    /// in quotation marks; a name with a capital; or several words of which one does not stand in any sentence.
    /// </summary>
    public static bool Are(string message, int start, int length)
    {
        var words = message.Substring(start, length);
        return SoughtValue.Of(words).Kind switch
        {
            null => IsQuoted(message, start, start + length) || AreOwn(words),
            WrittenKind.Number
            or WrittenKind.Money
            or WrittenKind.Percentage
            or WrittenKind.Ordinal
            or WrittenKind.Time => false,
            _ => true,
        };
    }

    private static bool IsQuoted(string message, int start, int end) =>
        start > 0
        && end < message.Length
        && Openers.IndexOf(message[start - 1]) is var opener and >= 0
        && (
            message[end] == Closers[opener]
            || (message[end] is '.' or ',' or '。' && end + 1 < message.Length && message[end + 1] == Closers[opener])
        );

    /// <summary>Whether there are words in it that the lexicon, which holds what all sentences are made of, does not have.</summary>
    private static bool AreOwn(string words)
    {
        var tokens = Tokenizer.Read(words, []);
        var own = tokens.Count(t => t.Word.Roles == Role.None && t.Shape is Shape.Word && t.Length > (t.IsHan ? 0 : 2));
        var isTitle = tokens.Count > 1 && tokens.TrueForAll(t => char.IsUpper(words[t.Start]));
        return isTitle
            || tokens.Exists(t => t.Shape == Shape.Name)
            || own >= (tokens.Exists(t => t.IsHan) || tokens.Count == 1 ? 2 : 1);
    }
}
