using System.Text;

namespace Chela.Text;

/// <summary>Case mapping of Unicode (chapter 3.13), without any culture.</summary>
public static class Casing
{
    /// <summary>Lower case, by the full mapping of SpecialCasing.txt where it does not depend on language or context.</summary>
    public static string ToLower(string text)
    {
        var lower = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value == 0x130 ? lower.Append("i\u0307") : lower.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return lower.ToString();
    }
}
