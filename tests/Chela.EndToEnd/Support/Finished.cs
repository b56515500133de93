using System.Text.RegularExpressions;

namespace Chela.EndToEnd.Support;

/// <summary>How a program ended.</summary>
/// <param name="Command">What ran, for messages.</param>
/// <param name="Code">Its exit code; 128 + the signal that ended it.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed partial record Finished(string Command, int Code, string Output, string Error)
{
    /// <summary>Checks the exit code; a message that shows everything if it is another one.</summary>
    public Finished Expect(int code)
    {
        Assert.True(Code == code, $"expected exit {code}, found {this}");
        return this;
    }

    /// <summary>The output's lines.</summary>
    public string[] Lines => Output.TrimEnd('\n').Split('\n');

    /// <summary>The one line of standard error; everything there is if it is not one.</summary>
    public string OnlyError
    {
        get
        {
            Assert.True(
                Error.TrimEnd('\n').Split('\n') is [{ Length: > 0 }],
                $"expected one line of error, found {this}"
            );
            return Error.TrimEnd('\n');
        }
    }

    /// <summary>What a person at the terminal sees of the output: no codes of colour or keys, no carriage returns.</summary>
    public string Seen => TerminalCode().Replace(Output, "").Replace("\r", "", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"exit {Code} of {Command}\n--- output\n{Output}\n--- error\n{Error}";

    [GeneratedRegex(@"\x1b(\[[0-9;?]*[a-zA-Z]|[=>])", RegexOptions.CultureInvariant)]
    private static partial Regex TerminalCode();
}
