using Chela.Envelope.Decisions;

namespace Chela.Envelope.Checks;

/// <summary>Check 4: where the branch that led here depended on an untrusted value, what goes out or cannot be undone is asked.</summary>
internal static class ControlCheck
{
    /// <summary>What is against it, or null.</summary>
    public static Finding? Of(Situation at)
    {
        if (!at.IsGrave || at.Standing is not null)
        {
            return null;
        }

        foreach (var reference in at.Effect.Control)
        {
            if (Provenance.LabelOf(reference, at.Authority) is { IsTrusted: false } label)
            {
                return Finding.Ask(
                    Check.Control,
                    "branch",
                    $"Whether to do this was decided by {reference}, which came from {string.Join(", ", label.Sources)}."
                );
            }
        }

        return null;
    }
}
