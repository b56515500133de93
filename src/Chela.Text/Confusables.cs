using System.Text;

namespace Chela.Text;

/// <summary>
/// Look-alikes (UTS #39, section 4). The data are Unicode's confusables as a list of pairs, which does not tell the
/// prototype of two; the tables take as prototype of all that are linked a sequence before a single character, then
/// ASCII, then the shorter, then the lower code point: <c>1</c> for <c>l I | 1</c>, <c>rn</c> for <c>m</c>. So a skeleton
/// here is not the one that another program makes; only two skeletons of this one compare.
/// </summary>
public static class Confusables
{
    /// <summary>
    /// What a text looks like: NFD, without characters that are not seen (Default_Ignorable_Code_Point), each replaced by
    /// its prototype, NFD. Upper and lower case stay apart. Not for showing. The skeleton of a skeleton is itself.
    /// </summary>
    public static string Skeleton(string text) =>
        Normalization.Nfd(ConfusableTable.Prototypes.Apply(WithoutIgnorable(Normalization.Nfd(text))));

    /// <summary>Whether a reader may take one text for the other; equal texts are.</summary>
    public static bool AreConfusable(string a, string b) => Skeleton(a) == Skeleton(b);

    private static string WithoutIgnorable(string text)
    {
        StringBuilder? seen = null;
        int length;
        for (var at = 0; at < text.Length; at += length)
        {
            if (IsIgnorable(CodePoints.At(text, at, out length)))
            {
                seen ??= new StringBuilder(text, 0, at, text.Length);
            }
            else
            {
                seen?.Append(text, at, length);
            }
        }

        return seen?.ToString() ?? text;
    }

    /// <summary>Whether a code point is not seen: Default_Ignorable_Code_Point.</summary>
    public static bool IsIgnorable(int codePoint)
    {
        var at = ConfusableTable.IgnorableStarts.BinarySearch(codePoint);
        at = at >= 0 ? at : ~at - 1;
        return at >= 0 && codePoint <= ConfusableTable.IgnorableEnds[at];
    }
}
