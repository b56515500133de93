using System.Globalization;
using System.Text;

namespace Chela.Terminals;

/// <summary>
/// Reads lines that the owner types: with a history, the keys that shells know, and pasted text told apart from typed one (bracketed paste of
/// xterm). The line is shown on one row, as much of it as fits. Not thread-safe.
/// </summary>
/// <param name="output">The terminal.</param>
/// <param name="keys">Its keys.</param>
/// <param name="width">Its width in columns.</param>
internal sealed class LineEditor(TextWriter output, LineEditor.IKeys keys, Func<int> width)
{
    /// <summary>Makes the terminal mark what is pasted.</summary>
    public const string MarkPastes = "\e[?2004h";

    /// <summary>Makes it mark that no more.</summary>
    public const string LeavePastes = "\e[?2004l";

    private const string PasteBegins = "[200~";
    private const string PasteEnds = "\e[201~";

    private readonly List<string> _history = [];
    private readonly StringBuilder _line = new();
    private int _at;

    /// <summary>What was read.</summary>
    /// <param name="Text">What was typed; null at the end of the input.</param>
    /// <param name="Pastes">What was pasted and is too long for a line.</param>
    public sealed record Line(string? Text, IReadOnlyList<string> Pastes);

    /// <summary>The keys of a terminal.</summary>
    public interface IKeys
    {
        /// <summary>Whether one was pressed that was not read.</summary>
        bool IsAvailable { get; }

        /// <summary>Waits for the next one; null at the end of the input.</summary>
        ConsoleKeyInfo? Read();
    }

    /// <summary>Puts lines into the history, the oldest first.</summary>
    public void Remember(IEnumerable<string> lines) => _history.AddRange(lines.Where(l => l.Length > 0));

    /// <summary>Reads a line.</summary>
    /// <param name="prompt">What stands before it.</param>
    /// <param name="isPaste">Whether a pasted text is kept apart from the line.</param>
    public Line Read(string prompt, Func<string, bool> isPaste)
    {
        _line.Clear();
        _at = 0;
        var (recalled, typed) = (_history.Count, "");
        var pastes = new List<string>();
        while (true)
        {
            Show(prompt);
            if (keys.Read() is not { } key)
            {
                output.Write("\r\n");
                return new Line(_line.Length > 0 ? _line.ToString() : null, pastes);
            }

            switch (key)
            {
                case { Key: ConsoleKey.Enter }:
                    output.Write("\r\n");
                    var text = _line.ToString();
                    Remember([text]);
                    return new Line(text, pastes);
                case { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control }
                    when _line.Length == 0 && pastes.Count == 0:
                    output.Write("\r\n");
                    return new Line(null, []);
                case { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control }:
                    output.Write("^C\r\n");
                    return new Line("", []);
                case { KeyChar: '\e' } or { Key: ConsoleKey.Escape } when keys.IsAvailable:
                    if (Paste() is { } pasted)
                    {
                        if (isPaste(pasted))
                        {
                            pastes.Add(pasted);
                            output.Write($"\r\e[K[pasted: {pasted.Length} characters, words of others]\r\n");
                        }
                        else
                        {
                            Insert(pasted.ReplaceLineEndings(" "));
                        }
                    }

                    break;
                case { Key: ConsoleKey.UpArrow } when recalled > 0:
                    typed = recalled == _history.Count ? _line.ToString() : typed;
                    Put(_history[--recalled]);
                    break;
                case { Key: ConsoleKey.DownArrow } when recalled < _history.Count:
                    Put(++recalled == _history.Count ? typed : _history[recalled]);
                    break;
                default:
                    Edit(key);
                    break;
            }
        }
    }

    private void Edit(ConsoleKeyInfo key)
    {
        switch (key)
        {
            case { Key: ConsoleKey.LeftArrow } or { Key: ConsoleKey.B, Modifiers: ConsoleModifiers.Control }:
                _at = Before(_at);
                break;
            case { Key: ConsoleKey.RightArrow } or { Key: ConsoleKey.F, Modifiers: ConsoleModifiers.Control }:
                _at = After(_at);
                break;
            case { Key: ConsoleKey.Home } or { Key: ConsoleKey.A, Modifiers: ConsoleModifiers.Control }:
                _at = 0;
                break;
            case { Key: ConsoleKey.End } or { Key: ConsoleKey.E, Modifiers: ConsoleModifiers.Control }:
                _at = _line.Length;
                break;
            case { Key: ConsoleKey.Backspace }:
                Delete(Before(_at), _at);
                break;
            case { Key: ConsoleKey.Delete } or { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control }:
                Delete(_at, After(_at));
                break;
            case { Key: ConsoleKey.U, Modifiers: ConsoleModifiers.Control }:
                Delete(0, _at);
                break;
            case { Key: ConsoleKey.K, Modifiers: ConsoleModifiers.Control }:
                Delete(_at, _line.Length);
                break;
            case { Key: ConsoleKey.W, Modifiers: ConsoleModifiers.Control }:
                Delete(WordBefore(), _at);
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                {
                    Insert(key.KeyChar.ToString());
                }

                break;
        }
    }

    /// <summary>The text that is pasted, once its beginning was read; null if something else began so.</summary>
    private string? Paste()
    {
        foreach (var c in PasteBegins)
        {
            if (!keys.IsAvailable || keys.Read() is not { } key || key.KeyChar != c)
            {
                return null;
            }
        }

        var pasted = new StringBuilder();
        while (keys.Read() is { } key)
        {
            pasted.Append(key.Key == ConsoleKey.Enter ? '\n' : key.KeyChar);
            if (
                key.KeyChar == '~'
                && pasted.Length >= PasteEnds.Length
                && pasted.ToString(pasted.Length - PasteEnds.Length, PasteEnds.Length) == PasteEnds
            )
            {
                return pasted.ToString(0, pasted.Length - PasteEnds.Length);
            }
        }

        return pasted.ToString();
    }

    private void Put(string line)
    {
        _line.Clear().Append(line);
        _at = _line.Length;
    }

    private void Insert(string text)
    {
        _line.Insert(_at, text);
        _at += text.Length;
    }

    private void Delete(int from, int to)
    {
        _line.Remove(from, to - from);
        _at = from;
    }

    private int Before(int at) => at == 0 ? 0 : StringInfo.ParseCombiningCharacters(_line.ToString()).Last(i => i < at);

    private int After(int at) =>
        at == _line.Length ? at : at + StringInfo.GetNextTextElementLength(_line.ToString(), at);

    private int WordBefore()
    {
        var at = _at;
        while (at > 0 && _line[at - 1] == ' ')
        {
            at--;
        }

        while (at > 0 && _line[at - 1] != ' ')
        {
            at--;
        }

        return at;
    }

    /// <summary>Shows as much of the line as there is room for, with the cursor in it.</summary>
    private void Show(string prompt)
    {
        var line = _line.ToString();
        var room = Math.Max(8, width() - DisplayWidth.Of(prompt) - 1);
        var from = 0;
        while (DisplayWidth.Of(line[from.._at]) > room)
        {
            from += StringInfo.GetNextTextElementLength(line, from);
        }

        var to = line.Length;
        while (DisplayWidth.Of(line[from..to]) > room)
        {
            to--;
        }

        output.Write($"\r\e[K{prompt}{line[from..to]}");
        var back = DisplayWidth.Of(line[_at..Math.Max(_at, to)]);
        if (back > 0)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"\e[{back}D"));
        }

        output.Flush();
    }
}
