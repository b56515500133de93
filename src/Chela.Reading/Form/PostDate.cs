namespace Chela.Reading.Form;

/// <summary>How the date of a post is written (SPEC, chapter 5).</summary>
public enum PostDate
{
    /// <summary><c>2026-02-17</c>: the UTC date, up to 2026-W16.</summary>
    Iso,

    /// <summary><c>6:31 PM · Apr 25, 2026</c>: as X shows it, at UTC+8, since 2026-W17.</summary>
    Interface,
}
