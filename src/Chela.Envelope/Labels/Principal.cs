namespace Chela.Envelope.Labels;

/// <summary>Someone or something that can receive a value: the owner, an address, a host, a model endpoint.</summary>
/// <param name="Name">Its canonical name: <c>owner</c>, <c>ann@example.org</c>, <c>example.org</c>.</param>
public readonly record struct Principal(string Name)
{
    /// <summary>The owner of this agent.</summary>
    public static Principal Owner { get; } = new("owner");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
