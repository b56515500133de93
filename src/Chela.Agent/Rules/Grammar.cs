using System.Collections.Immutable;

namespace Chela.Agent.Rules;

/// <summary>The rules with their patterns read, in the order in which they are tried.</summary>
internal static class Grammar
{
    private static readonly Lazy<ImmutableArray<GrammarRule>> s_commands = new(() => Read(CommandRules.All));
    private static readonly Lazy<ImmutableArray<GrammarRule>> s_english = new(() => Read(EnglishRules.All));
    private static readonly Lazy<ImmutableArray<GrammarRule>> s_chinese = new(() => Read(ChineseRules.All));

    private static readonly Lazy<Dictionary<string, Pattern>> s_parts = new(ReadParts);

    /// <summary>The rules for what begins with a slash.</summary>
    public static ImmutableArray<GrammarRule> Commands => s_commands.Value;

    /// <summary>The rules for sentences of a language: names and links may be in any.</summary>
    public static IEnumerable<GrammarRule> Sentences(bool isChinese) =>
        isChinese ? s_chinese.Value.Concat(s_english.Value) : s_english.Value;

    /// <summary>A part.</summary>
    public static Pattern Part(string name) => s_parts.Value[name];

    private static ImmutableArray<GrammarRule> Read(Rule[] rules) =>
        [.. rules.Select(rule => GrammarRule.Of(Pattern.Of(Around(rule), s_parts.Value), rule))];

    private static string Around(Rule rule) =>
        rule.Form switch
        {
            RuleForm.English =>
                $"(<hello> <please> ({rule.Pattern}) <thanks>|<hello> <asked> ({rule.Pattern}) <thanks> [?])",
            RuleForm.Asking => $"<hello> <please> ({rule.Pattern}) [please|,] {{?|.|!}}",
            RuleForm.Chinese => $"(<喂> <请> ({rule.Pattern}) <谢>|<喂> <能> ({rule.Pattern}) [吗|么] [?|？])",
            RuleForm.AskingChinese => $"<喂> [请问] ({rule.Pattern}) [呢|啊|呀|来着|吗] {{?|？|.|。|!|！}}",
            _ => rule.Pattern,
        };

    private static Dictionary<string, Pattern> ReadParts()
    {
        var parts = new Dictionary<string, Pattern>(StringComparer.Ordinal);
        foreach (var (name, pattern) in GrammarParts.All)
        {
            parts.Add(name, Pattern.Of(pattern, parts));
        }

        return parts;
    }
}
