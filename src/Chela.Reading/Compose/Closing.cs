using System.Collections.Immutable;
using Chela.Reading.Markup;

namespace Chela.Reading.Compose;

/// <summary>Closes what a note left open and what would otherwise swallow the entries below it.</summary>
internal static class Closing
{
    /// <summary>The lines with an open code fence closed and an open HTML comment made text.</summary>
    /// <param name="lines">The lines of an entry.</param>
    /// <param name="report">Told what was closed.</param>
    public static ImmutableArray<string> Close(IReadOnlyList<string> lines, Action<string> report)
    {
        var fence = new CodeFence();
        var comment = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (fence.Take(lines[i]))
            {
                continue;
            }

            var opens = lines[i].LastIndexOf("<!--", StringComparison.Ordinal);
            var closes = lines[i].LastIndexOf("-->", StringComparison.Ordinal);
            comment =
                opens > closes ? (comment < 0 ? i : comment)
                : closes >= 0 ? -1
                : comment;
        }

        var closed = lines.ToImmutableArray();
        if (comment >= 0)
        {
            report("a comment '<!--' does not end: shown as text");
            closed = closed.SetItem(comment, lines[comment].Replace("<!--", "&lt;!--", StringComparison.Ordinal));
        }

        if (fence.IsOpen)
        {
            report("a code block does not end: closed");
            closed = closed.Add(fence.Closing);
        }

        return closed;
    }
}
