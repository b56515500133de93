namespace Chela.Agent.Rules;

/// <summary>What may stand around the pattern of a rule.</summary>
internal enum RuleForm
{
    /// <summary>An order: "please …", "could you … ?".</summary>
    English,

    /// <summary>A question to which the verb is the answer.</summary>
    Asking,

    /// <summary>An order in Chinese: 请帮我…, 能不能帮我…吗.</summary>
    Chinese,

    /// <summary>A question in Chinese.</summary>
    AskingChinese,

    /// <summary>A command: nothing stands around it.</summary>
    Command,
}
