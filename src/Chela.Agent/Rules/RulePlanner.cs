using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Verbs;
using Chela.Text.Written;

namespace Chela.Agent.Rules;

/// <summary>
/// Understands commands and plain sentences in English and Chinese without a model, by a small grammar. Precision first: a
/// sentence is understood as a whole or not at all, and only the owner's own words count. Pure and thread-safe.
/// </summary>
public static class RulePlanner
{
    /// <summary>A longer message, in characters, is no sentence of this grammar.</summary>
    public const int LongestMessage = 2_000;

    // Patterns are tried recursively.
    private const int MostTokens = 400;

    /// <summary>Reads a message of the owner's.</summary>
    /// <param name="text">Its text as it was sent.</param>
    /// <param name="moment">When it was said: "tomorrow" is the day after that.</param>
    public static RuleReading Read(string text, RuleMoment moment) =>
        text.Length > LongestMessage
            ? RuleSentences.Of(RuleQuestion.TooLong, text[..LongestMessage])
            : Read(text, QuotedParts.Of(text, []), moment);

    /// <summary>Reads a message of which it is known what is not the owner's own.</summary>
    /// <param name="message">The message.</param>
    /// <param name="moment">When it was said.</param>
    public static RuleReading Read(OwnerMessage message, RuleMoment moment) =>
        message.Text.Length > LongestMessage
            ? RuleSentences.Of(RuleQuestion.TooLong, message.Text[..LongestMessage])
            : Read(message.Text, message.Cuts, moment);

    /// <summary>Whether a message is answered in Chinese.</summary>
    public static bool IsChinese(string message) =>
        Enumerable.Range(0, message.Length).Any(at => WordEdges.IsIdeographic(message, at));

    private static RuleReading Read(string raw, ImmutableArray<CutSpan> cuts, RuleMoment moment)
    {
        var text = RuleText.Of(raw, cuts);
        if (text.Tokens.IsEmpty)
        {
            return RuleSentences.Of(
                string.IsNullOrWhiteSpace(raw) || cuts.IsEmpty ? RuleQuestion.Unknown : RuleQuestion.OnlyQuoted,
                raw
            );
        }

        if (text.Tokens.Length > MostTokens)
        {
            return RuleSentences.Of(RuleQuestion.TooLong, raw);
        }

        var match = new PatternMatch(text);
        var isCommand = text.Tokens[0].Text[..Math.Min(1, text.Tokens[0].Text.Length)] == "/";
        var isChinese = IsChinese(text.Folded);
        var words = text.Tokens.Select(t => t.Kind == RuleTokenKind.Link ? Pattern.Link : t.Text).ToHashSet();
        foreach (var rule in isCommand ? Grammar.Commands : Grammar.Sentences(isChinese))
        {
            if (rule.IsWorthTrying(words) && match.Fits(rule.Pattern))
            {
                return Answer(rule.Rule, match, raw, moment);
            }
        }

        return RuleSentences.Of(isCommand ? RuleQuestion.NoCommand : RuleQuestion.Unknown, raw);
    }

    private static RuleReading Answer(Rule rule, PatternMatch match, string raw, RuleMoment moment)
    {
        if (rule.Asks[0] == '?')
        {
            var question = Enum.Parse<RuleQuestion>(rule.Asks[1..]);
            return RuleSentences.Of(
                question == RuleQuestion.When ? RuleTimes.WhyNoTime(RuleText.Of(raw, [])) : question,
                raw
            );
        }

        if (rule.Asks[0] == '!')
        {
            return rule.Asks switch
            {
                "!stop" => new RuleReading.Stop(),
                "!help" => new RuleReading.Help(),
                var polite => RuleSentences.Polite(polite[1..], raw),
            };
        }

        if (Doubt(rule, match) is { } doubt)
        {
            return RuleSentences.Of(doubt, raw);
        }

        return RuleArguments.Of(rule, match, moment) switch
        {
            ({ IsDefault: false } arguments, _) => new RuleReading.Verb(arguments),
            (_, var question) => RuleSentences.Of(question, raw),
        };
    }

    /// <summary>What makes the owner's words another wish than the rule's, or more than one; null if nothing does.</summary>
    private static RuleQuestion? Doubt(Rule rule, PatternMatch match)
    {
        if (match.Written("topic").FirstOrDefault() is { } topic)
        {
            // "Search for" means the words as they stand.
            var isAsked = rule.Form is RuleForm.Asking or RuleForm.AskingChinese;
            return !VerbReader.Read(topic, []).IsEmpty ? RuleQuestion.Unknown
                : isAsked && RuleTimes.EndsWithPeriod(topic) ? RuleQuestion.WhichPeriod
                : null;
        }

        return match.Written("what").FirstOrDefault() is not { } what ? null
            : rule.Asks.StartsWith("reminder add", StringComparison.Ordinal)
                ? RuleTimes.Doubt(
                    what,
                    rule.Pattern.IndexOf("<what>", StringComparison.Ordinal)
                        < rule.Pattern.IndexOf("<when>", StringComparison.Ordinal)
                )
            : rule.Asks == "note $what" && RuleTimes.HasAnother(what) ? RuleQuestion.Unknown
            : null;
    }
}
