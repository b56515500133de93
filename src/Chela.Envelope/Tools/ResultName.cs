namespace Chela.Envelope.Tools;

/// <summary>Where a name is found that a tool's result goes by: of whoever wrote it, or of somebody who may read it. Immutable.</summary>
public abstract record ResultName
{
    private ResultName() { }

    /// <summary>Always the same one.</summary>
    /// <param name="Name">The name.</param>
    public sealed record Fixed(string Name) : ResultName;

    /// <summary>In a field of each item: a text, a list of texts, or a record whose keys they are.</summary>
    /// <param name="Key">The field.</param>
    public sealed record Field(string Key) : ResultName;

    /// <summary>In an argument of the call: a text, or a list of texts.</summary>
    /// <param name="Parameter">The parameter.</param>
    /// <param name="Prefix">What goes before each: <c>#</c> makes the name of a group the reader that stands for it.</param>
    public sealed record Argument(string Parameter, string Prefix = "") : ResultName;
}
