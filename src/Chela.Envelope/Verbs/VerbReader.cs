using System.Collections.Immutable;
using Chela.Envelope.Authorities;

namespace Chela.Envelope.Verbs;

/// <summary>
/// Finds the verbs by which an owner message asks for something. Negation, reported speech, questions about facts and words
/// that are to be written grant nothing.
/// </summary>
/// <remarks>
/// One walk over the tokens. English: a verb in its base form asks only in a place where a request is open: at the beginning
/// of a sentence, behind "please" or "could you", behind "and" when a request stands before it. Chinese: a verb asks unless its
/// clause is closed by a subject, a negation, a question word or 了. Where it is not plain, nothing is granted: the owner is
/// asked then.
/// </remarks>
public static class VerbReader
{
    /// <summary>The grants in order; none from what is cut.</summary>
    public static ImmutableArray<VerbGrant> Read(string text, ImmutableArray<CutSpan> cuts) =>
        new Walk(text, Tokenizer.Read(text, cuts)).Grants();

    /// <summary>Where text begins that the owner says somebody wrote ("here is the mail I got:"), in order.</summary>
    internal static List<int> Pasted(string text, ImmutableArray<CutSpan> cuts)
    {
        var walk = new Walk(text, Tokenizer.Read(text, cuts));
        walk.Grants();
        return walk.Pasted;
    }
}
