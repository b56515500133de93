using Chela.Terminals;
using Chela.Text;

namespace Chela.Chat;

/// <summary>Prints a reply for a person: what was done, out of the journal, apart from the words.</summary>
internal sealed class ReplyPrinter(Terminal terminal)
{
    /// <summary>Prints it.</summary>
    public void Print(ChatReply reply)
    {
        if (reply.Text.Length > 0)
        {
            var markdown = new MarkdownText(terminal);
            foreach (var line in reply.Text.Split('\n'))
            {
                terminal.Print(markdown.Line(line));
            }
        }

        Print("done", Colour.Green, reply.Done);
        Print("in doubt", Colour.Yellow, reply.InDoubt);
        Print("not done", Colour.Yellow, reply.NotDone);
        Print("said, but no act of it is on record", Colour.Red, reply.Unmatched);
        if (reply.Status != ChatReply.DoneWord)
        {
            terminal.Print(terminal.Painted($"[{reply.Status}]", Colour.Yellow));
        }
    }

    private void Print(string what, Colour colour, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            terminal.Print($"{terminal.Painted(what + ":", colour)} {PlainText.Of(line)}");
        }
    }
}
