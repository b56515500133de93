using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Checks;

/// <summary>An argument's value, or one of those inside it.</summary>
/// <param name="Path">Where it stands: <c>to.0</c>.</param>
/// <param name="Parameter">The argument's name.</param>
/// <param name="Role">The argument's role.</param>
/// <param name="Value">The value: no list and no record.</param>
/// <param name="Label">The join of what its origins say, or the value's own label where it has no origin.</param>
internal sealed record Leaf(string Path, string Parameter, ParameterRole Role, Value Value, Label Label)
{
    /// <summary>Whether it says where something goes.</summary>
    public bool IsDestination => Role is ParameterRole.Destination or ParameterRole.Undeclared;

    /// <summary>Whether it is what goes there.</summary>
    public bool IsContent => Role is ParameterRole.Content or ParameterRole.Undeclared;

    /// <summary>Whether there is nothing in it that could be grounded or sent.</summary>
    public bool IsEmpty =>
        Value is Value.Nothing || (Value is Value.Text text && string.IsNullOrWhiteSpace(text.Content));

    /// <summary>Its value as the owner would write it.</summary>
    public string Shown => ValueText.Of(Value);
}
