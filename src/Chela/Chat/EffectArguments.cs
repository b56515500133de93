using Chela.Envelope.Effects;

namespace Chela.Chat;

/// <summary>Puts values with their origins into effects.</summary>
internal static class EffectArguments
{
    /// <summary>The effect with another value for an argument.</summary>
    public static Effect WithArgument(this Effect effect, string name, Value value) =>
        effect with
        {
            Arguments = [.. effect.Arguments.Select(a => a.Name == name ? a with { Value = value } : a)],
        };
}
