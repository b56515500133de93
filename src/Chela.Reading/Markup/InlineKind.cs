namespace Chela.Reading.Markup;

/// <summary>What an <see cref="InlineSpan"/> is.</summary>
public enum InlineKind
{
    /// <summary><c>[[…]]</c></summary>
    WikiLink,

    /// <summary><c>![[…]]</c></summary>
    Embed,

    /// <summary><c>[text](target)</c></summary>
    Link,

    /// <summary><c>![text](target)</c></summary>
    Image,

    /// <summary><c>%%…%%</c>, which Obsidian shows to nobody but the writer.</summary>
    Comment,
}
