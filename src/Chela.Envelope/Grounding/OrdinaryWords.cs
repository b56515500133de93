using System.Text.RegularExpressions;
using Chela.Envelope.Verbs;
using Chela.Text.Written;

namespace Chela.Envelope.Grounding;

/// <summary>
/// A contact may be called Will, a group team: words that stand in any sentence. They name somebody only where they stand
/// out: with a capital, in quotation marks, behind a sign, or where a receiver stands.
/// </summary>
internal static partial class OrdinaryWords
{
    private const string Signs = "\"'#@";
    private const int Reach = 40;

    /// <summary>Whether a text could be a word like any other: one word in a script with case, or words of the lexicon.</summary>
    public static bool Are(string folded)
    {
        var tokens = Tokenizer.Read(folded, []);
        return (tokens is [{ IsHan: false }] && folded.All(char.IsLetter)) || AreKnown(tokens);
    }

    /// <summary>Whether such words stand out at a place of a message.</summary>
    public static bool StandOut(string exact, string folded, int start, int end) =>
        (char.IsUpper(exact[start]) && (!Opens(exact, start) || !AreKnown(Tokenizer.Read(folded[start..end], []))))
        || (start > 0 && Signs.Contains(folded[start - 1]))
        || Receiver().IsMatch(folded.AsSpan(Math.Max(0, start - Reach), Math.Min(start, Reach)))
        || Crowd().IsMatch(folded, end);

    private static bool AreKnown(List<Token> tokens) =>
        tokens.TrueForAll(t => t.Word.Roles != Role.None || (!t.IsHan && t.Length < 3));

    /// <summary>Whether a sentence begins here.</summary>
    private static bool Opens(string exact, int start) =>
        start < 2 || !(WordEdges.IsSolid(exact, start - 2) || exact[start - 2] == ',');

    [GeneratedRegex(
        """
            (?:^|[^a-z])(?:to|with|for|cc|bcc|and|tell|ask|let|send|give|pay|text|e?-?mail|message|notify|invite|remind|inform|update|forward)
            (?:\ the|\ my|\ our|\ this|\ that)?[ (]$
            |(?:[给給到在向往发發致让跟和与]|通知|告诉|提醒|邀请)(?:我|我们|你)?的?$
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Receiver();

    [GeneratedRegex(@"\G(?: (?:channel|group|team|list)\b| ?(?:群|频道|小组|组))", RegexOptions.CultureInvariant)]
    private static partial Regex Crowd();
}
