using System.Text;

namespace Chela.Reading.Form;

/// <summary>Tells Chinese text from other text, by its letters.</summary>
public static class TextLanguage
{
    /// <summary>The language that a note's <c>lang</c> names, or null if it names none.</summary>
    public static Language? Named(string? tag) =>
        tag?.Trim().Split('-', '_')[0] switch
        {
            null or "" => null,
            var name when name.Equals("zh", StringComparison.OrdinalIgnoreCase) => Language.Chinese,
            var name when name.Equals("cn", StringComparison.OrdinalIgnoreCase) => Language.Chinese,
            _ => Language.English,
        };

    /// <summary>
    /// Chinese if at least a sixth of the letters are Han and hardly any are kana; technical Chinese is full of Latin
    /// names, while Japanese is never without kana.
    /// </summary>
    public static Language Of(string text)
    {
        var (han, kana, other) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case >= 0x3040 and <= 0x30FF:
                    kana++;
                    break;
                case (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF):
                case >= 0x20000 and <= 0x3FFFF:
                    han++;
                    break;
                default:
                    other += Rune.IsLetter(rune) ? 1 : 0;
                    break;
            }
        }

        return han > 0 && kana * 10 < han && han * 6 >= han + other ? Language.Chinese : Language.English;
    }
}
