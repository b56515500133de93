namespace Chela.Text;

/// <summary>Case mapping of Unicode (chapter 3.13), without any culture.</summary>
public static class Casing
{
    /// <summary>
    /// Lower case, by the full mapping of SpecialCasing.txt where it does not depend on language or context. The same
    /// instance if nothing changes; unpaired surrogates stay.
    /// </summary>
    public static string ToLower(string text) => CaseTable.Lower.Apply(text);
}
