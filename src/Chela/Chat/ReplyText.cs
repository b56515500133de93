using System.Text;
using Chela.Envelope.Effects;
using Chela.Memory.Handles;

namespace Chela.Chat;

/// <summary>A planner's words as the owner gets them: handles become what they stand for, marked as words of others.</summary>
internal static class ReplyText
{
    private const int LongestInLine = 200;

    /// <summary>The words with content in the place of handles.</summary>
    public static Value.Text Of(Value.Text written, HandleShelf handles)
    {
        var (text, label) = (new StringBuilder(), written.Label);
        foreach (var piece in HandleText.Split(written.Content, handles))
        {
            var value = piece.Handle?.Value is { } whole ? ValueTree.At(whole, piece.Path).FirstOrDefault() : null;
            text.Append(
                value is not null ? Marked(HandleText.Show(value), text)
                : piece.Handle is not null ? $"[no longer kept: {piece.Text}]"
                : HandleText.Marked(piece.Text, name => $"[no such handle: {name}]")
            );
            label = value is null ? label : label.Join(value.Label);
        }

        return new Value.Text(text.ToString(), label);
    }

    /// <summary>In quotes, or line by line behind the mark of a quotation.</summary>
    private static string Marked(string content, StringBuilder before)
    {
        if (content.Length <= LongestInLine && !content.Contains('\n', StringComparison.Ordinal))
        {
            return $"“{content}”";
        }

        var start = before.Length == 0 || before[^1] == '\n' ? "" : "\n";
        return $"{start}> {content.ReplaceLineEndings("\n> ")}\n";
    }
}
