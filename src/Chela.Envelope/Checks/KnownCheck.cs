using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Checks;

/// <summary>
/// Check 1: the tool is declared and not forbidden, the effect is what the tool says, every value is labelled; and a job acts
/// in a place of its manifest.
/// </summary>
internal static class KnownCheck
{
    /// <summary>The most leaves that the arguments of an effect may have.</summary>
    public const int MostLeaves = 10_000;

    /// <summary>The longest name of a field inside an argument.</summary>
    public const int LongestKey = 40;

    /// <summary>What is against it, or null.</summary>
    public static Finding? Of(Situation at)
    {
        if (at.Tool is not { } tool)
        {
            return Finding.Deny(Check.Known, "tool", $"There is no tool '{at.Effect.Tool}' in this task.");
        }

        if (tool.Kind != at.Effect.Kind || !AreDeclared(at.Effect, tool) || HasTwice(at.Effect))
        {
            return Finding.Deny(Check.Known, "declaration", $"The call is not what {tool.Name} declared of itself.");
        }

        if (at.Leaves.Count > MostLeaves)
        {
            return Finding.Deny(
                Check.Known,
                "size",
                $"Expected at most {MostLeaves} values in a call, found {at.Leaves.Count}."
            );
        }

        if (at.StrangeKey is { } key)
        {
            return Finding.Deny(
                Check.Known,
                "key",
                $"Expected names of fields of up to {LongestKey} letters, digits and .-_ in the arguments, found '{key}'."
            );
        }

        if (!at.IsLabelled)
        {
            return Finding.Deny(
                Check.Known,
                "origin",
                "An origin names a message or a result that this task does not have."
            );
        }

        return at.Rule is { Verdict: Verdict.Deny } rule
            ? Finding.Deny(Check.Known, rule.Name, $"Your policy forbids it ({rule.Name}).")
            : JobPlaces.Outside(at);
    }

    /// <summary>Whether a key says which field it is and no more: keys have no label.</summary>
    public static bool IsFieldName(string key) =>
        key.Length is > 0 and <= LongestKey && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');

    private static bool AreDeclared(Effect effect, ToolDeclaration tool)
    {
        foreach (var argument in effect.Arguments)
        {
            if (argument.Role != tool.RoleOf(argument.Name))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasTwice(Effect effect)
    {
        const int few = 4;
        if (effect.Arguments.Length > few)
        {
            return effect.Arguments.DistinctBy(a => a.Name).Count() < effect.Arguments.Length;
        }

        for (var at = 1; at < effect.Arguments.Length; at++)
        {
            for (var before = 0; before < at; before++)
            {
                if (effect.Arguments[before].Name == effect.Arguments[at].Name)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
