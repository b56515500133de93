using System.Text;

namespace Chela.Faults;

/// <summary>Hands each line on as soon as it is whole, with what it is before it.</summary>
internal sealed class PrefixedLines(TextWriter output, string prefix) : TextWriter
{
    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public override Encoding Encoding => output.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value != '\n')
        {
            _line.Append(value);
            return;
        }

        lock (output)
        {
            output.WriteLine(prefix + _line);
            output.Flush();
        }

        _line.Clear();
    }
}
