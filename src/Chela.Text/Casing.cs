using System.Text;

namespace Chela.Text;

/// <summary>Case mapping of Unicode (chapter 3.13), without any culture.</summary>
public static class Casing
{
    /// <summary>
    /// Lower case, by the full mapping of SpecialCasing.txt where it does not depend on language or context. The same
    /// instance if nothing changes; unpaired surrogates stay.
    /// </summary>
    public static string ToLower(string text) => Ascii.IsValid(text) ? LowerAscii(text) : CaseTable.Lower.Apply(text);

    /// <summary>Lower case of a text in ASCII; the same instance if nothing changes.</summary>
    internal static string LowerAscii(string text) =>
        text.AsSpan().ContainsAnyInRange('A', 'Z')
            ? string.Create(text.Length, text, (to, from) => Ascii.ToLower(from, to, out _))
            : text;
}
