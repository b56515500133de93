using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Checks;

/// <summary>An argument's value, or one of those inside it.</summary>
/// <param name="path">Where it stands: <c>to.0</c>.</param>
/// <param name="argument">The argument.</param>
/// <param name="value">The value: no list and no record.</param>
/// <param name="label">The join of what its origins say, or the value's own label where it has no origin.</param>
internal sealed class Leaf(string path, Argument argument, Value value, Label label)
{
    private Witness? _witness;
    private bool _isSought;

    /// <summary>Where it stands: <c>to.0</c>.</summary>
    public string Path => path;

    /// <summary>The argument's name.</summary>
    public string Parameter => argument.Name;

    /// <summary>The argument's role.</summary>
    public ParameterRole Role => argument.Role;

    /// <summary>The value itself.</summary>
    public Value Value => value;

    /// <summary>Where it came from and who may see it.</summary>
    public Label Label => label;

    /// <summary>Whether it says where something goes.</summary>
    public bool IsDestination => Role is ParameterRole.Destination or ParameterRole.Undeclared;

    /// <summary>Whether it is what goes there.</summary>
    public bool IsContent => Role is ParameterRole.Content or ParameterRole.Undeclared;

    /// <summary>Whether there is nothing in it that could be grounded or sent.</summary>
    public bool IsEmpty =>
        Value is Value.Nothing || (Value is Value.Text text && string.IsNullOrWhiteSpace(text.Content));

    /// <summary>Whether it is left out, and so tells nobody anything: blanks could.</summary>
    public bool IsNothing => Value is Value.Nothing or Value.Text { Content: "" };

    /// <summary>Its value as the owner would write it.</summary>
    public string Shown => ValueText.Of(Value);

    /// <summary>What grounds it, searched for once; null if nothing does.</summary>
    public Witness? WitnessIn(Situation at)
    {
        if (!_isSought)
        {
            (_witness, _isSought) = (Grounds.Find(at, this), true);
        }

        return _witness;
    }
}
