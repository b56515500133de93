namespace Chela.Reading.Notes;

/// <summary>
/// What the YAML parser throws by mistake besides its own exception: <c>[a\nb</c> ends in an invalid operation,
/// <c>a"{ ]]}  ]a{]]&amp;-{*:a}\n:</c> in a read past the end, other texts in an index out of range. The text stands in
/// memory, so that each of these says only that the parser cannot read it.
/// </summary>
public static class YamlSlip
{
    /// <summary>Whether it is the parser that could not go on, and not the process.</summary>
    /// <param name="exception">What the parser threw.</param>
    public static bool Is(Exception exception) =>
        exception is SystemException and not (OutOfMemoryException or OperationCanceledException);
}
