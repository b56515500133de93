using System.Text;

namespace Chela.Text;

/// <summary>Scripts of characters (UAX #24) and whether a text keeps to one (UTS #39, section 5.1).</summary>
public static class Scripts
{
    /// <summary>The script of a character; <see cref="Script.Unknown"/> where no character is assigned.</summary>
    public static Script Of(Rune rune) => (Script)Value(ScriptTable.ScriptStarts, ScriptTable.ScriptValues, rune.Value);

    /// <summary>
    /// The scripts that a character is used with (Script_Extensions): of most its own script alone, of U+30FC Hiragana
    /// and Katakana.
    /// </summary>
    public static ScriptSet ExtensionsOf(Rune rune)
    {
        var number = Value(ScriptTable.ExtensionStarts, ScriptTable.ExtensionValues, rune.Value);
        var set = default(ScriptSet);
        if (number == 0)
        {
            return set.With(Of(rune));
        }

        foreach (
            var script in ScriptTable.SetScripts[ScriptTable.SetOffsets[number]..ScriptTable.SetOffsets[number + 1]]
        )
        {
            set = set.With((Script)script);
        }

        return set;
    }

    /// <summary>
    /// The resolved script set: the scripts and writing systems in which the whole text can be written.
    /// <see cref="ScriptSet.All"/> where only Common and Inherited characters stand.
    /// </summary>
    public static ScriptSet Resolve(string text) =>
        text.EnumerateRunes().Aggregate(ScriptSet.All, (set, rune) => set.Intersect(Augmented(rune)));

    /// <summary>
    /// Whether the text keeps to one script or writing system: <c>日本語のテスト</c> does (Japanese), <c>pаypal</c> with a
    /// Cyrillic letter does not. Digits and punctuation go with every script.
    /// </summary>
    public static bool IsSingleScript(string text) => !Resolve(text).IsEmpty;

    private static ScriptSet Augmented(Rune rune)
    {
        var set = ExtensionsOf(rune);
        if (set.Contains(Script.Common) || set.Contains(Script.Inherited))
        {
            return ScriptSet.All;
        }

        if (set.Contains(Script.Han))
        {
            set = set.With(Script.HanWithBopomofo).With(Script.Japanese).With(Script.Korean);
        }

        if (set.Contains(Script.Hiragana) || set.Contains(Script.Katakana))
        {
            set = set.With(Script.Japanese);
        }

        if (set.Contains(Script.Hangul))
        {
            set = set.With(Script.Korean);
        }

        return set.Contains(Script.Bopomofo) ? set.With(Script.HanWithBopomofo) : set;
    }

    private static byte Value(ReadOnlySpan<int> starts, ReadOnlySpan<byte> values, int codePoint)
    {
        var at = starts.BinarySearch(codePoint);
        return values[at >= 0 ? at : ~at - 1];
    }
}
