namespace Chela.Reading.Formats;

/// <summary>A paragraph of a document.</summary>
/// <param name="Text">Its text in one line.</param>
/// <param name="Heading">The marks of a heading, or nothing.</param>
/// <param name="Page">The page on which it begins.</param>
/// <param name="Size">The size of its letters.</param>
internal sealed record PdfParagraph(string Text, string Heading, int Page, double Size);
