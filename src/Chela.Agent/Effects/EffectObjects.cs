using Chela.Envelope.Effects;

namespace Chela.Agent.Effects;

/// <summary>What an effect is about, as texts: places, addresses, ids, amounts.</summary>
public static class EffectObjects
{
    /// <summary>The leaves of the arguments in these roles, in the tool's order.</summary>
    public static IEnumerable<string> Of(Effect effect, params ParameterRole[] roles) =>
        effect
            .Arguments.Where(a => roles.Contains(a.Role))
            .SelectMany(a => ValueTree.Leaves(a.Name, a.Value))
            .Select(l => ValueText.Of(l.Leaf));
}
