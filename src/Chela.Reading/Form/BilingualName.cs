namespace Chela.Reading.Form;

/// <summary>A name in both languages of a digest.</summary>
/// <param name="Chinese">As it stands in the Chinese file; also what identifies it.</param>
/// <param name="English">As it stands in the English file.</param>
public sealed record BilingualName(string Chinese, string English)
{
    /// <summary>A free name that is the same in both: a product, an event.</summary>
    public static BilingualName Free(string name) => new(name, name);

    /// <summary>The name in <paramref name="language"/>.</summary>
    public string In(Language language) => language == Language.Chinese ? Chinese : English;
}
