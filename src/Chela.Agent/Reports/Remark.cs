namespace Chela.Agent.Reports;

/// <summary>One thing a run has to say about its input: what, where, and what the owner can do.</summary>
/// <param name="File">The file it is about, or null.</param>
/// <param name="Line">1-based line in that file, or null.</param>
/// <param name="Column">1-based column in that line, in characters, or null.</param>
/// <param name="Message">What was found; a clause without a full stop.</param>
/// <param name="Advice">What to do about it, or null where nothing need be done.</param>
public sealed record Remark(string? File, int? Line, int? Column, string Message, string? Advice)
{
    /// <summary><c>file:line:column: message; advice</c>, as far as each is known: one line.</summary>
    public override string ToString()
    {
        var place = (File, Line, Column) switch
        {
            (null, _, _) => "",
            (_, null, _) => $"{File}: ",
            (_, _, null) => $"{File}:{Line}: ",
            _ => $"{File}:{Line}:{Column}: ",
        };
        // What a tool or the envelope said is a sentence.
        return Advice is null ? place + Message : $"{place}{Message.TrimEnd('.')}; {Advice}";
    }
}
