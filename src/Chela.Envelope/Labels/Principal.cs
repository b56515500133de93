using Chela.Text;

namespace Chela.Envelope.Labels;

/// <summary>Someone or something that can receive a value: the owner, an address, a host, a model endpoint.</summary>
/// <param name="Name">Its canonical name: <c>owner</c>, <c>ann@example.org</c>, <c>example.org</c>.</param>
public readonly record struct Principal(string Name)
{
    /// <summary>The owner of this agent.</summary>
    public static Principal Owner { get; } = new("owner");

    /// <summary>
    /// The models that the owner lets see what is his own: a reader of what may go to them, but not to everyone. No name that
    /// somebody wrote is this one.
    /// </summary>
    public static Principal Models { get; } = new("the owner's models ");

    /// <summary>The principal of a name as somebody wrote it: case and width do not count, look-alikes are others.</summary>
    public static Principal Of(string name) => new(Canonical(name));

    /// <summary>The form in which names are compared.</summary>
    public static string Canonical(string name) => CaseFolding.Fold(Normalization.Nfkc(name)).Trim();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
