using Chela.Envelope.Decisions;

namespace Chela.Envelope.Checks;

/// <summary>Check 1: the tool is declared and not forbidden, the effect is what the tool says, every value is labelled.</summary>
internal static class KnownCheck
{
    /// <summary>The most leaves that the arguments of an effect may have.</summary>
    public const int MostLeaves = 10_000;

    /// <summary>What is against it, or null.</summary>
    public static Finding? Of(Situation at)
    {
        if (at.Tool is not { } tool)
        {
            return Finding.Deny(Check.Known, "tool", $"There is no tool '{at.Effect.Tool}' in this task.");
        }

        if (
            tool.Kind != at.Effect.Kind
            || at.Effect.Arguments.Any(a => a.Role != tool.RoleOf(a.Name))
            || at.Effect.Arguments.Select(a => a.Name).Distinct().Count() < at.Effect.Arguments.Length
        )
        {
            return Finding.Deny(Check.Known, "declaration", $"The call is not what {tool.Name} declared of itself.");
        }

        if (at.Leaves.Length > MostLeaves)
        {
            return Finding.Deny(
                Check.Known,
                "size",
                $"Expected at most {MostLeaves} values in a call, found {at.Leaves.Length}."
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
            : null;
    }
}
