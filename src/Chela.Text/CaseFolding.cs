using System.Text;

namespace Chela.Text;

/// <summary>Makes texts comparable that differ in case only (Unicode, chapter 3.13; CaseFolding.txt, C and F).</summary>
public static class CaseFolding
{
    /// <summary>
    /// The full case folding: <c>Straße</c> and <c>STRASSE</c> become <c>strasse</c>. The same instance if nothing
    /// changes; unpaired surrogates stay. The result is for comparing, not for showing, and need not be normalized.
    /// </summary>
    public static string Fold(string text) =>
        Ascii.IsValid(text) ? Casing.LowerAscii(text) : CaseTable.Folded.Apply(text);
}
