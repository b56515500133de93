namespace Chela.Reading.Form;

/// <summary>The language of a digest file, or of a text in one.</summary>
public enum Language
{
    /// <summary>Chinese: <c>README.zh-CN.md</c>.</summary>
    Chinese,

    /// <summary>English: <c>README.md</c>. Of a text: anything that is not Chinese.</summary>
    English,
}
