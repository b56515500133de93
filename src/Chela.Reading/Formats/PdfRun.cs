namespace Chela.Reading.Formats;

/// <summary>A run of lines of a page that belong together.</summary>
/// <param name="Lines">Its lines, from top to bottom.</param>
/// <param name="Left">Where each line begins.</param>
/// <param name="Size">The size of most of its letters, in points.</param>
/// <param name="IsBold">Whether most of its letters are bold.</param>
/// <param name="IsMargin">Whether it stands where pages have their headers and footers.</param>
/// <param name="Page">The number of the page.</param>
internal sealed record PdfRun(
    IReadOnlyList<string> Lines,
    IReadOnlyList<double> Left,
    double Size,
    bool IsBold,
    bool IsMargin,
    int Page
)
{
    /// <summary>Its text in one line.</summary>
    public string Text { get; } = PdfText.Joined(Lines);
}
