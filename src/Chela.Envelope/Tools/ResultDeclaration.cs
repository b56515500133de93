using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Tools;

/// <summary>
/// What a tool says of its results: which parts others may have written and under which source, and who may read them. What is
/// not said gets the stricter answer: all of it is untrusted, comes from the tool, and is for the owner alone. Names that
/// stand in fields are looked for in each item: the record that the result is, or each record in the list that it is.
/// Immutable and thread-safe.
/// </summary>
public sealed record ResultDeclaration
{
    /// <summary>What holds for a tool that says nothing.</summary>
    public static ResultDeclaration Undeclared { get; } = new();

    /// <summary>
    /// Paths of the parts that others may have written, all that is below them included; <c>*</c> is every item or field. Empty
    /// if nobody but the owner and the tool's own program writes to the results.
    /// </summary>
    public ImmutableArray<ValuePath> Untrusted { get; init; } = [ValuePath.Whole];

    /// <summary>What kind of source these parts have. A kind that is trusted is none for them: then it is the tool.</summary>
    public SourceKind Source { get; init; } = SourceKind.Tool;

    /// <summary>Which sources: all names that are found, of <see cref="SourceKind.Web"/> the hosts; the tool where none is.</summary>
    public ImmutableArray<ResultName> SourceNames { get; init; } = [];

    /// <summary>Whether anybody may read the results, so that <see cref="Readers"/> do not matter.</summary>
    public bool IsForEveryone { get; init; }

    /// <summary>Who may read an item besides the owner, such as a mail's participants; nobody where no name is found.</summary>
    public ImmutableArray<ResultName> Readers { get; init; } = [];

    /// <summary>Puts these labels on a result. Pure: those that it has stay, and are joined with them.</summary>
    /// <param name="call">The call that returned it.</param>
    /// <param name="result">The result, all of it labelled <see cref="Label.Public"/> if nothing else is known of it.</param>
    /// <returns>The same value; what holds other values bears the join of their labels.</returns>
    public Value Labelled(Effect call, Value result) => new ResultLabels(this, call).On(result);
}
