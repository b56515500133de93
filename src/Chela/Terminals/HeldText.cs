using System.Text;

namespace Chela.Terminals;

/// <summary>
/// Holds back what a body tells while it only goes over its record: it was told before. What is held when something new happens is
/// dropped; what is held at the end is told, since then nothing else would be. Not thread-safe.
/// </summary>
/// <param name="inner">Where the rest goes.</param>
/// <param name="isRepeating">Whether the body still goes over its record.</param>
internal sealed class HeldText(TextWriter inner, Func<bool> isRepeating) : TextWriter
{
    private readonly StringBuilder _held = new();
    private bool _isFresh;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write($"{value}{Environment.NewLine}".AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        _isFresh = _isFresh || !isRepeating();
        if (!_isFresh)
        {
            _held.Append(buffer);
            return;
        }

        _held.Clear();
        inner.Write(buffer);
    }

    /// <summary>Tells what is held, and holds back no more: somebody is asked, or nothing new happened.</summary>
    public void Release()
    {
        if (!_isFresh && isRepeating())
        {
            inner.Write(_held.ToString());
        }

        _isFresh = true;
        _held.Clear();
    }
}
