namespace Chela.Reading.Excerpts;

/// <summary>What a character of a text is to its reader.</summary>
[Flags]
internal enum TextTraits : byte
{
    /// <summary>Prose.</summary>
    None = 0,

    /// <summary>Part of a link.</summary>
    Link = 1,

    /// <summary>Code.</summary>
    Code = 2,

    /// <summary>Marked by the owner.</summary>
    Marked = 4,

    /// <summary>Part of a wikilink, a task or a field.</summary>
    Aside = 8,

    /// <summary>A formula in TeX, with the marks around it.</summary>
    Math = 16,
}
