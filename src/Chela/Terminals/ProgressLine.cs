namespace Chela.Terminals;

/// <summary>A line at the bottom of a terminal that says how far a verb is; it goes before anything else is printed.</summary>
internal sealed class ProgressLine(Terminal terminal, int count)
{
    private const int Longest = 60;

    private readonly bool _isShown = terminal.IsInteractive && count > 1;
    private int _done;

    /// <summary>Shows what is worked on next.</summary>
    public void Next(string name)
    {
        var done = Interlocked.Increment(ref _done);
        if (_isShown)
        {
            var shown = string.Concat(name.Where(c => !char.IsControl(c)));
            terminal.Error.Write(
                $"\r\e[K[{done}/{count}] {(shown.Length > Longest ? "…" + shown[^Longest..] : shown)}"
            );
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            terminal.Error.Write("\r\e[K");
        }
    }
}
