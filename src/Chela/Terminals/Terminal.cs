using System.Text;

namespace Chela.Terminals;

/// <summary>
/// Where a verb writes: results to standard output, everything else to standard error. Colour only on a terminal that
/// wants it (https://no-color.org).
/// </summary>
internal sealed class Terminal(
    TextWriter output,
    TextWriter error,
    bool outputColour,
    bool errorColour,
    bool isInteractive
)
{
    /// <summary>That of this process.</summary>
    public static Terminal OfProcess()
    {
        var wantsColour =
            string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        return new Terminal(
            Console.Out,
            Console.Error,
            wantsColour && !Console.IsOutputRedirected,
            wantsColour && !Console.IsErrorRedirected,
            !Console.IsInputRedirected && !Console.IsErrorRedirected
        );
    }

    /// <summary>One that nobody sees.</summary>
    public static Terminal Silent() => new(TextWriter.Null, TextWriter.Null, false, false, false);

    /// <summary>This one for a body that runs again: what it tells while it only goes over its record is held back.</summary>
    public Terminal HoldingWhile(Func<bool> isRepeating) =>
        new(
            new HeldText(output, isRepeating),
            new HeldText(error, isRepeating),
            outputColour,
            errorColour,
            isInteractive
        )
        {
            Calls = Calls,
        };

    /// <summary>This one for a chat, in which commands are called by a slash.</summary>
    public Terminal InChat() => new(output, error, outputColour, errorColour, isInteractive) { Calls = "/" };

    /// <summary>What stands before the name of a command where it can be called.</summary>
    public string Calls { get; private init; } = "chela ";

    /// <summary>Tells what is held back.</summary>
    public void Release()
    {
        (output as HeldText)?.Release();
        (error as HeldText)?.Release();
    }

    /// <summary>Standard output.</summary>
    public TextWriter Output => output;

    /// <summary>Standard error.</summary>
    public TextWriter Error => error;

    /// <summary>Whether somebody sits there who can answer.</summary>
    public bool IsInteractive => isInteractive;

    /// <summary>A line of the result.</summary>
    public void Print(string line) => output.WriteLine(line);

    /// <summary>An error: what was expected, what was found, where, what to do.</summary>
    public void PrintError(string message) => error.WriteLine($"{Paint("error:", Colour.Red, errorColour)} {message}");

    /// <summary>An error after which nothing more is said, not even that this one could not be.</summary>
    public void PrintLastError(string message)
    {
        try
        {
            PrintError(message);
        }
        catch (IOException)
        {
            // The exit code is all that is left to tell.
        }
    }

    /// <summary>A warning.</summary>
    public void PrintWarning(string message) =>
        error.WriteLine($"{Paint("warning:", Colour.Yellow, errorColour)} {message}");

    /// <summary>Colours a part of the result.</summary>
    public string Painted(string text, Colour colour) => Paint(text, colour, outputColour);

    /// <summary>Asks a question on standard error and reads a line; null at the end of the input.</summary>
    public string? Ask(string question)
    {
        Release();
        error.Write(question + " ");
        return Console.In.ReadLine();
    }

    /// <summary>Asks for a line that nobody else is to see, on standard error; null if it was given up.</summary>
    public string? AskSecret(string question)
    {
        error.Write(question + " ");
        var line = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    error.WriteLine();
                    return line.ToString();
                case ConsoleKey.Escape:
                    error.WriteLine();
                    return null;
                case ConsoleKey.Backspace:
                    line.Length = Math.Max(0, line.Length - 1);
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        line.Append(key.KeyChar);
                    }

                    break;
            }
        }
    }

    /// <summary>Asks a question that only a yes answers with yes.</summary>
    public bool Confirm(string question) => Ask($"{question} [y/N]") is { } answer && IsYes(answer);

    /// <summary>Whether an answer is a yes.</summary>
    public static bool IsYes(string answer) => answer.Trim() is "y" or "Y" or "yes" or "Yes" or "是";

    private static string Paint(string text, Colour colour, bool isOn) => isOn ? $"\e[{(int)colour}m{text}\e[0m" : text;
}
