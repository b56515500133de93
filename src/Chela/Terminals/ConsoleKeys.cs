namespace Chela.Terminals;

/// <summary>The keys of this process's terminal; Ctrl-C is one of them while a line is read.</summary>
internal sealed class ConsoleKeys : LineEditor.IKeys
{
    /// <inheritdoc/>
    public bool IsAvailable => Console.KeyAvailable;

    /// <inheritdoc/>
    public ConsoleKeyInfo? Read()
    {
        var before = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        try
        {
            return Console.ReadKey(intercept: true);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
        finally
        {
            Console.TreatControlCAsInput = before;
        }
    }
}
