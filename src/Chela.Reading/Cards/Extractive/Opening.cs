namespace Chela.Reading.Cards.Extractive;

/// <summary>What the first words of a sentence say of it.</summary>
[Flags]
internal enum Opening
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It speaks of what was said just before, or goes on from it.</summary>
    LeansBack = 1,

    /// <summary>It speaks with its reader.</summary>
    Chatter = 2,

    /// <summary>It is about the page, its writer, or what to do on it.</summary>
    AboutPage = 4,

    /// <summary>It may be the caption of a picture, if a number or colon follows.</summary>
    Caption = 8,
}
