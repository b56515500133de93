using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chela.Edge.Files.Yaml;
using Chela.Envelope.Policies;
using Chela.Text;

namespace Chela.Edge.Files.Policies;

/// <summary>
/// A standing approval as the owner sees it before it is saved: a sentence as a comment, and the very lines that go under
/// <c>standing</c> in <c>policy.yaml</c>. What is shown is what is saved: the lines are read back before they are shown. See
/// <see cref="PolicyFile"/> for the other way.
/// </summary>
public static class StandingText
{
    /// <summary>What stands above the lines in the smallest policy that holds them.</summary>
    public const string Head = "version: 1\nstanding:\n";

    /// <summary>
    /// The lines, each with its end. What an eye does not see, or may take for something else (line ends, control and format
    /// characters, blanks but the common one), stands as an escape.
    /// </summary>
    /// <param name="approval">The approval.</param>
    /// <param name="now">The moment, for how long it may hold at most.</param>
    /// <param name="errors">Why there are none: lines and columns are of <see cref="Head"/> and the lines.</param>
    /// <returns>The lines; null if nobody may save such an approval, or reading them back would give another one.</returns>
    public static string? Of(
        StandingApproval approval,
        DateTimeOffset now,
        out ImmutableArray<ConfigurationError> errors
    )
    {
        var text = Lines(approval);
        var reading = PolicyFile.Read("standing", Encoding.UTF8.GetBytes(Head + text), now);
        errors = reading.Errors;
        if (reading.Policy is not { } policy)
        {
            return null;
        }

        // INVARIANT: what was shown is what is read.
        if (policy.Json == new Policy { Standing = [approval] }.Json && policy.Standing[0].Expires == approval.Expires)
        {
            return text;
        }

        errors =
        [
            new ConfigurationError(
                "standing",
                3,
                3,
                "expected it to be read back as it is, but it is not",
                "approve each call"
            ),
        ];
        return null;
    }

    private static string Lines(StandingApproval approval)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"  # {Sentence(approval)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  - name: {Quoted(approval.Name)}\n");
        text.Append(CultureInfo.InvariantCulture, $"    tool: {Quoted(approval.Tool)}\n");
        text.Append(CultureInfo.InvariantCulture, $"    kind: {PolicyWords.Of(approval.Kind)}\n");
        if (!approval.Fixed.IsEmpty)
        {
            text.Append("    fixed:\n");
            foreach (var (name, json) in approval.Fixed)
            {
                text.Append(CultureInfo.InvariantCulture, $"      {Quoted(name)}: {Visible(json)}\n");
            }
        }

        if (!approval.Free.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"    free: [{Names(approval.Free)}]\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"    expires: {approval.Expires:yyyy-MM-dd'T'HH:mm:sszzz}\n");
        return text.ToString();
    }

    private static string Sentence(StandingApproval approval)
    {
        var values = approval.Fixed.Select(f => $"{Quoted(f.Key)} is {Visible(f.Value)}");
        var kept = approval.Fixed.IsEmpty ? "" : $" whose {string.Join(" and ", values)}";
        var free = approval.Free.IsEmpty ? "" : $", whatever is in {Names(approval.Free)}";
        return $"Until {approval.Expires:yyyy-MM-dd HH:mm zzz}, {Quoted(approval.Tool)} ({PolicyWords.Of(approval.Kind)})"
            + $" runs without asking for a call{kept}{free}, and no other argument.";
    }

    private static string Names(ImmutableArray<string> names) => string.Join(", ", names.Select(Quoted));

    private static string Quoted(string text) => Visible(new CanonicalJson().Text(text).ToString());

    /// <summary>JSON whose texts hold nothing that is not seen. JSON's escapes are YAML's as well.</summary>
    private static string Visible(string json)
    {
        var text = new StringBuilder(json.Length);
        foreach (var rune in json.EnumerateRunes())
        {
            _ =
                IsSeen(rune) ? text.Append(rune)
                : rune.IsBmp ? text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}")
                : text.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
        }

        return text.ToString();
    }

    private static bool IsSeen(Rune rune) =>
        rune.Value == ' '
        || !Confusables.IsIgnorable(rune.Value)
            && Rune.GetUnicodeCategory(rune)
                is not (
                    UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
                );
}
