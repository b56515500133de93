namespace Chela.Reading.Markup;

/// <summary>Splits a text into lines, telling which belong to fenced code.</summary>
public static class MarkdownLines
{
    /// <summary>The lines of <paramref name="text"/>; CR LF and LF end one. A last empty line is none.</summary>
    public static IEnumerable<TextLine> Of(string text)
    {
        var fence = new CodeFence();
        var number = 1;
        for (var at = 0; at < text.Length; number++)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            var line = text[at..(end > at && text[end - 1] == '\r' ? end - 1 : end)];
            yield return new TextLine(number, at, line, fence.Take(line));
            at = end + 1;
        }
    }
}
