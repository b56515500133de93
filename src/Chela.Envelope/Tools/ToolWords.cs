using System.Collections.Immutable;
using Chela.Text;

namespace Chela.Envelope.Tools;

/// <summary>Takes a tool's name apart: <c>send_email</c>, <c>files.read</c>, <c>createCalendarEvent</c>.</summary>
public static class ToolWords
{
    /// <summary>The words in order, lower case.</summary>
    public static ImmutableArray<string> Of(string name)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        for (var at = 0; at <= name.Length; at++)
        {
            var isBreak = at == name.Length || !char.IsLetterOrDigit(name[at]);
            var isHump = !isBreak && at > start && char.IsUpper(name[at]) && !char.IsUpper(name[at - 1]);
            if ((isBreak || isHump) && at > start)
            {
                words.Add(Casing.ToLower(name[start..at]));
            }

            start =
                isBreak ? at + 1
                : isHump ? at
                : start;
        }

        return words.ToImmutable();
    }
}
